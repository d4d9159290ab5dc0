/** What hands ask of a model: degrees to turn by, and how much to come nearer. */
type TurnByHand = { turn: (round: number, above: number) => void; zoom: (factor: number) => void };

const DEGREES_A_PIXEL = 0.5;

/**
 * Turns by dragging with mouse or finger, zooms by two fingers, and by the wheel while the frame has the focus, so that
 * a panel can be scrolled past it. Gives the function that ends it.
 */
export function turnByHand(frame: HTMLElement, { turn, zoom }: TurnByHand): () => void {
  const held = new Map<number, { x: number; y: number }>();
  const spread = () => {
    const [a, b] = [...held.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  };
  const ending = new AbortController();
  const options = { signal: ending.signal, passive: false };
  frame.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && document.activeElement !== frame) return;
      event.preventDefault();
      zoom(1.0015 ** -event.deltaY);
    },
    options,
  );
  frame.addEventListener(
    'pointerdown',
    ({ pointerId, clientX, clientY }) => {
      held.set(pointerId, { x: clientX, y: clientY });
      frame.setPointerCapture(pointerId);
    },
    options,
  );
  frame.addEventListener(
    'pointermove',
    ({ pointerId, clientX, clientY }) => {
      const before = held.get(pointerId);
      if (!before) return;
      const wide = spread();
      held.set(pointerId, { x: clientX, y: clientY });
      const now = spread();
      if (wide > 0 && now > 0) zoom(now / wide);
      // A drag to the right brings the left side to the front.
      else turn((before.x - clientX) * DEGREES_A_PIXEL, (clientY - before.y) * DEGREES_A_PIXEL);
    },
    options,
  );
  for (const end of ['pointerup', 'pointercancel'] as const)
    frame.addEventListener(end, (event) => held.delete(event.pointerId), options);
  return () => ending.abort();
}
