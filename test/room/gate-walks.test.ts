import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { seededDice } from '../../game-server/src/bots/dice.ts';
import type { KeyedQuestion } from '../../game-server/src/pack/question-file.ts';
import { keyOf } from '../../game-server/src/quiz/answer-key.ts';
import type { GateDesk, GateResult } from '../../shared-schema/src/gate/asks.ts';
import type { HallMap, Point } from '../../shared-schema/src/map/hall-map.ts';
import type { GivenAnswer } from '../../shared-schema/src/quiz/answers.ts';
import { answerOnSheet, rightAnswer } from '../../shared-schema/src/quiz/right-answers.ts';
import { isOnFloor } from '../drawn-map.ts';
import type { GivenSheet } from './gate-answers.ts';
import { everybodyLeaves, type Guest, newRequestId } from './guest.ts';
import { participantOf, placeOf, roomOf, visitor } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';

const STEPS = 100_000;
const PEOPLE = 8;

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

type Answering = (
  client: unknown,
  payload: unknown,
  context: { id: undefined; reject(reason: string): null },
) => unknown;
type Prober = { guest: Guest; sheets: Map<string, GivenSheet>; rightly: Map<string, Set<string>> };

/** Asks the room as its messages do, without the way over the wire. */
async function askOf(guest: Guest, plugin: 'avatar' | 'gate', name: string, payload: unknown): Promise<unknown> {
  const { messages } = roomOf(guest).plugins[plugin] as unknown as { messages: Record<string, Answering> };
  return (await messages[name]?.(participantOf(guest).client, payload, { id: undefined, reject: () => null })) ?? null;
}

/** Tiles to which one can walk from the start through the open gates, told from the grids alone. */
function walkable(map: HallMap, passes: number): Uint8Array {
  const reached = new Uint8Array(map.width * map.height);
  const queue = map.starts.map(({ x, y }) => Math.floor(y) * map.width + Math.floor(x));
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const gate = map.gateAt[at] ?? 0;
    const isOpen = gate === 0 || Math.floor(passes / 2 ** (gate - 1)) % 2 === 1;
    if (reached[at] === 1 || map.blocked[at] !== 0 || !isOpen) continue;
    reached[at] = 1;
    const x = at % map.width;
    queue.push(...[at - map.width, at + map.width].filter((next) => next >= 0 && next < reached.length));
    if (x > 0) queue.push(at - 1);
    if (x < map.width - 1) queue.push(at + 1);
  }
  return reached;
}

test('G13 100,000 seeded walks and asks lead nobody past a closed gate or into a wall', {
  timeout: 240_000,
}, async () => {
  const dice = seededDice(13);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(dice() * list.length)] as T;
  const people: Prober[] = [];
  for (let i = 0; i < PEOPLE; i++)
    people.push({ guest: await visitor(hall, `Walker ${i}`), sheets: new Map(), rightly: new Map() });
  const room = roomOf(people[0]?.guest as Guest);
  const { world, plugins } = room;
  const { map } = world;
  let nowMs = Date.now();
  room.nowMs = () => nowMs;
  const open = new Map<number, Uint8Array>();
  const count = { walks: 0, questions: 0, answers: 0, right: 0 };

  const anywhere = (): Point => ({ x: dice() * map.width, y: dice() * map.height });
  const atGate = (): Point => {
    const { x, y, width, height } = pick(map.gates);
    return { x: x + dice() * width * 2 - width / 2, y: y + dice() * height * 3 - height };
  };
  const walk = async ({ guest }: Prober) => {
    count.walks++;
    const [tick, seq, pace] = [world.tick + Math.floor(dice() * 20) - 10, count.walks, pick([1, 2] as const)];
    if (dice() < 0.7)
      await askOf(guest, 'avatar', 'avatar.steer', { tick, seq, heading: Math.floor(dice() * 256), pace });
    else await askOf(guest, 'avatar', 'avatar.go', { tick, seq, ...(dice() < 0.3 ? anywhere() : atGate()), pace });
  };
  const question = async ({ guest, sheets }: Prober) => {
    const { gateId } = pick(map.gates);
    const desk = (await askOf(guest, 'gate', 'gate.question', { gateId })) as GateDesk | null;
    if (desk?.state !== 'question') return;
    count.questions++;
    sheets.set(gateId, desk);
  };
  const answer = async (prober: Prober) => {
    const [gateId, sheet] = pick([...pick([prober, pick(people)]).sheets, ['none', null] as const]);
    if (!sheet) return;
    const keyed = world.hall.questions.get(sheet.question.questionId) as KeyedQuestion;
    const right = answerOnSheet(sheet.question, keyed, rightAnswer(keyOf(keyed)));
    const isRight = dice() < 0.3;
    const given: GivenAnswer = isRight ? right : pick([{ kind: 'single', optionId: 'zz9zz9' }, otherThan(right)]);
    const sent = { requestId: newRequestId(), gateId: pick([gateId, pick(map.gates).gateId]), sheetId: sheet.sheetId };
    const result = (await askOf(prober.guest, 'gate', 'gate.answer', { ...sent, answer: given })) as GateResult | null;
    if (!result) return;
    count.answers++;
    expect(result.isRight).toBe(isRight);
    if (!isRight) return;
    count.right++;
    const done = prober.rightly.get(sent.gateId) ?? new Set();
    prober.rightly.set(sent.gateId, done.add(sheet.question.questionId));
  };
  const isWhereItMay = ({ guest, rightly }: Prober): boolean => {
    const { passes } = participantOf(guest);
    const earned = map.gates.map(({ gateId }) => {
      const needed = world.hall.gates.find((gate) => gate.gateId === gateId)?.rule.rightAnswers ?? 99;
      return (rightly.get(gateId)?.size ?? 0) >= needed;
    });
    const isEarned = map.gates.every((_, i) => Math.floor(passes / 2 ** i) % 2 === Number(earned[i]));
    const place = placeOf(guest);
    const reached = open.get(passes) ?? walkable(map, passes);
    open.set(passes, reached);
    const isSeated = map.seats.some((seat) => Math.hypot(seat.x - place.x, seat.y - place.y) <= 1);
    const tile = Math.floor(place.y) * map.width + Math.floor(place.x);
    return isEarned && (isSeated || (isOnFloor(map, passes, place) && reached[tile] === 1));
  };

  for (let step = 0; step < STEPS; step++) {
    const prober = pick(people);
    const wish = dice();
    nowMs += 500;
    if (wish < 0.5) await walk(prober);
    else if (wish < 0.75) await question(prober);
    else await answer(prober);
    if (step % 4 === 0) {
      world.tick++;
      plugins.avatar.walk(() => {});
    }
    if (!isWhereItMay(prober)) expect.fail(`step ${step}: ${JSON.stringify(placeOf(prober.guest))}`);
  }
  for (const each of people) expect(isWhereItMay(each)).toBe(true);
  // The walks and asks met what they were to meet.
  expect(count.walks).toBeGreaterThan(20_000);
  expect(Math.min(count.answers, count.right, count.questions)).toBeGreaterThan(10);
  expect(people.some(({ guest }) => participantOf(guest).passes !== 0)).toBe(true);
});

/** Another answer of the same kind. */
function otherThan(right: GivenAnswer): GivenAnswer {
  if (right.kind === 'true-false') return { ...right, isTrue: !right.isTrue };
  if (right.kind === 'fill-in') return { ...right, text: 'something else' };
  if (right.kind === 'evidence') return { ...right, exhibitId: 'openness' };
  if (right.kind === 'ordering') return { ...right, optionIds: [...right.optionIds].reverse() };
  return right.kind === 'multiple'
    ? { ...right, optionIds: right.optionIds.slice(1) }
    : { ...right, optionId: 'a1b2c3' };
}
