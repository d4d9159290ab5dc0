import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { PAGE_BUDGETS, PART_BUDGETS, TEXTS_BUDGET_BYTES } from '../../bench/src/page-budgets.ts';
import { measurePages, measureParts, measureTexts, type PageSize } from '../../bench/src/page-sizes.ts';
import { buildClientWhenStale } from '../../game-server/src/launch/client-build.ts';

let pages: PageSize[];
beforeAll(async () => {
  // Needs no browser: where there is none, nobody has built the client yet.
  await buildClientWhenStale({
    cloneFolder: path.resolve(import.meta.dirname, '../..'),
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  pages = await measurePages();
});

test('W10 every page has a budget, and every budget a page', () => {
  expect(pages.map(({ page }) => page)).toEqual(Object.keys(PAGE_BUDGETS).sort());
});

test.each(Object.entries(PAGE_BUDGETS))('W10 %s weighs no more than its budget', (name, budget) => {
  const measured = pages.find(({ page }) => page === name);
  expect(measured?.atOnceBytes).toBeLessThanOrEqual(budget.atOnceBytes);
  expect(measured?.allBytes).toBeLessThanOrEqual(budget.allBytes);
});

test('W10 X25 X29 what only an exhibit asks for comes later, and weighs no more than its budget', async () => {
  const parts = await measureParts();
  expect(parts).toHaveLength(Object.keys(PART_BUDGETS).length);
  for (const { part, bytes, isAtOnce } of parts) {
    expect(isAtOnce, part).toBe(false);
    expect(bytes, part).toBeGreaterThan(50_000);
    expect(bytes, part).toBeLessThanOrEqual(PART_BUDGETS[part] ?? 0);
  }
});

test('W10 the texts of a language weigh no more than their budget', async () => {
  expect(await measureTexts()).toBeLessThanOrEqual(TEXTS_BUDGET_BYTES);
});
