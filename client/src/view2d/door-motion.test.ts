import { expect, test } from 'vitest';
import { DOOR_STEP_MS, DOOR_STEPS, type DoorMotion, movedDoor, standingDoor } from './door-motion.ts';

const last = DOOR_STEPS.length - 1;

/** The steps that a door shows in pictures of `frameMs`. */
function stepsShown(from: DoorMotion, isOpen: boolean, frameMs: number, frames: number): number[] {
  let door = from;
  return Array.from({ length: frames }, () => {
    door = movedDoor(door, isOpen, frameMs, false);
    return door.step;
  });
}

test('G3 a door opens over all its pictures, the first at once, and stays open', () => {
  const shown = stepsShown(standingDoor(false), true, 16, 60);
  expect(shown[0]).toBe(1);
  expect([...new Set(shown)]).toEqual([1, 2, last]);
  expect(shown.at(-1)).toBe(last);
});

test('a door shuts the same way back, also in the middle of opening', () => {
  const half = movedDoor(standingDoor(false), true, 16, false);
  expect(half.step).toBe(1);
  expect([...new Set(stepsShown(half, false, 16, 60))]).toEqual([0]);
  expect([...new Set(stepsShown(standingDoor(true), false, DOOR_STEP_MS, 5))]).toEqual([2, 1, 0]);
});

test('a slow picture leaves steps out and never goes too far; reduced motion cuts', () => {
  expect(stepsShown(standingDoor(false), true, 10_000, 3)).toEqual([1, last, last]);
  expect(movedDoor(standingDoor(false), true, 0, true)).toEqual(standingDoor(true));
});
