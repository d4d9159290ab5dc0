import type { Point } from '@clearhall/shared-schema/map/hall-map';
import { signal } from '@preact/signals';
import type { World } from './world.ts';

/** How far something lies over the view from each edge, in CSS pixels. */
export type CoveredEdges = { top: number; right: number; bottom: number; left: number };

/** What a view tells and asks: a place that was tapped, in tiles; which edges are covered now. */
export type ViewInput = { tapped: (place: Point) => void; covered: () => CoveredEdges };

/** One way to look at the hall. Views hold no state of the hall: they draw the world and tell what was tapped. */
export type HallView = {
  /** Begins to draw; rejects where it cannot (no WebGL). */
  start(world: World, input: ViewInput): Promise<void>;
  /** Ends, and gives back all that it took. */
  stop(): void;
};

/** Whether the hall is drawn; `unavailable`: this browser cannot, the lists do without. */
export const viewState = signal<'starting' | 'running' | 'unavailable'>('starting');
