import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { answerAtGate, gateDesk, gateSheet, giveAnswer, passGate, rightOn, wrongOn } from './gate-answers.ts';
import { everybodyLeaves, type Guest, newRequestId } from './guest.ts';
import {
  becomes,
  isAllowed,
  participantOf,
  placeOf,
  roomOf,
  ticksPass,
  visitor,
  walkTo,
  walkToNamed,
} from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { entryOf } from './places.ts';

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

const gateId = 'to-law';
const behind = (guest: Guest) => entryOf(guest, 'law-discipline');
const refused = (reason: string) => ({ ok: false, reason });

/** Lets so much time pass by the room's clock that everybody may answer again. */
function creditsComeBack(guest: Guest): void {
  const room = roomOf(guest);
  const before = room.nowMs.bind(room);
  room.nowMs = () => before() + 60_000;
}

const unknownSheet = '00000000-0000-4000-8000-000000000000';

test('G1 a gate asks nobody who stands too far, and refuses what it does not know', async () => {
  const anna = await visitor(hall, 'Anna');
  expect(await anna.ask('gate.question', { gateId })).toEqual(refused('too-far'));
  const guess = { kind: 'single', optionId: 'a1b2c3' } as const;
  expect(await giveAnswer(anna, gateId, unknownSheet, guess)).toEqual(refused('too-far'));
  expect(await anna.ask('gate.question', { gateId: 'no-gate' })).toEqual(refused('no-such-gate'));
  await walkToNamed(anna, 'gate', gateId);
  const { sheetId, question } = await gateSheet(anna);
  expect(await giveAnswer(anna, gateId, sheetId, guess)).toEqual(refused('no-such-option'));
  expect(await giveAnswer(anna, gateId, sheetId, { kind: 'true-false', isTrue: true })).toEqual(
    refused('no-such-option'),
  );
  creditsComeBack(anna);
  expect(await giveAnswer(anna, gateId, unknownSheet, await rightOn(hall, question))).toEqual(
    refused('not-this-question'),
  );
  // Nothing of all that was an answer: the sheet is still the one in hand.
  expect(await gateSheet(anna)).toMatchObject({ sheetId, triesLeft: 3 });
});

test('G2 a wrong answer explains, draws the next question and leaves the gate closed; a right one opens it', async () => {
  const anna = await visitor(hall, 'Anna');
  await walkToNamed(anna, 'gate', gateId);
  const first = await gateSheet(anna);
  const answered = await giveAnswer(anna, gateId, first.sheetId, await wrongOn(hall, first.question));
  expect(answered).toMatchObject({
    ok: true,
    value: { isRight: false, passed: false, exhibitId: first.question.exhibitId, triesLeft: 2, untilMs: null },
  });
  expect(answered.ok && answered.value.explanation).toHaveProperty('zh-CN');
  const second = await gateSheet(anna);
  expect(second.question.questionId).not.toBe(first.question.questionId);
  // The explanation told the first answer: it is worth nothing any more.
  expect(await giveAnswer(anna, gateId, first.sheetId, await rightOn(hall, first.question))).toEqual(
    refused('not-this-question'),
  );
  expect(participantOf(anna).passes).toBe(0);
  await passGate(hall, anna);
  await anna.until((_state, people) => people.get(anna.avatarId)?.passes === 1, 'the open gate');
  expect(await anna.ask('gate.question', { gateId })).toEqual(refused('already-passed'));
});

test('G3 the gate opens for who answered; the one beside stays out', async () => {
  const anna = await visitor(hall, 'Anna');
  const ben = await visitor(hall, 'Ben');
  await passGate(hall, anna);
  await walkToNamed(ben, 'gate', gateId);
  await walkTo(anna, behind(anna));
  expect(placeOf(anna)).toEqual(behind(anna));
  await ben.ask('avatar.go', { tick: roomOf(ben).world.tick, seq: 1, ...behind(ben), pace: 2 });
  await ben.ask('avatar.steer', { tick: roomOf(ben).world.tick, seq: 2, heading: 192, pace: 2 });
  await ticksPass(ben, 12);
  expect(isAllowed(ben)).toBe(true);
  expect(participantOf(ben).sceneId).toBe('principles');
  expect(await ben.ask('avatar.way-to', { kind: 'avatar', id: anna.avatarId })).toEqual(refused('way-closed'));
});

test('G4 the pass outlives leaving, the room and the server', async () => {
  const anna = await visitor(hall, 'Anna');
  const { roomId } = anna.room;
  await passGate(hall, anna);
  await anna.leave();
  await anna.enter();
  expect(participantOf(anna).passes).toBe(1);
  await anna.leave();
  await hall.restart();
  await anna.enter();
  expect(anna.room.roomId).not.toBe(roomId);
  expect(participantOf(anna).passes).toBe(1);
  await walkTo(anna, behind(anna));
  expect(participantOf(anna).sceneId).toBe('law-discipline');
});

test('G2 A4 two right answers at once are one answer and one pass', async () => {
  const anna = await visitor(hall, 'Annabel');
  await walkToNamed(anna, 'gate', gateId);
  const { sheetId, question } = await gateSheet(anna);
  const answer = await rightOn(hall, question);
  const answers = await Promise.all([1, 2, 3].map(() => giveAnswer(anna, gateId, sheetId, answer)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  await becomes(async () => {
    const [row] = await hall.sql`select count(*)::int as n from response join person using (person_id)
      where display_name = 'Annabel'`;
    return row?.n === 1;
  }, 'one response in the record');
});

test('G6 options stand in an order and under names of their own on every sheet, and a foreign sheet is refused', async () => {
  const [anna, ben] = [await visitor(hall, 'Anna'), await visitor(hall, 'Ben')];
  for (const guest of [anna, ben]) await walkToNamed(guest, 'gate', gateId);
  const [hers, his] = [await gateSheet(anna), await gateSheet(ben)];
  expect(his.question.questionId).toBe(hers.question.questionId);
  const namesOf = (sheet: typeof hers) => sheet.question.options.map(({ optionId }) => optionId);
  expect(namesOf(hers).filter((name) => namesOf(his).includes(name))).toEqual([]);
  const rows = await hall.sql<{ id: string }[]>`
    select option ->> 'optionId' as id from pack_version,
      jsonb_array_elements(secret_content -> 'questions') question, jsonb_array_elements(question -> 'options') option`;
  expect(rows.map(({ id }) => id).filter((id) => [...namesOf(hers), ...namesOf(his)].includes(id))).toEqual([]);
  // Asking again deals no new sheet; an answer on somebody else's is none.
  expect(await gateSheet(anna)).toEqual(hers);
  expect(await giveAnswer(ben, gateId, hers.sheetId, await rightOn(hall, hers.question))).toEqual(
    refused('not-this-question'),
  );
  expect(participantOf(ben).passes).toBe(0);
});

test('G7 two right answers are needed where the rule says two; each draws a question not yet answered', async () => {
  const anna = await visitor(hall, 'Anna');
  const one = await answerAtGate(hall, anna, 'to-contributions', true);
  expect(one.result).toMatchObject({ isRight: true, passed: false, needed: 2, right: 1 });
  const wrong = await answerAtGate(hall, anna, 'to-contributions', false);
  expect(wrong.result).toMatchObject({ isRight: false, passed: false, right: 1, triesLeft: null });
  const two = await answerAtGate(hall, anna, 'to-contributions', true);
  expect(two.result).toMatchObject({ isRight: true, passed: true, right: 2 });
  const asked = [one, wrong, two].map(({ sheet }) => sheet.question.questionId);
  expect(new Set(asked).size).toBe(3);
});

test('G8 every kind of question is answered at a gate; what is to be proved, before the exhibit that proves it', async () => {
  const anna = await visitor(hall, 'Anna');
  const { questions, gates } = roomOf(anna).world.hall;
  const law = gates.find((gate) => gate.gateId === gateId);
  const kinds = ['true-false', 'multiple', 'ordering', 'fill-in', 'evidence'];
  const oneOfEach = kinds.map((kind) => [...questions.values()].find((each) => each.kind === kind)?.questionId ?? '');
  if (!law) throw new Error('the hall has lost its gate');
  const { questionIds, rule } = law;
  Object.assign(law, { questionIds: oneOfEach, rule: { ...rule, rightAnswers: kinds.length } });
  try {
    const marked = [];
    for (const kind of kinds) {
      creditsComeBack(anna);
      if (kind !== 'evidence') {
        const { sheet, result } = await answerAtGate(hall, anna, gateId, true);
        marked.push([sheet.question.kind, result.isRight]);
        continue;
      }
      await walkToNamed(anna, 'gate', gateId);
      const { sheetId, question } = await gateSheet(anna);
      expect(question).toMatchObject({ kind, exhibitId: null, sources: [], options: [] });
      const answer = await rightOn(hall, question);
      // Naming the exhibit from the gate proves nothing.
      expect(await giveAnswer(anna, gateId, sheetId, answer)).toEqual(refused('too-far'));
      if (answer.kind === 'evidence') await walkToNamed(anna, 'exhibit', answer.exhibitId);
      const asked = await giveAnswer(anna, gateId, sheetId, answer);
      expect(asked).toMatchObject({ ok: true, value: { isRight: true, passed: true } });
      marked.push([question.kind, true]);
    }
    expect(marked).toEqual(kinds.map((kind) => [kind, true]));
  } finally {
    Object.assign(law, { questionIds, rule });
  }
  await becomes(async () => {
    const rows = await hall.sql`select kind, option_id, mark from response
      where person_id = ${participantOf(anna).person.personId} order by response_id`;
    return rows.length === 5 && rows.every(({ option_id, mark }) => option_id === null && mark === 1);
  }, 'five marks and no word of what was said');
});

test('G9 at a gate that opens by what was seen as well, the exhibits open it without an answer', async () => {
  const anna = await visitor(hall, 'Anna');
  await passGate(hall, anna);
  await walkToNamed(anna, 'gate', 'to-responsibility');
  expect(await gateDesk(anna, 'to-responsibility')).toMatchObject({ state: 'question', needed: 1, right: 0 });
  const { services, world } = roomOf(anna);
  const rule = world.hall.gates.find((gate) => gate.gateId === 'to-responsibility')?.rule;
  const { personId } = participantOf(anna).person;
  for (const exhibitId of rule?.exhibits ?? [])
    await services.journal.record({
      kind: 'exhibit.seen',
      at: Date.now(),
      roomId: world.roomId,
      personId,
      requestId: newRequestId(),
      body: { hallId: 'integrity', exhibitId },
    });
  expect(await anna.ask('gate.question', { gateId: 'to-responsibility' })).toEqual(refused('already-passed'));
  expect(participantOf(anna).passes).toBe(0b101);
});
