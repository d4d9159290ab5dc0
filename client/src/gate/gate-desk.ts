import type { GateDesk, GateResult } from '@clearhall/shared-schema/gate/asks';
import type { GivenAnswer } from '@clearhall/shared-schema/quiz/answers';
import { computed, type Signal, signal } from '@preact/signals';
import { noteAnswered } from '../exhibit/exhibit-progress.ts';
import { type Answer, ask } from '../net/ask.ts';
import { deadlineOnPage } from '../quiz/paper-clock.ts';
import { announce } from '../ui/announcer.tsx';
import { requestIds } from '../ui/request-ids.ts';
import type { RefusalWord } from '../ui/text-keys.ts';
import { resultWords } from './gate-words.ts';

export type AskedQuestion = Extract<GateDesk, { state: 'question' }>;

/** How far one is at a gate. `untilMs` is a time of `performance.now()`, as the page knows the server's. */
export type GateStep =
  | { step: 'asking' }
  | { step: 'refused'; reason: RefusalWord }
  | { step: 'question'; asked: AskedQuestion; problem: RefusalWord | 'not-before-exhibit' | null; isSending: boolean }
  | { step: 'waiting'; untilMs: number }
  | { step: 'unseen'; exhibitIds: readonly string[] }
  | { step: 'result'; result: GateResult; untilMs: number | null };

const steps = signal<ReadonlyMap<string, GateStep>>(new Map());
const given = new Map<string, Signal<GivenAnswer | null>>();
const requests = requestIds();

/** How far one is at a gate; kept while its panel is closed, so that no question is lost on the way to an exhibit. */
export function gateStep(gateId: string): GateStep {
  return steps.value.get(gateId) ?? { step: 'asking' };
}

/** The answer that is being given at a gate. */
export function gateAnswer(gateId: string): Signal<GivenAnswer | null> {
  const known = given.get(gateId) ?? signal<GivenAnswer | null>(null);
  given.set(gateId, known);
  return known;
}

/** The gate whose question one is answering by walking to an exhibit, if there is one. */
export const walkedFor = computed<{ gateId: string; asked: AskedQuestion } | null>(() => {
  for (const [gateId, now] of steps.value)
    if (now.step === 'question' && now.asked.question.kind === 'evidence') return { gateId, asked: now.asked };
  return null;
});

/** Asks how things stand at a gate, unless a question is being answered there. */
export async function openDesk(gateId: string): Promise<void> {
  if (steps.peek().get(gateId)?.step !== 'question') await askQuestion(gateId);
}

/** Asks how things stand at a gate; what was being answered there is given up. */
export async function askQuestion(gateId: string): Promise<void> {
  put(gateId, { step: 'asking' });
  gateAnswer(gateId).value = null;
  put(gateId, stepAfterAsking(await ask('gate.question', { gateId })));
}

/** Sends the answer that is given at a gate; nothing happens while there is none. */
export async function sendAnswer(gateId: string): Promise<void> {
  const now = steps.peek().get(gateId);
  const answer = gateAnswer(gateId).peek();
  if (now?.step !== 'question' || now.isSending || !answer) return;
  const { asked } = now;
  put(gateId, { step: 'question', asked, problem: null, isSending: true });
  const action = `${gateId} ${asked.sheetId} ${JSON.stringify(answer)}`;
  const payload = { requestId: requests.idFor(action), gateId, sheetId: asked.sheetId, answer };
  const reply = await ask('gate.answer', payload);
  requests.settle(action, reply.ok ? undefined : reply.reason);
  if (reply.ok) showResult(gateId, reply.value);
  else await afterRefusal(gateId, asked, reply.reason);
}

function showResult(gateId: string, result: GateResult): void {
  put(gateId, { step: 'result', result, untilMs: untilOnPage(result) });
  gateAnswer(gateId).value = null;
  announce(resultWords(result));
  if (result.isRight && result.exhibitId !== null) noteAnswered(result.exhibitId);
}

async function afterRefusal(
  gateId: string,
  asked: AskedQuestion,
  reason: Extract<Answer<'gate.answer'>, { ok: false }>['reason'],
): Promise<void> {
  const stay = (problem: RefusalWord | 'not-before-exhibit') =>
    put(gateId, { step: 'question', asked, problem, isSending: false });
  if (reason === 'already-passed' || reason === 'no-such-gate') return put(gateId, { step: 'refused', reason });
  if (reason === 'too-far' && asked.question.kind === 'evidence') return stay('not-before-exhibit');
  if (reason !== 'not-this-question' && reason !== 'wait') return stay(reason);
  await askQuestion(gateId);
  const next = steps.peek().get(gateId);
  if (next?.step === 'question') put(gateId, { ...next, problem: reason });
}

function stepAfterAsking(reply: Answer<'gate.question'>): GateStep {
  if (!reply.ok) return { step: 'refused', reason: reply.reason };
  const desk = reply.value;
  if (desk.state === 'waiting') return { step: 'waiting', untilMs: untilOnPage(desk) ?? 0 };
  if (desk.state === 'unseen') return { step: 'unseen', exhibitIds: desk.exhibitIds };
  return { step: 'question', asked: desk, problem: null, isSending: false };
}

function untilOnPage({ untilMs, nowMs }: { untilMs: number | null; nowMs: number }): number | null {
  return deadlineOnPage({ deadlineMs: untilMs, nowMs }, performance.now());
}

function put(gateId: string, step: GateStep): void {
  steps.value = new Map(steps.peek()).set(gateId, step);
}
