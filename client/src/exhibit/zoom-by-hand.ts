/**
 * Zooms by wheel (with Ctrl, or while the frame has the focus, so that a panel can be scrolled past it) and two fingers.
 * Gives the function that ends it.
 */
export function zoomByHand(frame: HTMLElement, zoom: (factor: number, x: number, y: number) => void): () => void {
  const fingers = new Map<number, { x: number; y: number }>();
  const spread = () => {
    const [a, b] = [...fingers.values()];
    return a && b ? { wide: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : null;
  };
  const place = ({ clientX, clientY }: MouseEvent) => {
    const { left, top } = frame.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const ending = new AbortController();
  const options = { signal: ending.signal, passive: false };
  frame.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && document.activeElement !== frame) return;
      event.preventDefault();
      const { x, y } = place(event);
      zoom(1.0015 ** -event.deltaY, x, y);
    },
    options,
  );
  frame.addEventListener('pointerdown', (event) => fingers.set(event.pointerId, place(event)), options);
  frame.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerType !== 'touch' || !fingers.has(event.pointerId)) return;
      const before = spread();
      fingers.set(event.pointerId, place(event));
      const now = spread();
      if (before && now && before.wide > 0) zoom(now.wide / before.wide, now.x, now.y);
    },
    options,
  );
  for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const)
    frame.addEventListener(end, (event) => fingers.delete(event.pointerId), options);
  return () => ending.abort();
}
