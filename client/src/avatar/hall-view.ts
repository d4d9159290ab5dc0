import type { Point } from '@clearhall/shared-schema/map/hall-map';
import { signal } from '@preact/signals';
import type { World } from './world.ts';

/** How far something lies over the view from each edge, in CSS pixels. */
export type CoveredEdges = { top: number; right: number; bottom: number; left: number };

/** Whose names are shown over their heads: of all in sight, of the lecturer only, of nobody. One's own always is. */
export type NamesShown = 'all' | 'lecturer' | 'none';

/** What of the exhibits is shown in the hall: the one within reach (empty for none), and which ones one has seen. */
export type ExhibitsShown = { nearId: string; isSeen: (exhibitId: string) => boolean };

/**
 * What a view tells and asks: a place that was tapped, in tiles; which edges are covered, whose names to show, how one stands
 * with the exhibits now.
 */
export type ViewInput = {
  tapped: (place: Point) => void;
  covered: () => CoveredEdges;
  names: () => NamesShown;
  exhibits: () => ExhibitsShown;
};

/** One way to look at the hall. Views hold no state of the hall: they draw the world and tell what was tapped. */
export type HallView = {
  /** Begins to draw; rejects where it cannot (no WebGL). */
  start(world: World, input: ViewInput): Promise<void>;
  /** Where a place of the floor is shown now, in CSS pixels from the view's upper left corner; null while nothing is. */
  project(place: Point): Point | null;
  /** Ends, and gives back all that it took. */
  stop(): void;
};

/** Whether the hall is drawn; `unavailable`: this browser cannot, the lists do without. */
export const viewState = signal<'starting' | 'running' | 'unavailable'>('starting');

/** The view that draws the hall now; null where none does. */
export const presentView = signal<HallView | null>(null);
