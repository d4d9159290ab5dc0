import { provedBy, room, SERVER, type Twin } from './twin.ts';

const walking = provedBy('unit', 'client/src/avatar');
const drawn = provedBy('unit', 'client/src/view2d');
const panels = provedBy('unit', 'client/src/ui');
const lines = provedBy('unit', 'client/src/net');
const asked = provedBy('unit', 'client/src/quiz');
const bots = provedBy('unit', 'game-server/src/bots');
const voice = provedBy('unit', 'game-server/src/voice');
const whole = provedBy('unit', 'test');

/** Breaks of what makes the hall feel alive. */
export const alive: readonly Twin[] = [
  walking('free-seat', 'M16 the nearest seat', {
    name: 'a seat on which somebody sits is offered',
    file: 'client/src/avatar/free-seat.ts',
    find: 'tiles(seat) <= reachTiles && !isTaken(seat)',
    replace: 'tiles(seat) <= reachTiles',
  }),
  walking('seat-offer', 'U28 beside a free seat', {
    name: 'nobody is told that one can sit down',
    file: 'client/src/avatar/seat-offer.ts',
    find: "return seat ? 'sit-down' : null;",
    replace: 'return null;',
  }),
  walking('seat-offer', 'U28 who walks past a seat', {
    name: 'every bench that one walks past is told',
    file: 'client/src/avatar/seat-offer.ts',
    find: 'self.pace === 0 && freeSeat(',
    replace: 'freeSeat(',
  }),
  walking('seat-offer', 'U28 who sits', {
    name: 'who sits does not stand up by the prompt',
    file: 'client/src/avatar/seat-offer.ts',
    find: 'const place = self?.sits ? floorBefore(world) : self &&',
    replace: 'const place = self?.sits ? null : self &&',
  }),
  lines('room-mirror', 'W4 tells tour', {
    name: 'the roster is told anew with every patch',
    file: 'client/src/net/room-mirror.ts',
    find: 'if (rowsText === this.#roster) return;',
    replace: '',
  }),
  drawn('camera-rules', 'W5 what panels cover', {
    name: 'panels count as seen',
    file: 'client/src/view2d/camera-rules.ts',
    find: 'offset: { x: (left - right) / 2, y: (top - bottom) / 2 },',
    replace: 'offset: { x: 0, y: 0 },',
  }),
  drawn('label-places', 'W3 U30 in a half circle', {
    name: 'names lie over faces',
    file: 'client/src/view2d/label-places.ts',
    find: 'else if (head) label.raisedY = head.y;',
    replace: '',
  }),
  whole('headless-view', 'W9 two views of one world', {
    name: 'two views make the world go faster',
    file: 'client/src/avatar/world.ts',
    find: 'this.#nowMs = Math.max(nowMs, this.#nowMs);',
    replace: 'this.#nowMs += 50;',
  }),
  panels('request-ids', 'U2 an action tried again', {
    name: 'an action tried again gets a new request id',
    file: 'client/src/ui/request-ids.ts',
    find: 'const known = open.get(action) ?? makeId();',
    replace: 'const known = makeId();',
  }),
  panels('request-ids', 'U2 an answered or refused action', {
    name: 'a request id is kept after the answer',
    file: 'client/src/ui/request-ids.ts',
    find: "if (reason !== 'offline') open.delete(action);",
    replace: "if (reason === 'offline') open.delete(action);",
  }),
  panels('line-told', 'U31 a line that is back', {
    name: 'a line that is back at once is told as lost',
    file: 'client/src/ui/line-told.ts',
    find: 'seconds >= SHORT_SECONDS',
    replace: 'seconds >= 0',
  }),
  asked('answer-count', 'U29 people are counted', {
    name: 'bots are counted as people',
    file: 'client/src/quiz/answer-count.ts',
    find: 'if (isBot) count.bots++;\n    else count.people++;',
    replace: 'count.people++;',
  }),
  asked('answer-count', 'U29 an answer counts', {
    name: 'an answer is lost with the line of who gave it',
    file: 'client/src/quiz/answer-count.ts',
    find: '!(connected || hasAnswered)',
    replace: '!connected',
  }),
  bots('rules', 'D1 every bot has a name', {
    name: 'a bot is named like a person',
    file: `${SERVER}/identity/bot-names.ts`,
    find: '`机器人 ${name} Bot`',
    replace: 'name',
  }),
  bots('rules', 'D3 the same dice', {
    name: 'bots throw dice of their own',
    file: `${SERVER}/bots/dice.ts`,
    find: 'return (state >>> 0) / 2 ** 32;',
    replace: 'return Math.random();',
  }),
  voice('voice-door', 'V15 V16 who joins', {
    name: 'who is not in the tour stays in its voice',
    file: `${SERVER}/voice/voice-door.ts`,
    find: 'if (!isInTour(roomName.slice(OF_A_TOUR.length), identity)) await',
    replace: 'if (roomName === identity) await',
  }),
  room('moderation', 'P16 the text of a report that nobody settles', {
    name: 'the words of a report are kept for ever',
    file: `${SERVER}/people/report-store.ts`,
    find: 'where at < ${new Date(beforeMs)} and text is not null',
    replace: 'where at < ${new Date(beforeMs)} and text is null',
  }),
  room('voice-webhook', 'V15 a call counts once', {
    name: 'a call of the voice server counts again and again',
    file: `${SERVER}/voice/voice-door.ts`,
    find: "if (heard.has(event.id)) return 'repeated';",
    replace: '',
  }),
  room('voice-webhook', 'V15 a call counts once', {
    name: 'the voice server’s signature is not asked for',
    file: `${SERVER}/voice/voice-door.ts`,
    find: "if (!event) return 'forged';",
    replace: "if (!event) return 'heard';",
  }),
];
