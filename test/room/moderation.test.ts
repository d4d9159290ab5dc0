import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Journal } from '../../game-server/src/journal/journal.ts';
import { keepReports } from '../../game-server/src/people/report-keeping.ts';
import { createReportStore } from '../../game-server/src/people/report-store.ts';
import { everybodyLeaves, Guest } from './guest.ts';
import { heardBy, wordsOf, writes } from './hearing.ts';
import { becomes, participantOf, roomOf, visitor } from './inside-room.ts';
import { atTheDoor, excludedFor, moderatorIn, reportsFor } from './moderating.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { shippingBlocked } from './shipping.ts';
import { act, granted, learnerIn, openTour } from './touring.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

const removes = (by: Guest, other: Guest) => act(by, 'moderation.remove', { avatarId: other.avatarId });
const bans = (by: Guest, other: Guest) => act(by, 'moderation.ban', { avatarId: other.avatarId });
const isOut = (guest: Guest, code: number) => becomes(() => guest.closedWith === code, `closed with ${code}`);
const done = { ok: true, value: null };
const refused = (reason: string) => ({ ok: false, reason });

/** Lets ten minutes pass for everybody who was removed. */
async function tenMinutesPass(): Promise<void> {
  await becomes(async () => (await hall.sql`select 1 from exclusion where until is not null`).length > 0, 'shipped');
  await hall.sql`update exclusion set until = until - interval '10 minutes' where until is not null`;
}

test('P17 a hidden text is taken away from everybody and out of the chat, of bubbles too', async () => {
  const moderator = await moderatorIn(hall);
  const anna = await visitor(hall, 'Anna');
  const ben = await visitor(hall, 'Ben');
  const textId = await writes(ben, 'shame on you all');
  await writes(ben, 'good day');
  const heard = heardBy(anna);
  expect(await act(moderator, 'moderation.hide-text', { textId })).toEqual(done);
  expect(await act(moderator, 'moderation.hide-text', { textId })).toEqual(done);
  const { textId: said } = await granted<{ textId: string }>(ben, 'people.say', { text: 'shame again' });
  expect(await act(moderator, 'moderation.hide-text', { textId: said })).toEqual(done);
  await becomes(
    () => heard.some(({ news, what }) => news === 'people.hidden' && what.textId === said),
    'the bubble taken away',
  );
  const hidden = heard.filter(({ news }) => news === 'people.hidden').map(({ what }) => what);
  expect(hidden).toEqual([{ textId }, { textId: said }]);
  expect(await wordsOf(anna)).toEqual(['good day']);
  expect(await wordsOf(ben)).toEqual(['good day']);
  expect(await act(moderator, 'moderation.hide-text', { textId: crypto.randomUUID() })).toEqual(
    refused('no-such-text'),
  );
});

test('P18 who is removed is out with 4101 at once and not let in before ten minutes are over, in any room of the hall', async () => {
  const moderator = await moderatorIn(hall);
  const { tourId } = await openTour(hall);
  const rude = await visitor(hall, 'Rude');
  const inTour = await rude.anotherTab().enter({ tourId });
  const kept = await rude.seat();
  expect(await removes(moderator, rude)).toEqual(done);
  await isOut(rude, 4101);
  await isOut(inTour, 4101);
  await moderator.until((_state, people) => !people.has(rude.avatarId), 'the body gone');
  expect([await atTheDoor(rude), await atTheDoor(rude, tourId)]).toEqual(['removed', 'removed']);
  await expect(rude.join(kept)).rejects.toThrow('removed');
  await expect(rude.comeBack()).rejects.toThrow();
  expect((await excludedFor(moderator))[0]).toMatchObject({ name: 'Rude', kind: 'removed' });
  await tenMinutesPass();
  await hall.restart();
  expect(await atTheDoor(rude)).toBe('in');
  expect(await (await rude.enter()).ask('people.me')).toMatchObject({ ok: true });
});

test('P18 the ten minutes are those of the server', async () => {
  const moderator = await moderatorIn(hall);
  const rude = await visitor(hall, 'Rudolf');
  await removes(moderator, rude);
  await isOut(rude, 4101);
  const [excluded] = await excludedFor(moderator);
  expect((excluded?.until ?? 0) - (excluded?.at ?? 0)).toBe(600_000);
  const { exclusions } = roomOf(moderator).services;
  const { personId } = roomOf(moderator).world.ofAvatar(rude.avatarId)?.person ?? { personId: '' };
  const place = roomOf(moderator).plugins.moderation.place;
  const until = excluded?.until ?? 0;
  expect(await exclusions.of(personId, place, until - 1)).toBe('removed');
  expect(await exclusions.of(personId, place, until)).toBeNull();
});

test('P18 who is removed while the line is down does not come back by its token', async () => {
  const moderator = await moderatorIn(hall);
  const rude = await visitor(hall, 'Rudi');
  rude.dropLine();
  await becomes(() => participantOf(rude).client === null, 'the line down');
  expect(await removes(moderator, rude)).toEqual(done);
  await moderator.until((_state, people) => !people.has(rude.avatarId), 'the body gone');
  const told = await rude
    .comeBack()
    .then(({ room }) => new Promise((resolve) => room.onLeave(resolve)))
    .catch(() => 'refused');
  expect([4101, 'refused']).toContain(told);
  expect(await moderator.ask('people.list', { page: 0, search: 'Rudi' })).toMatchObject({ value: { total: 0 } });
});

test('P19 a ban holds in every room and after a restart, until it is lifted', async () => {
  const moderator = await moderatorIn(hall);
  const { tourId } = await openTour(hall);
  const bad = await visitor(hall, 'Bad');
  const inTour = await bad.anotherTab().enter({ tourId });
  expect(await bans(moderator, bad)).toEqual(done);
  expect(await bans(moderator, bad)).toEqual(done);
  await isOut(bad, 4102);
  await isOut(inTour, 4102);
  expect([await atTheDoor(bad), await atTheDoor(bad, tourId)]).toEqual(['banned', 'banned']);
  await everybodyLeaves();
  await hall.restart();
  expect(await atTheDoor(bad)).toBe('banned');
  const again = await moderatorIn(hall);
  const excluded = (await excludedFor(again)).filter(({ name }) => name === 'Bad');
  expect(excluded).toMatchObject([{ kind: 'banned', until: null, byName: '演示管理员 Moderator' }]);
  const { exclusionId } = excluded[0] ?? {};
  expect(await act(again, 'moderation.lift', { exclusionId })).toEqual(done);
  expect(await act(again, 'moderation.lift', { exclusionId })).toEqual(refused('no-such-exclusion'));
  expect(await atTheDoor(bad)).toBe('in');
});

test('P19 P23 J3 a ban and its lifting hold while nothing can be shipped, also after a restart', async () => {
  const moderator = await moderatorIn(hall);
  const bad = await visitor(hall, 'Worse');
  let release = await shippingBlocked(hall);
  try {
    expect(await bans(moderator, bad)).toEqual(done);
    await isOut(bad, 4102);
    expect(await atTheDoor(bad)).toBe('banned');
    expect(await hall.sql`select 1 from exclusion join person using (person_id) where display_name = 'Worse'`).toEqual(
      [],
    );
    await everybodyLeaves();
    await hall.restart();
    expect(await atTheDoor(bad)).toBe('banned');
  } finally {
    await release();
  }
  const again = await moderatorIn(hall);
  const listed = async () => (await excludedFor(again)).find(({ name }) => name === 'Worse');
  await becomes(async () => (await listed()) !== undefined, 'the ban in the list');
  const exclusionId = (await listed())?.exclusionId;
  release = await shippingBlocked(hall);
  try {
    expect(await act(again, 'moderation.lift', { exclusionId })).toEqual(done);
    expect(await listed()).toBeUndefined();
    expect(await atTheDoor(bad)).toBe('in');
  } finally {
    await release();
  }
});

test('P22 who keeps the house is protected; one cannot remove oneself or nobody', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const moderator = await moderatorIn(hall, tourId);
  const supervisor = await (await new Guest(hall).signIn('supervisor')).enter({ tourId });
  for (const keeper of [lecturer, supervisor]) {
    expect(await removes(moderator, keeper)).toEqual(refused('protected'));
    expect(await bans(moderator, keeper)).toEqual(refused('protected'));
  }
  expect(await removes(lecturer, moderator)).toEqual(refused('protected'));
  expect(await removes(moderator, moderator)).toEqual(refused('oneself'));
  expect(await act(moderator, 'moderation.ban', { avatarId: 'a999' })).toEqual(refused('no-such-person'));
  expect([lecturer, supervisor, moderator].map(({ closedWith }) => closedWith)).toEqual([null, null, null]);
});

test('P22 a lecturer moderates the own tour and nothing else; learner, visitor and supervisor moderate nothing', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  const rude = await (await new Guest(hall).signIn('visitor')).enter({ name: 'Rude', tourId });
  const textId = await writes(rude, 'rude words');
  const supervisor = await (await new Guest(hall).signIn('supervisor')).enter({ tourId });
  for (const guest of [learner, rude, supervisor]) {
    expect(await act(guest, 'moderation.hide-text', { textId })).toEqual(refused('not-allowed'));
    expect(await removes(guest, learner)).toEqual(refused('not-allowed'));
    expect(await guest.ask('moderation.reports')).toEqual(refused('not-allowed'));
  }
  expect(await bans(lecturer, rude)).toEqual(refused('not-allowed'));
  expect(await lecturer.ask('moderation.excluded')).toEqual(refused('not-allowed'));
  expect(await act(lecturer, 'moderation.hide-text', { textId })).toEqual(done);
  expect(await removes(lecturer, rude)).toEqual(done);
  await isOut(rude, 4101);
  expect([await atTheDoor(rude, tourId), await atTheDoor(rude)]).toEqual(['removed', 'in']);

  // In the open room, and in the tour of somebody else, the same lecturer is one of the group.
  await rude.enter();
  await lecturer.enter();
  expect(await removes(lecturer, rude)).toEqual(refused('not-allowed'));
  const { tourId: otherTour } = await openTour(hall);
  await hall.sql`update room set lecturer_id = null where room_id = ${otherTour}`;
  await everybodyLeaves();
  await hall.restart();
  const visiting = await (await new Guest(hall).signIn('lecturer')).enter({ tourId: otherTour });
  expect(await visiting.ask('people.me')).toMatchObject({ value: { role: 'learner', moderates: false } });
  expect(await visiting.ask('moderation.reports')).toEqual(refused('not-allowed'));
});

test('P16 a report reaches moderators in any room of the hall and the own lecturer, once, and not who it is about', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await learnerIn(hall, tourId);
  const rude = await (await new Guest(hall).signIn('visitor')).enter({ name: 'Rude', tourId });
  const textId = await writes(rude, 'rude words');
  const report = { avatarId: rude.avatarId, textId, reason: 'rude' };
  for (let i = 0; i < 2; i++) expect(await act(learner, 'people.report', report)).toEqual(done);
  await act(rude, 'people.report', { avatarId: lecturer.avatarId, textId, reason: 'other' });
  const elsewhere = await moderatorIn(hall);
  const seen = await reportsFor(elsewhere);
  const about = (name: string) => seen.filter((each) => each.name === name);
  expect(about('Rude')).toMatchObject([{ avatarId: '', textId, text: 'rude words', reason: 'rude' }]);
  // The text was not the lecturer's: it is no proof against the lecturer.
  expect(about('演示讲师 Lecturer')).toMatchObject([{ reporterName: 'Rude', text: null }]);
  expect(await reportsFor(lecturer)).toMatchObject([{ avatarId: rude.avatarId, name: 'Rude', text: 'rude words' }]);
  const aboutOneself = about('演示讲师 Lecturer')[0]?.reportId;
  expect(await act(lecturer, 'moderation.settle', { reportId: aboutOneself })).toEqual(refused('no-such-report'));
  expect(await act(elsewhere, 'moderation.ban-reported', { reportId: aboutOneself })).toEqual(refused('protected'));
  expect(await act(elsewhere, 'moderation.ban-reported', { reportId: about('Rude')[0]?.reportId })).toEqual(done);
  await isOut(rude, 4102);
  const other = await learnerIn(hall, tourId);
  expect(await act(other, 'people.report', { ...report, avatarId: other.avatarId })).toEqual(refused('oneself'));
  expect(await act(other, 'people.report', { ...report, avatarId: 'a99' })).toEqual(refused('no-such-person'));
});

test('P16 made-up texts and those of others make no further reports of one person by another', async () => {
  const moderator = await moderatorIn(hall);
  const flooder = await visitor(hall, 'Flooder');
  const target = await visitor(hall, 'Target');
  const ownTextId = await writes(flooder, 'my own words');
  for (const textId of [ownTextId, crypto.randomUUID(), crypto.randomUUID()])
    expect(await act(flooder, 'people.report', { avatarId: target.avatarId, textId, reason: 'spam' })).toEqual(done);
  const about = (await reportsFor(moderator)).filter(({ name }) => name === 'Target');
  expect(about).toMatchObject([{ textId: null, text: null }]);
});

test('P16 the text of a report can be erased, and is when the report is settled', async () => {
  const moderator = await moderatorIn(hall);
  const anna = await visitor(hall, 'Anna');
  const rude = await visitor(hall, 'Rufus');
  const texts = [await writes(rude, 'first words'), await writes(rude, 'second words')];
  for (const textId of texts) await act(anna, 'people.report', { avatarId: rude.avatarId, textId, reason: 'rude' });
  const about = async () => (await reportsFor(moderator)).filter(({ name }) => name === 'Rufus');
  expect((await about()).map(({ text }) => text).sort()).toEqual(['first words', 'second words']);
  await hall.sql`update report set text = null where text = 'first words'`;
  expect((await about()).map(({ text }) => text).filter(Boolean)).toEqual(['second words']);
  const left = (await about()).find(({ text }) => text !== null);
  expect(await act(moderator, 'moderation.settle', { reportId: left?.reportId })).toEqual(done);
  expect(await about()).toHaveLength(1);
  expect(await act(moderator, 'moderation.settle', { reportId: left?.reportId })).toEqual(refused('no-such-report'));
  await becomes(
    async () => (await hall.sql`select 1 from report where text = 'second words' `).length === 0,
    'no text',
  );
});

test('P16 the text of a report that nobody settles is kept for 30 days, and the report stays', async () => {
  const moderator = await moderatorIn(hall);
  const anna = await visitor(hall, 'Anna');
  const rude = await visitor(hall, 'Roland');
  const textId = await writes(rude, 'old words');
  await act(anna, 'people.report', { avatarId: rude.avatarId, textId, reason: 'rude' });
  const about = async () => (await reportsFor(moderator)).filter(({ name }) => name === 'Roland');
  const madeAt = (await about())[0]?.at ?? 0;
  const daysLater = async (days: number) => {
    const reports = createReportStore(hall.sql, {} as Journal);
    const { first, end } = keepReports(reports, () => madeAt + days * 86_400_000, pino({ level: 'silent' }));
    await first;
    await end();
    return (await about()).map((report) => report.text);
  };
  expect(await daysLater(29.9)).toEqual(['old words']);
  expect(await daysLater(30.1)).toEqual([null]);
});

test('P23 J2 every act is in the record with pseudonyms and no text, and a supervisor reads none of it', async () => {
  const moderator = await moderatorIn(hall);
  const rude = await visitor(hall, 'Rolf');
  const anna = await visitor(hall, 'Anna');
  const textId = await writes(rude, 'words that nobody keeps');
  await act(anna, 'people.report', { avatarId: rude.avatarId, textId, reason: 'spam' });
  const [report] = await reportsFor(moderator);
  await act(moderator, 'moderation.hide-text', { textId });
  await act(moderator, 'moderation.settle', { reportId: report?.reportId });
  await bans(moderator, rude);
  const [excluded] = await excludedFor(moderator);
  await act(moderator, 'moderation.lift', { exclusionId: excluded?.exclusionId });
  const kinds = ['text.hidden', 'report.settled', 'person.excluded', 'exclusion.lifted'];
  const events = () => hall.sql`
    select kind, body::text as body from event_log
    where room_id = ${moderator.room.roomId} and kind = any (${kinds}) order by id desc limit 4`;
  await becomes(async () => (await events())[0]?.kind === 'exclusion.lifted', 'shipped');
  const rows = await events();
  expect(rows.map(({ kind }) => kind).reverse()).toEqual(kinds);
  expect(JSON.stringify(rows)).not.toMatch(/Rolf|Anna|Moderator|words/);
  for (const table of ['report', 'exclusion', 'block']) {
    const [row] = await hall.sql`select has_table_privilege('clearhall_supervision', ${table}, 'select') as may`;
    expect([table, row?.may]).toEqual([table, false]);
  }
});
