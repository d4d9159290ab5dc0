import { expect, test } from 'vitest';
import { requestIds } from './request-ids.ts';

function numbered() {
  let made = 0;
  return requestIds(() => `id-${++made}`);
}

test('U2 an action tried again after the line broke keeps its request id', () => {
  const ids = numbered();
  const first = ids.idFor('answer:a');
  ids.settle('answer:a', 'offline');
  expect(ids.idFor('answer:a')).toBe(first);
});

test('U2 an answered or refused action gets a new id the next time', () => {
  const ids = numbered();
  const first = ids.idFor('answer:a');
  ids.settle('answer:a');
  const second = ids.idFor('answer:a');
  ids.settle('answer:a', 'too-many');
  expect(new Set([first, second, ids.idFor('answer:a')]).size).toBe(3);
});

test('U2 another action has an id of its own', () => {
  const ids = numbered();
  expect(ids.idFor('answer:a')).not.toBe(ids.idFor('answer:b'));
});

test('U2 the ids are UUIDs', () => {
  expect(requestIds().idFor('answer')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});
