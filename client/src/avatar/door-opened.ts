import { signal } from '@preact/signals';

/** Grows whenever a door in sight begins to open. */
export const doorOpened = signal(0);
