import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeRefusal, mergeRefusal, placeRefusal, type Unit, unitsBelow } from './rules.ts';

const unit = (unitId: string, parentId: string | null, closed = false): Unit => ({
  unitId,
  parentId,
  name: `unit ${unitId}`,
  closed,
});

/** Any tree: each unit stands below one that came before it, or at the top. */
const trees = fc
  .array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: 30 })
  .map((choices) =>
    choices.map(([choice, closed], i) =>
      unit(String(i), choice % (i + 1) === i ? null : String(choice % (i + 1)), closed),
    ),
  );

test('O1 no place that is granted makes a ring or stands under a closed unit', () => {
  fc.assert(
    fc.property(trees, fc.nat(), fc.nat(), (tree, a, b) => {
      const moved = tree[a % tree.length] as Unit;
      const under = tree[b % tree.length] as Unit;
      const refused = placeRefusal(tree, moved, under.unitId);
      if (unitsBelow(tree, moved.unitId).includes(under.unitId) && !under.closed) expect(refused).toBe('cycle');
      if (refused !== null) return;
      const after = tree.map((one) => (one === moved ? { ...one, parentId: under.unitId } : one));
      let [at, steps] = [moved.unitId as string | null, 0];
      for (; at !== null; steps++) at = after.find(({ unitId }) => unitId === at)?.parentId ?? null;
      expect(steps).toBeLessThanOrEqual(12);
    }),
  );
});

test('O1 O2 each refusal of a change has its reason', () => {
  const tree = [unit('1', null), unit('2', '1'), unit('3', '2'), unit('4', null, true), unit('5', '1')];
  expect(placeRefusal(tree, { unitId: '1', name: 'x' }, '3')).toBe('cycle');
  expect(placeRefusal(tree, { unitId: '1', name: 'x' }, '1')).toBe('cycle');
  expect(placeRefusal(tree, { unitId: null, name: 'x' }, '4')).toBe('closed');
  expect(placeRefusal(tree, { unitId: null, name: 'x' }, '9')).toBe('no-such-unit');
  expect(placeRefusal(tree, { unitId: null, name: 'unit 2' }, '1')).toBe('same-name');
  expect(placeRefusal(tree, { unitId: '2', name: 'unit 2' }, '1')).toBeNull();
  const deep = Array.from({ length: 12 }, (_, i) => unit(String(i), i === 0 ? null : String(i - 1)));
  expect(placeRefusal(deep, { unitId: null, name: 'x' }, '11')).toBe('too-deep');
  expect(placeRefusal(deep, { unitId: null, name: 'x' }, '10')).toBeNull();
  expect(closeRefusal(tree, '2', 0)).toBe('has-units');
  expect(closeRefusal(tree, '3', 2)).toBe('has-people');
  expect(closeRefusal(tree, '4', 0)).toBe('closed');
  expect(closeRefusal(tree, '3', 0)).toBeNull();
  expect(mergeRefusal(tree, '1', '3')).toBe('cycle');
  expect(mergeRefusal(tree, '3', '3')).toBe('cycle');
  expect(mergeRefusal(tree, '3', '4')).toBe('closed');
  expect(mergeRefusal(tree, '3', '9')).toBe('no-such-unit');
  expect(mergeRefusal(tree, '2', '5')).toBeNull();
});
