import type { CoveredEdges } from '../avatar/hall-view.ts';

/** An open menu covers a phone's foot: the own figure moves out from under it. */
const COVERS = '.top-bar, .panel, .rail, .menu-box:popover-open';
/** The page is measured this often at most. */
const MEASURE_MS = 200;
/** What is lower than this share of the page covers no side of it. */
const ALONG = 0.5;
/** What is wider than this share of the page lies along its top or bottom, not at a side. */
const ACROSS = 0.6;
/** An open map in the corner covers its side where a list leaves less than this share of the page beside it. */
const LITTLE = 0.5;

/** Tells how far bars and open panels reach into the page from each edge, in CSS pixels. */
export function coveredEdges(page: Document, nowMs: () => number): () => CoveredEdges {
  let measured: CoveredEdges = { top: 0, right: 0, bottom: 0, left: 0 };
  let measuredAtMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (nowMs() - measuredAtMs < MEASURE_MS) return measured;
    measuredAtMs = nowMs();
    measured = measure(page);
    return measured;
  };
}

function measure(page: Document): CoveredEdges {
  const { clientWidth: width, clientHeight: height } = page.documentElement;
  const covers = [...page.querySelectorAll(COVERS)].map((cover) => cover.getBoundingClientRect());
  const edges = edgesUnder(covers, { width, height });
  const map = page.querySelector('.map-plate[open]')?.getBoundingClientRect();
  if (map && edges.right === 0 && map.left - edges.left < width * LITTLE) edges.right = width - map.left;
  return edges;
}

type Area = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom' | 'width' | 'height'>;

/** How far areas that lie along the edges of a page of this size reach into it; what lies in its midst covers none. */
export function edgesUnder(areas: readonly Area[], { width, height }: Pick<Area, 'width' | 'height'>): CoveredEdges {
  const edges: CoveredEdges = { top: 0, right: 0, bottom: 0, left: 0 };
  for (const area of areas) {
    if (area.width === 0 || area.height === 0) continue;
    if (area.width > width * ACROSS) {
      if (area.top < height / 3) edges.top = Math.max(edges.top, area.bottom);
      else edges.bottom = Math.max(edges.bottom, height - area.top);
    } else if (area.height > height * ALONG) {
      if (area.left < width / 3) edges.left = Math.max(edges.left, area.right);
      else edges.right = Math.max(edges.right, width - area.left);
    }
  }
  return edges;
}
