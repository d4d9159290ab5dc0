/** The pieces of a door from closed to open, in the order in which they are shown while it opens. */
export const DOOR_STEPS = ['gate-closed', 'gate-opening', 'gate-opening-wide', 'gate-open'] as const;

/** How long each step between closed and open is shown, in milliseconds. */
export const DOOR_STEP_MS = 130;

/** How far a door is: the step that is shown, how long it has been shown, and where it goes. */
export type DoorMotion = { step: number; shownMs: number; isOpen: boolean };

const LAST = DOOR_STEPS.length - 1;

/** A door as it is found: closed or open, without motion. */
export function standingDoor(isOpen: boolean): DoorMotion {
  return { step: isOpen ? LAST : 0, shownMs: 0, isOpen };
}

/** The door after `elapsedMs` on its way to open or closed; at once there where it `cuts`. */
export function movedDoor(door: DoorMotion, isOpen: boolean, elapsedMs: number, cuts: boolean): DoorMotion {
  const goal = isOpen ? LAST : 0;
  if (cuts || door.step === goal) return { step: goal, shownMs: 0, isOpen };
  // The first step follows at once: whoever opened a door sees that it moves.
  const shownMs = door.isOpen === isOpen ? door.shownMs + elapsedMs : DOOR_STEP_MS;
  const steps = Math.min(Math.abs(goal - door.step), Math.floor(shownMs / DOOR_STEP_MS));
  return { step: door.step + steps * Math.sign(goal - door.step), shownMs: shownMs - steps * DOOR_STEP_MS, isOpen };
}
