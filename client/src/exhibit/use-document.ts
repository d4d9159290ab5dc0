import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OpenDocument } from './document-pages.ts';
import type { PageView } from './document-view.ts';

/** A document as it comes: `share` of it is here, 0 to 1. */
type Reading = {
  state: 'loading' | 'open' | 'failed';
  share: number;
  opened: OpenDocument | null;
  again: () => void;
  failed: (error: unknown) => void;
};

/** Opens a document, with what reads it, and closes it with the exhibit; `again` tries once more after a failure. */
export function useOpenDocument(url: string): Reading {
  const [attempt, setAttempt] = useState(1);
  const [share, setShare] = useState(0);
  const [opened, setOpened] = useState<OpenDocument | null>(null);
  const [isFailed, setFailed] = useState(false);
  const failed = (error: unknown) => {
    console.warn('A document could not be shown.', error);
    setFailed(true);
  };
  useEffect(() => {
    const leaving = new AbortController();
    let mine: OpenDocument | null = null;
    const open = async () => {
      const { openDocument } = await import('./document-pages.ts');
      if (leaving.signal.aborted) return;
      mine = await openDocument(url, setShare, leaving.signal);
      if (leaving.signal.aborted) mine.close();
      else setOpened(mine);
    };
    setFailed(false);
    setShare(0);
    open().catch((error) => {
      if (!leaving.signal.aborted) failed(error);
    });
    return () => {
      leaving.abort();
      mine?.close();
      setOpened(null);
    };
  }, [url, attempt]);
  const state = isFailed ? 'failed' : opened === null ? 'loading' : 'open';
  return { state, share, opened, failed, again: () => setAttempt((before) => before + 1) };
}

/** Draws the one page that is shown, anew with each change of it and of the frame's width; gives where it lies. */
export function usePageDrawn(frame: RefObject<HTMLElement | null>, { opened, failed }: Reading, view: PageView) {
  const [box, canvas, text] = [
    useRef<HTMLDivElement>(null),
    useRef<HTMLCanvasElement>(null),
    useRef<HTMLDivElement>(null),
  ];
  const [wide, setWide] = useState(0);
  useEffect(() => {
    if (!frame.current) return;
    const sizes = new ResizeObserver(([entry]) => setWide(Math.floor(entry?.contentRect.width ?? 0)));
    sizes.observe(frame.current);
    return () => sizes.disconnect();
  }, []);
  useEffect(() => {
    if (!opened || wide === 0 || !box.current || !canvas.current || !text.current) return;
    const leaving = new AbortController();
    const place = { box: box.current, canvas: canvas.current, text: text.current, widthPx: wide * view.zoom };
    opened.draw(view.page, place, leaving.signal).catch((error) => {
      if (!leaving.signal.aborted) failed(error);
    });
    return () => leaving.abort();
  }, [opened, wide, view.page, view.zoom]);
  return { box, canvas, text };
}
