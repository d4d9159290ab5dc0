import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Admission } from './admission.ts';

test('P28 however they come, no more are let in than the rate and one second saved up; who waits a second comes in', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 200 }),
      (rate, gapsMs) => {
        const admission = new Admission(rate);
        let nowMs = 1000;
        let letIn = 0;
        for (const gapMs of gapsMs) {
          nowMs += gapMs;
          if (admission.takes(nowMs)) letIn++;
        }
        expect(letIn).toBeLessThanOrEqual(rate + ((nowMs - 1000) / 1000) * rate + 1e-6);
        expect(admission.takes(nowMs + 1000)).toBe(true);
      },
    ),
    { seed: 4 },
  );
});
