/** How a model is looked at: degrees round it and above it (0 is its front), `zoom` 1 shows it whole. */
export type ModelView = { round: number; above: number; zoom: number };

/** The sides of which a model is said to be seen. */
type ModelSide = 'front' | 'right' | 'back' | 'left' | 'top' | 'bottom';

/** As a model stands before it is turned; its poster shows it so too. */
export const FIRST_VIEW: ModelView = { round: 32, above: 18, zoom: 1 };
/** Degrees by a press of a key or button. */
export const TURN_STEP = 15;
export const MODEL_ZOOM_STEP = 1.25;

const MOST_ABOVE = 85;
const MOST_ZOOM = 3;

/** Turns by degrees: round without end, above and below up to nearly upright; zooms between whole and threefold. */
export function viewedBy(before: ModelView, round: number, above: number, factor = 1): ModelView {
  return {
    round: (((before.round + round) % 360) + 360) % 360,
    above: within(before.above + above, -MOST_ABOVE, MOST_ABOVE),
    zoom: within(before.zoom * factor, 1, MOST_ZOOM),
  };
}

/** The side of a model that is mostly seen. */
export function sideSeen({ round, above }: ModelView): ModelSide {
  if (Math.abs(above) > 55) return above > 0 ? 'top' : 'bottom';
  const sides: ModelSide[] = ['front', 'right', 'back', 'left'];
  return sides[Math.round(round / 90) % 4] ?? 'front';
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
