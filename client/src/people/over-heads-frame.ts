import { presentView } from '../avatar/hall-view.ts';
import { presentWorld } from '../avatar/present-world.ts';
import { coveredEdges } from '../hall/covered-edges.ts';
import { type BubblePlace, placesOfBubbles, TAIL_PX, type WantedBubble } from './bubble-places.ts';

/** From the foot of a figure to the lower edge of its name, in tiles, and the height of the name. */
const HEAD_TILES = 1.42;
const NAME_PX = 30;
/** A raised hand is drawn over the name. */
const HAND_PX = 33;
/** A place aside or above is glided to; after this time about a third of the way is left. */
const GLIDE_MS = 90;

/** What is known of one element: its size, measured once, and where it is shown beside the head. */
type Placed = { width: number; height: number; aside: { x: number; y: number } | null; tail: Element | null };

/**
 * Puts what `root` holds over the heads of the avatars that its children name, in every frame and by transforms only.
 * Gives the function that ends it.
 */
export function keepOverHeads(root: HTMLElement): () => void {
  const placed = new Map<HTMLElement, Placed>();
  const covered = coveredEdges(document, () => performance.now());
  const reduced = matchMedia('(prefers-reduced-motion: reduce)');
  let lastMs = performance.now();
  let request = 0;
  const show = (nowMs: number) => {
    request = requestAnimationFrame(show);
    const part = reduced.matches ? 1 : 1 - Math.exp(-Math.max(0, nowMs - lastMs) / GLIDE_MS);
    lastMs = nowMs;
    const elements = [...root.children].filter((child) => child instanceof HTMLElement);
    for (const known of placed.keys()) if (!known.isConnected) placed.delete(known);
    for (const element of elements) if (!placed.has(element)) placed.set(element, measured(element));
    const edges = covered();
    const area = { left: 4, top: edges.top + 4, right: innerWidth - 4, bottom: innerHeight };
    const wanted = elements.map((element) => wantedPlace(element, placed.get(element)));
    const inSight = wanted.filter((each) => each !== null);
    const places = placesOfBubbles(inSight, area);
    for (const [index, element] of elements.entries()) {
      const want = wanted[index] ?? null;
      const place = want && (places[inSight.indexOf(want)] ?? null);
      put(element, placed.get(element), want, place, part);
      // The stem of a raised bubble passes behind those that it was raised over.
      const layer = String(elements.length - index);
      if (element.style.zIndex !== layer) element.style.zIndex = layer;
    }
  };
  request = requestAnimationFrame(show);
  return () => cancelAnimationFrame(request);
}

/** The size of a new element; a bubble becomes as wide as its broken lines. */
function measured(element: HTMLElement): Placed {
  const bubble = element.querySelector<HTMLElement>('.bubble');
  const text = bubble?.firstElementChild;
  if (bubble && text) {
    const lines = document.createRange();
    lines.selectNodeContents(text);
    // Both are rounded; a pixel more keeps the last word of a line where it was measured.
    const around = bubble.offsetWidth - text.clientWidth + 1;
    bubble.style.width = `${Math.ceil(lines.getBoundingClientRect().width) + around}px`;
  }
  const { offsetWidth: width, offsetHeight: height } = element;
  return { width, height, aside: null, tail: element.querySelector('.bubble-tail') };
}

function wantedPlace(element: HTMLElement, size: Placed | undefined): WantedBubble | null {
  const avatar = presentWorld.peek()?.shown.get(element.dataset.avatar ?? '');
  const head = avatar && presentView.peek()?.project({ x: avatar.x, y: avatar.y - HEAD_TILES });
  const labelPx = NAME_PX + (avatar?.hasHandUp ? HAND_PX : 0);
  return head && size ? { x: head.x, y: head.y - labelPx, width: size.width, height: size.height } : null;
}

/** Shows the element at its place, gliding when the place beside the head changed; hides it where it has none. */
function put(
  element: HTMLElement,
  known: Placed | undefined,
  want: WantedBubble | null,
  place: BubblePlace | null,
  part: number,
): void {
  const isShown = known !== undefined && want !== null && place !== null;
  const visibility = isShown ? 'visible' : 'hidden';
  if (element.style.visibility !== visibility) element.style.visibility = visibility;
  if (!isShown) return;
  const to = { x: place.left - want.x, y: place.top - want.y };
  const from = known.aside ?? to;
  const aside = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
  known.aside = aside;
  element.style.transform = `translate(${Math.round(want.x + aside.x)}px, ${Math.round(want.y + aside.y)}px)`;
  if (element.dataset.kind !== 'bubble') return;
  // The tail points to the head also where the bubble stands aside; raised, a stem leads down to it.
  const tailX = Math.min(want.width - TAIL_PX, Math.max(TAIL_PX, -aside.x));
  const raised = Math.max(0, -(aside.y + want.height));
  const [stem, tail] = [element.firstElementChild, known.tail];
  if (tail instanceof HTMLElement) tail.style.transform = `translateX(${Math.round(tailX)}px)`;
  if (stem instanceof HTMLElement) stem.style.transform = `translateX(${Math.round(tailX)}px) scaleY(${raised})`;
}
