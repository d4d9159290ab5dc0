import board from '../../locales/zh-CN/board.json' with { type: 'json' };
import coach from '../../locales/zh-CN/coach.json' with { type: 'json' };
import entry from '../../locales/zh-CN/entry.json' with { type: 'json' };
import exhibit from '../../locales/zh-CN/exhibit.json' with { type: 'json' };
import gate from '../../locales/zh-CN/gate.json' with { type: 'json' };
import hall from '../../locales/zh-CN/hall.json' with { type: 'json' };
import join from '../../locales/zh-CN/join.json' with { type: 'json' };
import learn from '../../locales/zh-CN/learn.json' with { type: 'json' };
import map from '../../locales/zh-CN/map.json' with { type: 'json' };
import moderation from '../../locales/zh-CN/moderation.json' with { type: 'json' };
import paper from '../../locales/zh-CN/paper.json' with { type: 'json' };
import people from '../../locales/zh-CN/people.json' with { type: 'json' };
import quiz from '../../locales/zh-CN/quiz.json' with { type: 'json' };
import refused from '../../locales/zh-CN/refused.json' with { type: 'json' };
import settings from '../../locales/zh-CN/settings.json' with { type: 'json' };
import supervision from '../../locales/zh-CN/supervision.json' with { type: 'json' };
import tour from '../../locales/zh-CN/tour.json' with { type: 'json' };
import ui from '../../locales/zh-CN/ui.json' with { type: 'json' };
import voice from '../../locales/zh-CN/voice.json' with { type: 'json' };

/** All texts in Chinese, by file and key; one chunk, loaded when this language is chosen. */
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
