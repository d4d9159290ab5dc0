import type { Point } from '@clearhall/shared-schema/map/hall-map';
import { ART_PX, type Stage } from './stage.ts';

/** A pointer that moves further than this, or stays longer, did not tap. */
const SLACK_CSS_PX = 12;
const LONGEST_MS = 600;

/** Tells taps and clicks on the picture as places in tiles. Gives the function that ends it. */
export function listenForTaps(stage: Stage, tapped: (place: Point) => void): () => void {
  const { host } = stage;
  let begun: { pointerId: number; x: number; y: number; atMs: number } | null = null;
  const down = ({ pointerId, clientX, clientY, timeStamp, button, isPrimary }: PointerEvent) => {
    begun = isPrimary && button === 0 ? { pointerId, x: clientX, y: clientY, atMs: timeStamp } : null;
  };
  const up = ({ pointerId, clientX, clientY, timeStamp }: PointerEvent) => {
    const before = begun;
    begun = null;
    if (!before || before.pointerId !== pointerId || timeStamp - before.atMs > LONGEST_MS) return;
    if (Math.hypot(clientX - before.x, clientY - before.y) > SLACK_CSS_PX) return;
    tapped(tileAt(stage, clientX, clientY));
  };
  const cancel = () => {
    begun = null;
  };
  host.addEventListener('pointerdown', down);
  host.addEventListener('pointerup', up);
  host.addEventListener('pointercancel', cancel);
  return () => {
    host.removeEventListener('pointerdown', down);
    host.removeEventListener('pointerup', up);
    host.removeEventListener('pointercancel', cancel);
  };
}

/** The place in tiles under a point of the page. */
function tileAt({ camera, host, pixelRatio }: Stage, clientX: number, clientY: number): Point {
  const area = host.getBoundingClientRect();
  const { x, y } = camera.getWorldPoint((clientX - area.x) * pixelRatio, (clientY - area.y) * pixelRatio);
  return { x: x / ART_PX, y: y / ART_PX };
}
