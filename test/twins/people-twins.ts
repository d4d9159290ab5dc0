import { provedBy, type Twin } from './twin.ts';

const room = provedBy('room', 'test/room');
const said = provedBy('unit', 'shared-schema/src/people');
const kept = provedBy('unit', 'game-server/src/people');
const served = provedBy('unit', 'game-server/src');
const shown = provedBy('unit', 'client/src/people');

const SERVER = 'game-server/src';
const PEOPLE = `${SERVER}/people`;
const SPOKEN = 'shared-schema/src/people/spoken-text.ts';

const talking: readonly Twin[] = [
  said('spoken-text', 'P11 what turns or hides a text', {
    name: 'direction marks stay in a text',
    file: SPOKEN,
    find: "(SHAPES_WORDS.test(character) ? character : ''))",
    replace: "(/[\\p{M}\\p{Cf}]/u.test(character) ? character : ''))",
  }),
  said('spoken-text', 'P11 marks do not paint over', {
    name: 'any number of marks stays on a letter',
    file: SPOKEN,
    find: ".replaceAll(TOO_MANY_MARKS, '$1')",
    replace: '',
  }),
  said('spoken-text', 'P11 whatever is given', {
    name: 'a text is normalised before it is cleaned',
    file: SPOKEN,
    find: "    .normalize('NFC')\n",
    replace: '',
  }),
  room('people', 'P12 what is said reaches who has the speaker in sight', {
    name: 'bubbles reach the whole room',
    file: `${PEOPLE}/people-plugin.ts`,
    find: 'this.#avatar.viewersOf(who).filter((viewer)',
    replace: 'this.world.here().filter((viewer)',
  }),
  room('people', 'P13 the lecturer takes a hand down', {
    name: 'a hand stays up when its person has gone',
    file: `${PEOPLE}/people-plugin.ts`,
    find: "this.#show(who, { hasHandUp: false, status: 'here' });",
    replace: "this.#show(who, { status: 'here' });",
  }),
  room('people', 'P13 the lecturer takes a hand down', {
    name: 'everybody takes hands down',
    file: 'shared-schema/src/people/asks.ts',
    find: "{ by: ['lecturer'], creditsPerMinute: 120 }",
    replace: '{ creditsPerMinute: 120 }',
  }),
  kept('room-texts', 'P14 a room keeps the last lines only', {
    name: 'the chat grows without end',
    file: `${PEOPLE}/room-texts.ts`,
    find: 'if (texts.length > CHAT_LINES) texts.shift();',
    replace: '',
  }),
  room('chat', 'P15 words and emotes of who was blocked', {
    name: 'who was blocked is heard all the same',
    file: `${PEOPLE}/people-plugin.ts`,
    find: 'for (const each of to) if (this.#reaches(each, personId, role)) this.#send',
    replace: 'for (const each of to) this.#send',
  }),
  room('chat', 'P15 a block holds in every room', {
    name: 'a block is forgotten by a restart',
    file: `${PEOPLE}/block-store.ts`,
    find: 'if (blocked.size > 0) blockedBy.set(personId, blocked);',
    replace: 'if (blocked.size > 1e6) blockedBy.set(personId, blocked);',
  }),
  room('chat', 'P15 who leads a tour', {
    name: 'a lecturer can be blocked in the own tour',
    file: `${PEOPLE}/people-plugin.ts`,
    find: "role === 'lecturer' || !this.services",
    replace: '!this.services',
  }),
];

const moderating: readonly Twin[] = [
  room('moderation', 'P16 a report reaches moderators', {
    name: 'a lecturer reads reports on the lecturer',
    file: `${PEOPLE}/report-store.ts`,
    find: 'report.person_id <> ',
    replace: 'report.report_id <> ',
  }),
  room('moderation', 'P16 a report reaches moderators', {
    name: "somebody else's words count as proof",
    file: `${PEOPLE}/people-plugin.ts`,
    find: 'known?.personId === personId ? known : null',
    replace: 'known',
  }),
  room('moderation', 'P16 made-up texts', {
    name: 'every made-up text is a report of its own',
    file: `${PEOPLE}/people-plugin.ts`,
    find: 'textId: text?.textId ?? null,',
    replace: 'textId,',
  }),
  room('moderation', 'P16 the text of a report can be erased', {
    name: 'the text stays when the report is settled',
    file: `${SERVER}/journal/project.ts`,
    find: ', text = null',
    replace: '',
  }),
  room('moderation', 'P17 a hidden text', {
    name: 'a hidden line stays in the chat',
    file: `${PEOPLE}/people-plugin.ts`,
    find: 'text.isHidden = true;',
    replace: '',
  }),
  room('moderation', 'P18 who is removed is out', {
    name: 'the door asks nothing of who was removed',
    file: `${SERVER}/http/entry-routes.ts`,
    find: 'if (keptOut) throw new HttpRefused(keptOut);',
    replace: '',
  }),
  room('moderation', 'P18 who is removed is out', {
    name: 'a ticket from before the removal lets in',
    file: `${SERVER}/hall-room.ts`,
    find: 'if (keptOut) throw new ServerError(ErrorCode.AUTH_FAILED, keptOut);',
    replace: '',
  }),
  room('moderation', 'P18 who is removed while the line is down', {
    name: 'who is removed while the line is down comes back by its token',
    file: `${SERVER}/room-world.ts`,
    find: '    const { client } = participant;\n    this.#bySession.delete(participant.sessionId);',
    replace: '    const { client } = participant;',
  }),
  room('moderation', 'P19 P23 J3 a ban and its lifting', {
    name: 'only what was shipped keeps out',
    file: `${PEOPLE}/exclusion-store.ts`,
    find: 'const unshipped = await journal.unshipped(personId);',
    replace: 'const unshipped: JournalEvent[] = [];',
  }),
  room('moderation', 'P19 a ban holds in every room', {
    name: 'a ban holds in one room only',
    file: `${PEOPLE}/moderation-plugin.ts`,
    find: 'onlyRoomId: null, until: null };',
    replace: 'onlyRoomId: act.roomId, until: null };',
  }),
  room('moderation', 'P22 who keeps the house', {
    name: 'keepers of the house can be put out',
    file: `${PEOPLE}/moderation-plugin.ts`,
    find: "return PROTECTED.includes(other.person.role) ? refuse('protected') : other;",
    replace: 'return other;',
  }),
  room('moderation', 'P22 a lecturer moderates the own tour', {
    name: 'a lecturer removes from the whole hall',
    file: `${PEOPLE}/moderation-plugin.ts`,
    find: "const onlyRoomId = this.world.roleOf(who) === 'lecturer' ? this.world.roomId : null;\n      const { personId }",
    replace: 'const onlyRoomId = null;\n      const { personId }',
  }),
  room('moderation', 'P23 J2 every act', {
    name: 'the record holds the words',
    file: `${PEOPLE}/moderation-plugin.ts`,
    find: 'const body = { textId, authorId: text.personId };',
    replace: 'const body = { textId, authorId: text.text };',
  }),
];

const lasting: readonly Twin[] = [
  served('room-world', 'P25 an open room forgets', {
    name: 'an open room keeps everybody who was ever in it',
    file: `${SERVER}/room-world.ts`,
    find: 'const MOST_DEPARTED = 500;',
    replace: 'const MOST_DEPARTED = 500_000;',
  }),
  served('room-world', 'P25 who came back', {
    name: 'who came back is forgotten as if gone',
    file: `${SERVER}/room-world.ts`,
    find: 'if (known) this.#departed.delete(known);',
    replace: '',
  }),
  served('room-world', 'P25 a tour keeps', {
    name: 'a tour forgets its group',
    file: `${SERVER}/room-world.ts`,
    find: "if (this.kind === 'tour') return;",
    replace: '',
  }),
  served('answering', 'A3 who has all credits again', {
    name: 'credits of everybody who ever asked are kept',
    file: `${SERVER}/answering.ts`,
    find: 'this.#forgetFull(nowMs);',
    replace: '',
  }),
  shown('list-pace', 'U27 however often', {
    name: 'the list is asked for at every change',
    file: 'client/src/people/list-pace.ts',
    find: 'const ASK_EVERY_MS = 600;',
    replace: 'const ASK_EVERY_MS = 10;',
  }),
];

/** Breaks of talk, moderation, and of rooms that live long. */
export const people: readonly Twin[] = [...talking, ...moderating, ...lasting];
