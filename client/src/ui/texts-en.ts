import board from '../../locales/en/board.json' with { type: 'json' };
import coach from '../../locales/en/coach.json' with { type: 'json' };
import entry from '../../locales/en/entry.json' with { type: 'json' };
import exhibit from '../../locales/en/exhibit.json' with { type: 'json' };
import gate from '../../locales/en/gate.json' with { type: 'json' };
import hall from '../../locales/en/hall.json' with { type: 'json' };
import join from '../../locales/en/join.json' with { type: 'json' };
import learn from '../../locales/en/learn.json' with { type: 'json' };
import map from '../../locales/en/map.json' with { type: 'json' };
import moderation from '../../locales/en/moderation.json' with { type: 'json' };
import paper from '../../locales/en/paper.json' with { type: 'json' };
import people from '../../locales/en/people.json' with { type: 'json' };
import quiz from '../../locales/en/quiz.json' with { type: 'json' };
import refused from '../../locales/en/refused.json' with { type: 'json' };
import settings from '../../locales/en/settings.json' with { type: 'json' };
import supervision from '../../locales/en/supervision.json' with { type: 'json' };
import tour from '../../locales/en/tour.json' with { type: 'json' };
import ui from '../../locales/en/ui.json' with { type: 'json' };
import voice from '../../locales/en/voice.json' with { type: 'json' };

/** All texts in English, by file and key; one chunk, loaded when this language is chosen. */
export const texts = {
  board,
  coach,
  entry,
  exhibit,
  gate,
  hall,
  join,
  learn,
  map,
  moderation,
  paper,
  people,
  quiz,
  refused,
  settings,
  supervision,
  tour,
  ui,
  voice,
};
