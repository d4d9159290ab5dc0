/** A bubble that wants to stand over the point (x, y), the middle of its foot; all in CSS pixels. */
export type WantedBubble = { x: number; y: number; width: number; height: number };

/** Where a bubble goes: its upper left corner. */
export type BubblePlace = { left: number; top: number };

/** What bubbles may stand in, in CSS pixels. */
type BubbleArea = { left: number; top: number; right: number; bottom: number };

/** Free space between two bubbles. */
const GAP_PX = 4;
/** The tail stays this far from the sides of its bubble. */
export const TAIL_PX = 14;

/**
 * Where the bubbles go so that they do not cover each other: over its point where that is free, else aside as far as
 * the tail reaches, else raised over those before it in the list. Where nothing is free, over its point. Bubbles keep
 * inside of the area; one whose point lies outside has no place.
 */
export function placesOfBubbles(wanted: readonly WantedBubble[], area: BubbleArea): (BubblePlace | null)[] {
  const placed: (BubblePlace & WantedBubble)[] = [];
  return wanted.map((bubble) => {
    if (!isWithin(bubble, area)) return null;
    const foots = [bubble.y, ...placed.map(({ top }) => top - GAP_PX).filter((y) => y < bubble.y)];
    const place =
      foots
        .sort((a, b) => b - a)
        .flatMap((y) => placesAt(bubble, y, area))
        .find((tried) => placed.every((other) => !covers({ ...bubble, ...tried }, other))) ??
      inside(bubble.x - bubble.width / 2, bubble.y - bubble.height, bubble, area);
    placed.push({ ...bubble, ...place });
    return place;
  });
}

/** The places with the foot at `y`: in the middle, then to either side; none where it would leave the area. */
function placesAt(bubble: WantedBubble, y: number, area: BubbleArea): BubblePlace[] {
  const top = y - bubble.height;
  if (top < area.top) return [];
  const aside = Math.max(0, bubble.width / 2 - TAIL_PX);
  return [0, -aside, aside].map((shift) => inside(bubble.x + shift - bubble.width / 2, top, bubble, area));
}

function inside(left: number, top: number, { width }: WantedBubble, area: BubbleArea): BubblePlace {
  return {
    left: Math.max(area.left, Math.min(left, area.right - width)),
    top: Math.max(area.top, top),
  };
}

function isWithin({ x, y }: WantedBubble, area: BubbleArea): boolean {
  return x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
}

function covers(a: BubblePlace & WantedBubble, b: BubblePlace & WantedBubble): boolean {
  return (
    a.left < b.left + b.width + GAP_PX &&
    b.left < a.left + a.width + GAP_PX &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}
