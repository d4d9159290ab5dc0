import { room, SERVER, type Twin } from './twin.ts';

const BOARD = `${SERVER}/board`;

export const boards: readonly Twin[] = [
  room('board', 'B1 what is written on a board', {
    name: 'a message is put on the board as it was typed',
    file: `${BOARD}/board-plugin.ts`,
    find: 'personId, name, text: seen, at }',
    replace: 'personId, name, text, at }',
  }),
  room('board', 'B2 a board is read by pages', {
    name: 'messages of one moment are passed over between two pages',
    file: `${BOARD}/board-store.ts`,
    find: 'and (at, message_id) < coalesce(',
    replace: 'and (at, null::uuid) < coalesce(',
  }),
  room('board', 'B3 only who wrote a message', {
    name: 'anybody takes back anything',
    file: `${BOARD}/board-plugin.ts`,
    find: 'this.#hide(who, requestId, messageId, who.person.personId)',
    replace: 'this.#hide(who, requestId, messageId, null)',
  }),
  room('board', 'B3 only who wrote a message', {
    name: 'a hidden message stays to be read',
    file: `${BOARD}/board-store.ts`,
    find: 'and scene_id = ${sceneId} and hidden_at is null',
    replace: 'and scene_id = ${sceneId}',
  }),
  room('board', 'B5 a message repeated', {
    name: 'the journal keeps the text',
    file: `${BOARD}/board-plugin.ts`,
    find: "'board.written', messageId, sceneId);",
    replace: "'board.written', messageId, seen);",
  }),
  room('board', 'B6 whom one blocked', {
    name: 'blocks do not hold on boards',
    file: `${BOARD}/board-store.ts`,
    find: '.filter(({ personId }) => !reader.isBlocked(personId));',
    replace: ';',
  }),
];
