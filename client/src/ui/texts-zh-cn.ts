import entry from '../../locales/zh-CN/entry.json' with { type: 'json' };
import exhibit from '../../locales/zh-CN/exhibit.json' with { type: 'json' };
import gate from '../../locales/zh-CN/gate.json' with { type: 'json' };
import hall from '../../locales/zh-CN/hall.json' with { type: 'json' };
import people from '../../locales/zh-CN/people.json' with { type: 'json' };
import quiz from '../../locales/zh-CN/quiz.json' with { type: 'json' };
import refused from '../../locales/zh-CN/refused.json' with { type: 'json' };
import supervision from '../../locales/zh-CN/supervision.json' with { type: 'json' };
import tour from '../../locales/zh-CN/tour.json' with { type: 'json' };
import ui from '../../locales/zh-CN/ui.json' with { type: 'json' };
import voice from '../../locales/zh-CN/voice.json' with { type: 'json' };

/** All texts in Chinese, by file and key; one chunk, loaded when this language is chosen. */
export const texts = { entry, exhibit, gate, hall, people, quiz, refused, supervision, tour, ui, voice };
