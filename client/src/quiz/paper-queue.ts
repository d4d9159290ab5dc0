import type { GivenAnswer } from '@clearhall/shared-schema/quiz/answers';

/** An answer that the server has not acknowledged; `refused` waits for the person, `waiting` goes out by itself. */
type Unsaved = {
  readonly answer: GivenAnswer | null;
  /** The same for every try of the same answer. */
  readonly requestId: string;
  readonly state: 'waiting' | 'sending' | 'refused';
  readonly reason: string | null;
};

/** What is not saved yet, by slot; of a slot only the newest answer. */
export type PaperQueue = ReadonlyMap<number, Unsaved>;

/** Reasons for which an answer is sent again by itself. */
const PASSING: ReadonlySet<string> = new Set(['offline', 'too-many']);

/** Puts a new answer in, in place of an unsaved one of its slot; an equal one keeps its request id. */
export function withAnswer(
  queue: PaperQueue,
  slot: number,
  answer: GivenAnswer | null,
  makeId: () => string,
): PaperQueue {
  const before = queue.get(slot);
  if (before && isSameAnswer(before.answer, answer)) return queue;
  return new Map(queue).set(slot, { answer, requestId: makeId(), state: 'waiting', reason: null });
}

/** The slot to send next: the one that waits longest; null while one is on its way, or where none waits. */
export function slotToSend(queue: PaperQueue): number | null {
  for (const { state } of queue.values()) if (state === 'sending') return null;
  for (const [slot, { state }] of queue) if (state === 'waiting') return slot;
  return null;
}

/** Marks a slot's answer as being on its way. */
export function asSending(queue: PaperQueue, slot: number): PaperQueue {
  const unsaved = queue.get(slot);
  return unsaved ? new Map(queue).set(slot, { ...unsaved, state: 'sending', reason: null }) : queue;
}

/** After the reply to a request: saved where `reason` is null; a newer answer of the slot stays as it is. */
export function afterReply(queue: PaperQueue, slot: number, requestId: string, reason: string | null): PaperQueue {
  const unsaved = queue.get(slot);
  if (unsaved?.requestId !== requestId) return queue;
  const next = new Map(queue);
  if (reason === null) next.delete(slot);
  else next.set(slot, { ...unsaved, state: PASSING.has(reason) ? 'waiting' : 'refused', reason });
  return next;
}

/** Lets everything that was refused be tried again, with its request id. */
export function retried(queue: PaperQueue): PaperQueue {
  return new Map(
    [...queue].map(([slot, unsaved]) => [
      slot,
      unsaved.state === 'refused' ? { ...unsaved, state: 'waiting', reason: null } : unsaved,
    ]),
  );
}

/** Whether two answers say the same, in the same order. */
export function isSameAnswer(one: GivenAnswer | null, other: GivenAnswer | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
