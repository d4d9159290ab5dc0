import { signal } from '@preact/signals';
import type { World } from './world.ts';

/** The world of the hall that the page shows; null before its map is there. */
export const presentWorld = signal<World | null>(null);
