import { provedBy, room, SERVER, SHARED, shared, type Twin } from './twin.ts';

const people = provedBy('unit', 'client/src/people');
const drawn = provedBy('unit', 'client/src/view2d');
const panels = provedBy('unit', 'client/src/ui');
const bots = provedBy('unit', 'game-server/src/bots');

const PEOPLE = 'client/src/people';

const signs: readonly Twin[] = [
  people('own-status', 'U20 the page says away', {
    name: 'who is back soon is away after five minutes',
    file: `${PEOPLE}/own-status.ts`,
    find: "return isLong && own.status === 'here' ?",
    replace: 'return isLong ?',
  }),
  people('chat-lines', 'U21 the chat on the page is bounded', {
    name: 'a line that is told twice stands twice',
    file: `${PEOPLE}/chat-lines.ts`,
    find: 'const others = lines.filter(({ textId }) => textId !== line.textId);',
    replace: 'const others = lines;',
  }),
  people('chat-lines', 'U21 the chat on the page is bounded', {
    name: 'the chat on the page grows without end',
    file: `${PEOPLE}/chat-lines.ts`,
    find: 'return others.toSpliced(place, 0, line).slice(-CHAT_LINES);',
    replace: 'return others.toSpliced(place, 0, line);',
  }),
  people('spoken-rules', 'U22 what was said is shown', {
    name: 'a bubble outlives its time',
    file: `${PEOPLE}/spoken-rules.ts`,
    find: 'untilMs > nowMs',
    replace: 'untilMs >= nowMs',
  }),
  people('text-length', 'U23 characters are counted', {
    name: 'rare characters count twice',
    file: `${PEOPLE}/text-length.ts`,
    find: '[...cleaned].length',
    replace: 'cleaned.length',
  }),
  people('hands-in-order', 'U24 hands stand in the order', {
    name: 'who raises the hand last is called first',
    file: `${PEOPLE}/hands-in-order.ts`,
    find: '[...stayed, ...[...up].filter((avatarId) => !known.has(avatarId))]',
    replace: '[...[...up].filter((avatarId) => !known.has(avatarId)), ...stayed]',
  }),
  people('popover-place', 'U25 a menu that fits', {
    name: 'a menu hangs over the edge of the screen',
    file: `${PEOPLE}/popover-place.ts`,
    find: 'Math.min(Math.max(left, FREE_PX), furthest)',
    replace: 'left',
  }),
];

const pictures: readonly Twin[] = [
  drawn('figure-detail', 'W11 draws nobody simply', {
    name: 'those who are drawn whole are not the nearest',
    file: 'client/src/view2d/figure-detail.ts',
    find: 'if (isCrowd) others.sort((a, b) => a.away - b.away);',
    replace: '',
  }),
  drawn('figure-detail', 'W11 draws the own figure', {
    name: 'a lecturer far away is drawn as anybody',
    file: 'client/src/view2d/figure-detail.ts',
    find: "if (isSelf || role === 'lecturer') whole.add(id);",
    replace: 'if (isSelf) whole.add(id);',
  }),
  panels('coach-steps', 'U10 being moved by the room', {
    name: 'who is led has learned to walk',
    file: 'client/src/ui/coach-steps.ts',
    find: 'if (news.tiles > MOST_TILES) return coach;',
    replace: '',
  }),
  shared('avatar/look', 'P24 every number gives a look', {
    name: 'a choice that does not exist is a look',
    file: `${SHARED}/avatar/look.ts`,
    find: 'choice < LOOK_CHOICES[layer] ? choice : 0',
    replace: 'choice',
  }),
  shared('avatar/rules', 'M19 who is led', {
    name: 'who was led looks the way of the last step',
    file: `${SHARED}/avatar/rules.ts`,
    find: 'return endHeading === undefined ? walking : { ...walking, endHeading: endHeading & 255 };',
    replace: 'return walking;',
  }),
];

const demonstration: readonly Twin[] = [
  bots('rules', 'D5 it says nothing', {
    name: 'bots talk while a lecturer does',
    file: `${SERVER}/bots/asides.ts`,
    find: 'if (!moment.isOnTour && moment.maySay',
    replace: 'if (moment.maySay',
  }),
  room('bots', 'D2 a token that is not of this start', {
    name: 'any token of the right length lets bots in',
    file: `${SERVER}/identity/demonstration-bots.ts`,
    find: ' && timingSafeEqual(given, expected)',
    replace: ' && timingSafeEqual(expected, expected)',
  }),
  room('bots', 'D6 the switch', {
    name: 'everybody of the demonstration switches the bots',
    file: `${SERVER}/identity/demonstration-bots.ts`,
    find: "and role in ('lecturer', 'supervisor', 'moderator')`",
    replace: '`',
  }),
];

/** Breaks of what screens show, of figures, and of the demonstration's bots. */
export const screens: readonly Twin[] = [...signs, ...pictures, ...demonstration];
