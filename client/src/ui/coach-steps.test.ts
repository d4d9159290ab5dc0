import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tilesAnywhere } from '../../../test/tiles-anywhere.ts';
import { COACH_ENDED, type Coach, type CoachNews, coachAfter, stepToShow } from './coach-steps.ts';

const begun: Coach = { done: 0, walkedTiles: 0 };
const after = (...news: CoachNews[]): Coach => news.reduce(coachAfter, begun);

test('U10 the first step is done by walking two tiles in all', () => {
  expect(stepToShow(begun)).toBe('walk');
  expect(stepToShow(after({ kind: 'walked', tiles: 1.2 }))).toBe('walk');
  expect(stepToShow(after({ kind: 'walked', tiles: 1.2 }, { kind: 'walked', tiles: 0.8 }))).toBe('exhibit');
});

test('U10 being moved by the room is not walking', () => {
  expect(stepToShow(after({ kind: 'walked', tiles: 12 }))).toBe('walk');
});

test('U10 an opened exhibit, then a list or a door, end it', () => {
  const walked: CoachNews = { kind: 'walked', tiles: 2 };
  const read: CoachNews = { kind: 'opened', what: 'exhibit' };
  expect(stepToShow(after(walked, read))).toBe('doors');
  for (const what of ['gate', 'list'] as const) {
    expect(stepToShow(after(walked, read, { kind: 'opened', what }))).toBe(null);
  }
});

test('U10 what one did before it was asked for is not asked for', () => {
  expect(stepToShow(after({ kind: 'opened', what: 'exhibit' }, { kind: 'walked', tiles: 2 }))).toBe('doors');
});

test('U10 "Got it" ends the step that is shown, "Skip" ends all', () => {
  expect(stepToShow(after({ kind: 'understood' }))).toBe('exhibit');
  expect(after({ kind: 'skipped' }).done).toBe(COACH_ENDED);
});

test('U10 no step that is done comes back, whatever happens', () => {
  const news = fc.oneof(
    fc.record({ kind: fc.constant('walked' as const), tiles: tilesAnywhere(4) }),
    fc.record({ kind: fc.constant('opened' as const), what: fc.constantFrom('exhibit', 'gate', 'list') }),
    fc.constant({ kind: 'understood' as const }),
    fc.constant({ kind: 'skipped' as const }),
  );
  fc.assert(
    fc.property(fc.array(news), (all) => {
      let coach = begun;
      for (const each of all) {
        const next = coachAfter(coach, each);
        expect(next.done & coach.done).toBe(coach.done);
        coach = next;
      }
    }),
  );
});
