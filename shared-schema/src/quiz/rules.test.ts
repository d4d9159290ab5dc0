import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mark, tally } from './rules.ts';

test('Q5 the tally counts every answer once, in the order of the question, with zeros', () => {
  const options = ['a', 'b', 'c', 'd'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...options)), (answers) => {
      const counts = tally(options, answers);
      expect([...counts.keys()]).toEqual(options);
      for (const option of options)
        expect(counts.get(option)).toBe(answers.filter((answer) => answer === option).length);
    }),
    { seed: 1 },
  );
});

test('G2 Q5 an answer is right only when it is the key itself', () => {
  expect(mark('k7mq2x', 'k7mq2x')).toBe(true);
  for (const answer of ['', 'K7MQ2X', 'k7mq2x ', 'k7mq2']) expect(mark('k7mq2x', answer)).toBe(false);
});
