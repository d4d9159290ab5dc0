import { expect, test } from 'vitest';
import { killed } from './kills.ts';

test('J20 of what was acknowledged nothing is lost and nothing doubled by 20 kills of server, PostgreSQL or both', {
  timeout: 180_000,
}, async () => {
  const kills = await killed(20);
  expect(kills.server + kills.postgres + kills.both).toBe(20);
  expect(kills.acknowledged).toBeGreaterThan(1000);
  expect(kills).toMatchObject({ lost: 0, duplicated: 0, quarantined: 0, projected: kills.acknowledged });
});
