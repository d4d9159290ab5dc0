import type { GivenAnswer } from '@clearhall/shared-schema/quiz/answers';
import type { PaperInHand } from '@clearhall/shared-schema/quiz/paper-asks';
import { computed, effect, signal } from '@preact/signals';
import { ask } from '../net/ask.ts';
import { connection } from '../net/mirror.ts';
import { announce } from '../ui/announcer.tsx';
import { openPanel, showPanel } from '../ui/open-panel.ts';
import { newRequestId } from '../ui/request-ids.ts';
import type { RefusalWord } from '../ui/text-keys.ts';
import { t } from '../ui/texts.ts';
import { deadlineOnPage, minutesToTell } from './paper-clock.ts';
import {
  afterReply,
  asSending,
  isSameAnswer,
  type PaperQueue,
  retried,
  slotToSend,
  withAnswer,
} from './paper-queue.ts';
import { readSlots } from './paper-slots.ts';
import { refreshPapers } from './papers.ts';

/** How long an answer rests before it is sent: who goes through the choices by keys sends the last one only. */
const RESTS_MS = 700;
/** After a try that failed on the way, and between two looks at a deadline that has passed. */
const AGAIN_MS = 3000;

/** The paper on the desk as the server gave it; null while none is open. */
export const sitting = signal<PaperInHand | null>(null);
/** Why it could not be fetched; null while all is well. */
export const sittingProblem = signal<RefusalWord | null>(null);
/** Answers that are not saved yet. */
export const queue = signal<PaperQueue>(new Map());
/** The slot that is shown. */
export const shownSlot = signal(0);
/** Slots that one wants to come back to; kept in this tab only. */
export const flagged = signal<ReadonlySet<number>>(new Set());
/** The time left, written every second; null without a limit. */
export const leftMs = signal<number | null>(null);

/** Which slots have an answer, saved or not. */
export const answered = computed(() => sitting.value?.slots.map((_, slot) => answerOf(slot) !== null) ?? []);

let deadlineMs: number | null = null;
let askedAtMs = 0;
let isSending = false;
/** Runs while the newest answer rests. */
let rest: ReturnType<typeof setTimeout> | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;

/** The answer of a slot as the page knows it. */
export function answerOf(slot: number): GivenAnswer | null {
  const unsaved = queue.value.get(slot);
  return unsaved ? unsaved.answer : (sitting.value?.slots[slot]?.answer ?? null);
}

/** Fetches an attempt and lays it on the desk; an attempt that has been closed is shown as such. */
export async function layOut(attemptId: string): Promise<void> {
  sittingProblem.value = null;
  askedAtMs = performance.now();
  const answer = await ask('paper.open', { attemptId });
  if (answer.ok) return take(answer.value);
  if (answer.reason === 'paper-closed' || answer.reason === 'no-such-attempt') return clear(attemptId);
  sittingProblem.value = answer.reason;
}

/** Takes an attempt as the server gave it; what is not saved yet stays in front of it. */
export function take(paper: PaperInHand): void {
  const isOther = sitting.peek()?.attemptId !== paper.attemptId;
  sittingProblem.value = null;
  deadlineMs = deadlineOnPage(paper, performance.now());
  if (isOther) {
    queue.value = new Map();
    flagged.value = readSlots(remembered(paper.attemptId), paper.slots.length);
    leftMs.value = null;
    const first = paper.slots.findIndex(({ answer }) => answer === null);
    shownSlot.value = Math.max(0, first);
  }
  sitting.value = paper;
  tick();
}

/** Keeps an answer: at once on the page, soon after on the server. */
export function keep(slot: number, answer: GivenAnswer | null): void {
  if (isSameAnswer(answerOf(slot), answer)) return;
  queue.value = withAnswer(queue.peek(), slot, answer, newRequestId);
  if (rest !== null) clearTimeout(rest);
  rest = setTimeout(endRest, RESTS_MS);
}

/** Sends what waits without resting, and what was refused once more. */
export function sendNow(): void {
  queue.value = retried(queue.peek());
  endRest();
}

function endRest(): void {
  if (rest !== null) clearTimeout(rest);
  rest = null;
  void sendNext();
}

/** Waits until nothing is left to be sent by itself; true where everything is saved then. */
export async function allSaved(): Promise<boolean> {
  sendNow();
  while (queue.peek().size > 0 && isSending) await new Promise((resolve) => setTimeout(resolve, 50));
  return queue.peek().size === 0;
}

/** Marks a slot to come back to, or takes the mark away. */
export function turnFlag(slot: number): void {
  const next = new Set(flagged.peek());
  if (!next.delete(slot)) next.add(slot);
  flagged.value = next;
  const attemptId = sitting.peek()?.attemptId;
  if (attemptId) remember(attemptId, [...next].join(','));
}

/** Clears the desk of an attempt that is closed, and shows what came of it where it was shown. */
export function clear(attemptId: string): void {
  const paperId = sitting.peek()?.paperId;
  if (sitting.peek()?.attemptId === attemptId) {
    sitting.value = null;
    queue.value = new Map();
    deadlineMs = null;
    leftMs.value = null;
  }
  const open = openPanel.peek();
  const isShown = open?.kind === 'paper' && open.paper.step === 'sitting' && open.paper.attemptId === attemptId;
  if (isShown) {
    showPanel({ kind: 'paper', paper: { step: 'review', paperId: open.paper.paperId, attemptId }, by: open.by });
  } else if (paperId && open === null) {
    showPanel({ kind: 'paper', paper: { step: 'review', paperId, attemptId }, by: 'room' });
  }
  announce(t('paper:is-closed'));
  void refreshPapers();
}

async function sendNext(): Promise<void> {
  const paper = sitting.peek();
  const slot = slotToSend(queue.peek());
  const unsaved = slot === null ? undefined : queue.peek().get(slot);
  if (!paper || slot === null || !unsaved || isSending) return;
  if (connection.peek() !== 'here' || rest !== null) return;
  isSending = true;
  queue.value = asSending(queue.peek(), slot);
  const { requestId, answer } = unsaved;
  const { attemptId } = paper;
  const reply = await ask('paper.save', { requestId, attemptId, slot, answer });
  isSending = false;
  if (sitting.peek()?.attemptId !== attemptId) return;
  if (reply.ok) putSaved(slot, answer);
  queue.value = afterReply(queue.peek(), slot, requestId, reply.ok ? null : reply.reason);
  if (reply.ok) return sendNext();
  if (reply.reason === 'paper-closed') return clear(attemptId);
  if (slotToSend(queue.peek()) !== null) setTimeout(() => void sendNext(), AGAIN_MS);
}

function putSaved(slot: number, answer: GivenAnswer | null): void {
  const paper = sitting.peek();
  if (!paper) return;
  sitting.value = { ...paper, slots: paper.slots.map((each, i) => (i === slot ? { ...each, answer } : each)) };
}

/** Once a second while a paper is on the desk: the time left, what is to be told of it, and the deadline. */
function tick(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  const paper = sitting.peek();
  if (!paper || deadlineMs === null) return;
  const before = leftMs.peek();
  const left = Math.max(0, deadlineMs - performance.now());
  leftMs.value = left;
  const minutes = before === null ? null : minutesToTell(before, left);
  if (minutes !== null) announce(t('paper:minutes-left', { count: minutes }));
  if (left < AGAIN_MS) sendNow();
  // The server closes it; an outage may have moved the deadline, so it is asked and not assumed.
  if (left === 0 && performance.now() - askedAtMs >= AGAIN_MS) void layOut(paper.attemptId);
  timer = setTimeout(tick, left === 0 ? AGAIN_MS : Math.min(1000, left));
}

// After the line was mended the server may have moved the deadline, and what waited goes out.
effect(() => {
  if (connection.value !== 'here') return;
  const attemptId = sitting.peek()?.attemptId;
  if (attemptId) void layOut(attemptId).then(sendNow);
});

// Who leaves the page now would lose what is kept on it only.
effect(() => {
  if (queue.value.size > 0) addEventListener('beforeunload', askBeforeLeaving);
  else removeEventListener('beforeunload', askBeforeLeaving);
});

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function rememberedAs(attemptId: string): string {
  return `clearhall.paper.${attemptId}`;
}

function remembered(attemptId: string): string | null {
  try {
    return sessionStorage.getItem(rememberedAs(attemptId));
  } catch {
    return null;
  }
}

function remember(attemptId: string, text: string): void {
  try {
    sessionStorage.setItem(rememberedAs(attemptId), text);
  } catch {
    // A browser that keeps nothing has the flags until the page is left.
  }
}
