/** What of a document is shown: a page, counted from 1; `zoom` 1 is the width of the frame. */
export type PageView = { page: number; zoom: number };

const MOST_ZOOM = 4;

/** Turns to a page, to the nearest one where there is none of that number. */
export function pagedTo(before: PageView, page: number, pages: number): PageView {
  const wanted = Number.isFinite(page) ? Math.round(page) : before.page;
  return { ...before, page: Math.min(pages, Math.max(1, wanted)) };
}

/** Enlarges by a factor, between whole width and fourfold. */
export function zoomedPage(before: PageView, factor: number): PageView {
  return { ...before, zoom: Math.min(MOST_ZOOM, Math.max(1, before.zoom * factor)) };
}
