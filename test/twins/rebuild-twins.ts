import { room, SERVER, type Twin, unit } from './twin.ts';

export const rebuilding: readonly Twin[] = [
  room('killed-rooms', 'P26 P27 after a killed server', {
    name: 'the places of people are kept nowhere',
    file: `${SERVER}/avatar/last-places.ts`,
    find: 'if (rows.length > 0) spool.keepPlaces(rows);',
    replace: 'if (rows.length < 0) spool.keepPlaces(rows);',
  }),
  room('killed-rooms', 'P26 P27 after a killed server', {
    name: 'an open room is not made again under its id',
    file: `${SERVER}/hall-rooms.ts`,
    find: 'if (!ours.has(roomId)) return reopen(hallId, roomId);',
    replace: '',
  }),
  room('killed-rooms', 'P26 P27 after a killed server', {
    name: 'a room that the record knows as closed is opened again',
    file: `${SERVER}/journal/room-events.ts`,
    find: "if (row?.isClosed || unshipped.some(({ kind }) => kind === 'room.closed')) return 'closed';",
    replace: '',
  }),
  room('killed-rooms', 'T7 after a killed server a tour', {
    name: 'what is not shipped yet is forgotten when a room is made again',
    file: `${SERVER}/journal/room-events.ts`,
    find: 'const byId = new Map([...shipped, ...unshipped].map(',
    replace: 'const byId = new Map([...shipped, ...unshipped.slice(0, 0)].map(',
  }),
  room('rebuilt-rooms', 'T7 after any sequence', {
    name: 'the stop of a tour is lost with its room',
    file: `${SERVER}/tour/tour-plugin.ts`,
    find: 'Object.assign(this.state.tour, { stopExhibitId, stops });',
    replace: 'Object.assign(this.state.tour, { stopExhibitId });',
  }),
  room('rebuilt-rooms', 'T7 after any sequence', {
    name: 'a gate that was opened to all is closed again after a restart',
    file: `${SERVER}/gate/gate-plugin.ts`,
    find: "return this.world.kind === 'tour' ? ['gate.overridden'] : [];",
    replace: 'return [];',
  }),
  room('rebuilt-rooms', 'T7 A4 what was answered before', {
    name: 'a retried answer is refused after a restart',
    file: `${SERVER}/quiz/quiz-plugin.ts`,
    find: 'if (given?.requestId === requestId) return { optionId: given.optionId };',
    replace: '',
  }),
  room('rebuilt-rooms', 'P26 two who were kept on one seat', {
    name: 'two people come back onto one seat',
    file: `${SERVER}/avatar/arrival.ts`,
    find: 'for (const other of others) if (seatOf(map, other) === seat) return floor;',
    replace: 'for (const other of others) if (seatOf(map, other) === null) return floor;',
  }),
  {
    ...unit('arrival', 'M3 P26 a place in a wall', {
      name: 'a kept place behind a door that was not passed is taken',
      file: `${SERVER}/avatar/arrival.ts`,
      find: 'return reached[tileIndex(map, place.x, place.y)] === 1;',
      replace: 'return reached.length > 0;',
    }),
    testFile: `${SERVER}/avatar/arrival.test.ts`,
  },
  {
    ...unit('admission', 'P28 however they come', {
      name: 'everybody is let in at once',
      file: `${SERVER}/http/admission.ts`,
      find: 'if (this.#left < 1) return false;',
      replace: '',
    }),
    testFile: `${SERVER}/http/admission.test.ts`,
  },
];
