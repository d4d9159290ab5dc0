/** The first slot without an answer after `from`, going round; null where all are answered. */
export function nextUnanswered(isAnswered: readonly boolean[], from: number): number | null {
  for (let step = 1; step <= isAnswered.length; step++) {
    const slot = (from + step) % isAnswered.length;
    if (!isAnswered[slot]) return slot;
  }
  return null;
}

/** The slots for which something holds, in their order. */
export function slotsWhere(marks: readonly boolean[], wanted: boolean): number[] {
  return marks.flatMap((mark, slot) => (mark === wanted ? [slot] : []));
}

/** The numbers of slots that were remembered as text; nothing of what is no slot of a paper of this length. */
export function readSlots(text: string | null, length: number): ReadonlySet<number> {
  const numbers = (text ?? '').split(',').filter((part) => /^\d{1,3}$/.test(part));
  return new Set(numbers.map(Number).filter((slot) => slot < length));
}
