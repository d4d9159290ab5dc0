/** What of a picture is shown: `zoom` 1 is the whole width; `x`, `y` is the upper left corner, in pixels of the screen. */
export type Zoomed = { zoom: number; x: number; y: number };

export const ZOOM_STEP = 1.5;
const MOST_ZOOM = 6;

/** Zooms by `factor`, between whole and sixfold, so that what lies under (`atX`, `atY`) of the frame stays there. */
export function zoomedBy(before: Zoomed, factor: number, atX: number, atY: number): Zoomed {
  const zoom = Math.min(MOST_ZOOM, Math.max(1, before.zoom * factor));
  const grown = zoom / before.zoom;
  return { zoom, x: Math.max(0, (before.x + atX) * grown - atX), y: Math.max(0, (before.y + atY) * grown - atY) };
}
