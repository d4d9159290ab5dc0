import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { publish } from '../../game-server/src/pack/publish.ts';
import { answerAtGate, gateSheet, giveAnswer, wrongOn } from './gate-answers.ts';
import { everybodyLeaves, Guest, newRequestId } from './guest.ts';
import { type AskedQuestion, keyOf, roomOf, walkToNamed } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { act, openRound, openTour, roundQuestions } from './touring.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../../maps');
let hall: OpenHall;
let folder = '';

beforeAll(async () => {
  hall = await openHall();
  folder = await mkdtemp(path.join(tmpdir(), 'clearhall-canary-'));
  await cp(SAMPLE, folder, { recursive: true });
  const questions = path.join(folder, 'halls/integrity/questions');
  for (const file of await readdir(questions)) {
    const question = JSON.parse(await readFile(path.join(questions, file), 'utf8'));
    const canary = canaryOf(question.questionId);
    question.explanation = { en: `${canary} en`, 'zh-CN': `${canary} 中文` };
    if (question.kind === 'fill-in') question.key.push(`${canary} accepted`);
    await writeFile(path.join(questions, file), JSON.stringify(question));
  }
  expect(await publish(hall.sql, path.join(folder, 'halls/integrity'))).toMatchObject({ isNew: true });
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
  await rm(folder, { recursive: true, force: true });
});

const canaryOf = (questionId: string): string => `CANARY-${questionId}`;
/** A field that tells what is right, with something in it; a number only says how many were. */
const TELLS = /"(key|right|isRight|rightOptionId|correct|answer|secret\w*|explanation)"\s*:\s*(?!""|null|\d)/i;

/** A guest all of whose traffic is kept: every HTTP body and every byte of the socket. */
class Overheard extends Guest {
  readonly #heard: string[] = [];

  get heard(): string {
    return this.#heard.join('\n');
  }

  override async fetch(route: string, init: RequestInit = {}): Promise<Response> {
    const response = await super.fetch(route, init);
    this.#heard.push(JSON.stringify([...response.headers]), await response.clone().text());
    return response;
  }

  protected override onLine(room: Guest['room']): void {
    const { ws } = room.connection.transport as unknown as { ws: WebSocket };
    ws.addEventListener('message', ({ data }) => this.#heard.push(Buffer.from(data as ArrayBuffer).toString('latin1')));
  }

  override async ask(name: string, payload: unknown = {}) {
    const asked = await super.ask(name, payload);
    this.#heard.push(JSON.stringify(asked));
    return asked;
  }
}

test('G5 C5 nothing that a visitor is sent before a gate tells a key or an explanation, but of what was answered', async () => {
  const guest = await new Overheard(hall).signIn('visitor');
  await guest.enter({ name: 'Eve' });
  const { version } = guest.room.state;
  const served = await guest.fetch(`/api/halls/integrity/${version}`);
  expect(served.ok).toBe(true);
  const content = await served.text();
  for (const stem of await stems()) expect(content).not.toContain(stem);
  for (const file of Object.values((JSON.parse(content) as { files: Record<string, { url: string }> }).files))
    expect((await guest.fetch(file.url)).ok).toBe(true);
  for (const route of ['/api/halls', '/api/tours', '/api/me', `/api/halls/integrity/${'0'.repeat(64)}`])
    await guest.fetch(route);
  await walkToNamed(guest, 'gate', 'to-law');
  const first = await gateSheet(guest);
  expect(guest.heard).not.toContain('CANARY');
  expect(guest.heard).not.toMatch(TELLS);
  expect(first.question).not.toHaveProperty('key');

  await giveAnswer(guest, 'to-law', first.sheetId, await wrongOn(hall, first.question));
  await gateSheet(guest);
  expect(canariesIn(guest)).toEqual([canaryOf(first.question.questionId)]);
});

test('G5 G6 whoever answers through two gates, rightly and wrongly, is sent no key and no option under its own name', async () => {
  const guest = await new Overheard(hall).signIn('visitor');
  await guest.enter({ name: 'Eve' });
  const answered: string[] = [];
  for (const [gateId, isRight] of [
    ['to-law', false],
    ['to-law', true],
    ['to-contributions', false],
    ['to-contributions', true],
    ['to-contributions', true],
  ] as const) {
    const room = roomOf(guest);
    const nowMs = room.nowMs.bind(room);
    room.nowMs = () => nowMs() + 30_000;
    answered.push((await answerAtGate(hall, guest, gateId, isRight)).sheet.question.questionId);
  }
  const rows = await hall.sql<{ id: string }[]>`
    select option ->> 'optionId' as id from pack_version,
      jsonb_array_elements(secret_content -> 'questions') question, jsonb_array_elements(question -> 'options') option`;
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.map(({ id }) => id).filter((id) => guest.heard.includes(id))).toEqual([]);
  expect(guest.heard).not.toContain('accepted');
  expect(canariesIn(guest).sort()).toEqual(answered.map(canaryOf).sort());
});

test('Q4 G5 nothing that a learner is sent of a round tells its key before the reveal', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = (await new Overheard(hall).signIn('learner')) as Overheard;
  await learner.enter({ tourId });
  const [question, another] = (await roundQuestions(lecturer)) as [AskedQuestion, AskedQuestion];
  const roundId = await openRound(lecturer, question.questionId);
  await learner.until((state) => state.round.phase === 'open', 'the round');
  await learner.ask('quiz.round-question', { roundId });
  await learner.ask('quiz.own-result', { roundId });
  await learner.ask('quiz.answer-round', {
    requestId: newRequestId(),
    roundId,
    optionId: question.options[0]?.optionId,
  });
  await learner.ask('quiz.round-question', { roundId });
  await learner.ask('quiz.own-result', { roundId });
  await learner.ask('quiz.round-questions');
  await learner.until((state) => state.round.answered === 1, 'the answer counted');
  expect(canariesIn(learner)).toEqual([]);
  expect(learner.heard).not.toMatch(TELLS);
  expect(JSON.stringify(learner.room.state.round)).toContain('"rightOptionId":""');
  expect(JSON.stringify(await lecturer.ask('quiz.round-question', { roundId }))).not.toMatch(TELLS);

  await act(lecturer, 'quiz.reveal-round', { roundId });
  await learner.until((state) => state.round.rightOptionId !== '', 'the reveal');
  await learner.ask('quiz.own-result', { roundId });
  await openRound(lecturer, another.questionId);
  await learner.until((state) => state.round.questionId === another.questionId, 'the next round');
  expect(canariesIn(learner)).toEqual([canaryOf(question.questionId)]);
  expect(learner.room.state.round.rightOptionId).toBe('');
});

test('G5 what is kept to overhear would show a key, if one were sent', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const learner = await new Overheard(hall).signIn('learner');
  await learner.enter({ tourId });
  const [question] = await roundQuestions(lecturer);
  const roundId = await openRound(lecturer, question?.questionId ?? '');
  await act(lecturer, 'quiz.reveal-round', { roundId });
  await learner.until((state) => state.round.rightOptionId !== '', 'the reveal');
  const key = await keyOf(hall, question?.questionId ?? '');
  expect(learner.heard).toContain(key);
  await learner.ask('quiz.own-result', { roundId });
  expect(learner.heard).toMatch(TELLS);
});

function canariesIn(guest: Overheard): string[] {
  return [...new Set(guest.heard.match(/CANARY-[a-z0-9-]+/g) ?? [])];
}

async function stems(): Promise<string[]> {
  const rows = await hall.sql`select question -> 'stem' ->> 'en' as stem
    from pack_version, jsonb_array_elements(secret_content -> 'questions') question`;
  return rows.map(({ stem }) => JSON.stringify(stem as string).slice(1, -1));
}
