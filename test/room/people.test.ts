import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { passGate } from './gate-answers.ts';
import { everybodyLeaves, Guest } from './guest.ts';
import { heardBy, textsIn, writes } from './hearing.ts';
import { becomes, participantOf, ticksPass, visitor, walkToNamed } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { granted, learnerIn, openTour } from './touring.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

const sees = (viewer: Guest, seen: Guest) =>
  viewer.until((_state, people) => people.has(seen.avatarId), 'the other in sight');

test('P12 what is said reaches who has the speaker in sight and the speaker, and nobody in another scene', async () => {
  const anna = await visitor(hall, 'Anna');
  const ben = await visitor(hall, 'Ben');
  const chen = await visitor(hall, 'Chen');
  await passGate(hall, chen);
  await walkToNamed(chen, 'scene', 'law-discipline');
  await ben.until((_state, people) => people.has(anna.avatarId) && !people.has(chen.avatarId), 'Chen out of sight');
  await chen.until((_state, people) => !people.has(anna.avatarId), 'Anna out of sight');
  const [byAnna, byBen, byChen] = [heardBy(anna), heardBy(ben), heardBy(chen)];
  const { textId } = await granted<{ textId: string }>(anna, 'people.say', { text: '  Good\tmorning ' });
  await granted(anna, 'people.emote', { emote: 1 });
  await writes(anna, 'the end');
  const said = { news: 'people.said', what: { textId, avatarId: anna.avatarId, text: 'Good morning' } };
  const emoted = { news: 'people.emoted', what: { avatarId: anna.avatarId, emote: 1 } };
  // Messages of one line come in order: when the last is there, none that was meant for it is missing.
  for (const heard of [byAnna, byBen, byChen])
    await becomes(() => textsIn(heard).includes('the end'), 'the last message');
  expect(byAnna.slice(0, 2)).toEqual([said, emoted]);
  expect(byBen.slice(0, 2)).toEqual([said, emoted]);
  expect(byChen.map(({ news }) => news)).toEqual(['people.chatted']);
});

test('P11 a hostile text is cleaned before anybody sees it, and one that says nothing is refused', async () => {
  const anna = await visitor(hall, 'Anna');
  const heard = heardBy(anna);
  for (const text of ['a\u202eb\u0000c', `z${'\u0489'.repeat(100)}`, '<img src=x onerror=alert(1)>', '字'.repeat(70)])
    expect(await anna.ask('people.say', { text })).toMatchObject({ ok: true });
  await becomes(() => heard.length === 4, 'four texts');
  expect(textsIn(heard)).toEqual(['abc', `z${'\u0489'.repeat(4)}`, '<img src=x onerror=alert(1)>', '字'.repeat(70)]);
  const ben = await visitor(hall, 'Ben');
  for (const text of ['\u200b\u202e \n', 'x'.repeat(71), '\u200d'])
    expect(await ben.ask('people.say', { text })).toEqual({ ok: false, reason: 'no-text' });
  for (const text of ['', 'x'.repeat(281), null, ['a']])
    expect(await ben.ask('people.say', { text })).toEqual({ ok: false, reason: 'malformed' });
  for (const emote of [0, 7, 1.5, '1'])
    expect(await ben.ask('people.emote', { emote })).toEqual({ ok: false, reason: 'malformed' });
});

test('A3 P12 who floods the others with bubbles is refused, then cut; they get no more than the credits allow', async () => {
  const ben = await visitor(hall, 'Ben');
  const mallory = await visitor(hall, 'Mallory');
  await sees(ben, mallory);
  const heard = heardBy(ben);
  const reasons = new Set<string>();
  heardBy(mallory);
  for (let i = 0; i < 40 && mallory.closedWith === null; i++) {
    const asked = await mallory.ask('people.say', { text: `spam ${i}` });
    if (!asked.ok) reasons.add(asked.reason);
  }
  expect([...reasons]).toContain('too-many');
  await becomes(() => mallory.closedWith === 4008, 'the flooder cut');
  await ticksPass(ben, 2);
  expect(heard.length).toBeLessThanOrEqual(10);
  expect(await ben.ask('people.me')).toMatchObject({ ok: true });
});

test('P13 a raised hand and a status are shown in the hall, in the list and in the roster', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  const { avatarId } = learner;
  await granted(learner, 'people.hand', { isUp: true });
  await granted(learner, 'people.status', { status: 'back-soon' });
  await lecturer.until((state, people) => {
    const entry = state.tour.roster.get(avatarId);
    const shown = people.get(avatarId);
    return [entry, shown].every((each) => each?.hasHandUp === true && each.status === 'back-soon');
  }, 'hand and status');
  expect(await lecturer.ask('people.list', { page: 0, search: '学员' })).toMatchObject({
    value: { people: [{ avatarId, hasHandUp: true, status: 'back-soon', isBlocked: false }] },
  });
  expect(await learner.ask('people.status', { status: 'dancing' })).toEqual({ ok: false, reason: 'malformed' });
});

test('P13 the lecturer takes a hand down; nobody else does, and each leaves with the hand down', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  const other = await learnerIn(hall, tourId);
  const { avatarId } = learner;
  await granted(learner, 'people.hand', { isUp: true });
  expect(await other.ask('people.lower-hand', { avatarId })).toEqual({ ok: false, reason: 'not-allowed' });
  expect(await lecturer.ask('people.lower-hand', { avatarId: 'a99' })).toEqual({ ok: false, reason: 'no-such-person' });
  await granted(lecturer, 'people.lower-hand', { avatarId });
  await learner.until((_state, people) => people.get(avatarId)?.hasHandUp === false, 'the hand down');
  await granted(learner, 'people.hand', { isUp: true });
  await granted(learner, 'people.status', { status: 'away' });
  await learner.leave();
  await lecturer.until((state) => {
    const entry = state.tour.roster.get(avatarId);
    return entry?.connected === false && !entry.hasHandUp && entry.status === 'here';
  }, 'gone with the hand down');
});

test('P13 a hand stays up while a lost line is waited for', async () => {
  const anna = await visitor(hall, 'Anna');
  await granted(anna, 'people.hand', { isUp: true });
  anna.dropLine();
  await becomes(() => participantOf(anna).client === null, 'the line down');
  await anna.comeBack();
  await anna.until((_state, people) => people.get(anna.avatarId)?.hasHandUp === true, 'the hand still up');
});

test('P22 P7 who moderates is told so: moderators everywhere, a lecturer in the own tour', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const { moderates } = await granted<{ moderates: boolean }>(lecturer, 'people.me');
  const moderator = await (await new Guest(hall).signIn('moderator')).enter();
  expect(moderates).toBe(true);
  expect(await moderator.ask('people.me')).toMatchObject({ value: { moderates: true, role: 'moderator' } });
  await lecturer.enter();
  expect(await lecturer.ask('people.me')).toMatchObject({ value: { moderates: false, role: 'learner' } });
  const learner = await learnerIn(hall, tourId);
  expect(await learner.ask('people.me')).toMatchObject({ value: { moderates: false } });
});
