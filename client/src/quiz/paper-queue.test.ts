import type { GivenAnswer } from '@clearhall/shared-schema/quiz/answers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterReply, asSending, type PaperQueue, retried, slotToSend, withAnswer } from './paper-queue.ts';

const empty: PaperQueue = new Map();
const chosen = (optionId: string): GivenAnswer => ({ kind: 'single', optionId });

/** Ids in a row. */
function counted(): () => string {
  let last = 0;
  return () => `r${++last}`;
}

describe('answers that are not saved yet', () => {
  test('E20 a lost reply sends the same answer again under the same request id', () => {
    const queue = asSending(withAnswer(empty, 3, chosen('a'), counted()), 3);
    const back = afterReply(queue, 3, 'r1', 'offline');
    expect(slotToSend(back)).toBe(3);
    expect(back.get(3)).toMatchObject({ requestId: 'r1', state: 'waiting' });
    expect(afterReply(back, 3, 'r1', null).size).toBe(0);
  });

  test('E20 what was changed on its way is sent again as a new answer', () => {
    const makeId = counted();
    const sent = asSending(withAnswer(empty, 0, chosen('a'), makeId), 0);
    const changed = withAnswer(sent, 0, chosen('b'), makeId);
    const after = afterReply(changed, 0, 'r1', null);
    expect(after.get(0)).toMatchObject({ answer: chosen('b'), requestId: 'r2', state: 'waiting' });
  });

  test('E20 a refused answer waits for the person and keeps its request id', () => {
    const refused = afterReply(asSending(withAnswer(empty, 1, null, counted()), 1), 1, 'r1', 'not-recorded');
    expect(slotToSend(refused)).toBeNull();
    expect(slotToSend(retried(refused))).toBe(1);
    expect(retried(refused).get(1)?.requestId).toBe('r1');
  });

  test('E20 whatever is lost on the way, in the end the server holds the last answer of every slot', () => {
    const step = fc.oneof(
      fc.record({ slot: fc.nat(4), optionId: fc.constantFrom('a', 'b', 'c') }),
      fc.record({ arrives: fc.boolean(), replies: fc.boolean() }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const makeId = counted();
        const server = new Map<number, GivenAnswer | null>();
        const wanted = new Map<number, GivenAnswer>();
        const done = new Set<string>();
        let queue = empty;
        const deliver = (arrives: boolean, replies: boolean) => {
          const slot = slotToSend(queue);
          const unsaved = slot === null ? undefined : queue.get(slot);
          if (slot === null || !unsaved) return;
          queue = asSending(queue, slot);
          if (arrives && !done.has(unsaved.requestId)) server.set(slot, unsaved.answer);
          if (arrives) done.add(unsaved.requestId);
          queue = afterReply(queue, slot, unsaved.requestId, arrives && replies ? null : 'offline');
        };
        for (const each of steps) {
          if ('slot' in each) {
            wanted.set(each.slot, chosen(each.optionId));
            queue = withAnswer(queue, each.slot, chosen(each.optionId), makeId);
          } else deliver(each.arrives, each.replies);
        }
        while (queue.size > 0) deliver(true, true);
        expect(server).toEqual(wanted);
      }),
    );
  });
});
