import { signal } from '@preact/signals';

/** Grows with each change of a board of this hall that the room told of. */
export const boardChanges = signal(0);

/** Takes in that a board has changed. */
export function noteBoardChange(): void {
  boardChanges.value++;
}
