import { room, SERVER, SHARED, shared, type Twin } from './twin.ts';

export const exhibits: readonly Twin[] = [
  room('exhibits', 'X2 nothing counts from too far', {
    name: 'an exhibit is looked at from anywhere',
    file: `${SERVER}/exhibit/exhibit-plugin.ts`,
    find: 'return standing !== undefined && place !== null && canLookAt(map, standing, place);',
    replace: 'return standing !== undefined && place !== null && [canLookAt, map].length > 0;',
  }),
  room('exhibits', 'X3 J1 seen is told when it is on disk', {
    name: 'an exhibit is told as seen before that is recorded',
    file: `${SERVER}/exhibit/exhibit-plugin.ts`,
    find: 'await this.services.journal.record(...events);',
    replace: 'void this.services.journal.record(...events);',
  }),
  shared('exhibit/rules', 'X1 what counts between two tells', {
    name: 'a long absence counts as looking',
    file: `${SHARED}/exhibit/rules.ts`,
    find: 'sinceLastMs > 0 && sinceLastMs <= LONGEST_LOOK_MS ? sinceLastMs : 0',
    replace: 'sinceLastMs > 0 ? sinceLastMs : 0',
  }),
  room('exhibit-load', 'X11 a hall of two hundred exhibits', {
    name: 'a hall is told with all its exhibits whole',
    file: `${SERVER}/pack/published-hall.ts`,
    find: 'return { exhibitId, kind, title, minSeconds, hasNarration:',
    replace: 'return { ...exhibit, exhibitId, kind, title, minSeconds, hasNarration:',
  }),
  room('exhibit-load', 'X13 what is answered rightly', {
    name: 'what was answered is told of no exhibit',
    file: `${SERVER}/exhibit/exhibit-plugin.ts`,
    find: 'if (exhibitId) answered.add(exhibitId);',
    replace: 'if (exhibitId && answered.size > 0) answered.add(exhibitId);',
  }),
];
