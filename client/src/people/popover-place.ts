type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
type Size = { readonly width: number; readonly height: number };

/** Kept free between a popover, what it belongs to and the edges of the screen, in CSS pixels. */
const FREE_PX = 8;

/**
 * Where a popover of this size stands beside what it belongs to: below where it fits, else above, else wherever it
 * fits best; its end on the end of the anchor, moved so that it stays on the screen. CSS pixels of the screen.
 */
export function placeBeside(anchor: Box, popover: Size, screen: Size): { left: number; top: number } {
  const below = anchor.top + anchor.height + FREE_PX;
  const above = anchor.top - FREE_PX - popover.height;
  const lowest = Math.max(FREE_PX, screen.height - FREE_PX - popover.height);
  const furthest = Math.max(FREE_PX, screen.width - FREE_PX - popover.width);
  const top = below <= lowest ? below : above >= FREE_PX ? above : lowest;
  const left = anchor.left + anchor.width - popover.width;
  return { left: Math.min(Math.max(left, FREE_PX), furthest), top: Math.max(top, FREE_PX) };
}
