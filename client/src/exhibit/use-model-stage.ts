import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { savesData } from '../ui/saves-data.ts';
import type { ModelStage } from './model-stage.ts';
import { FIRST_VIEW, type ModelView, viewedBy } from './model-turn.ts';
import { turnByHand } from './turn-by-hand.ts';

/** `asked`: it comes when somebody asks for it. */
export type StageState = 'asked' | 'loading' | 'shown' | 'no-webgl' | 'failed';

/** At first a model turns slowly for this long, so that one sees that it can be turned. */
const GREETING_MS = 4_000;
const GREETING_DEGREES = 40;

type Parts = { frame: RefObject<HTMLElement | null>; canvas: RefObject<HTMLCanvasElement | null>; url: string };

/**
 * What draws a model, fetched with it; freed when the exhibit is closed. `turn` changes the view, and ends the first slow
 * turn; `attempt` counts the tries, each of which needs a canvas of its own.
 */
export function useModelStage({ frame, canvas, url }: Parts) {
  const [attempt, setAttempt] = useState(() => (savesData() ? 0 : 1));
  const [state, setState] = useState<StageState>(attempt === 0 ? 'asked' : 'loading');
  const [view, setView] = useState(FIRST_VIEW);
  const stage = useRef<ModelStage | null>(null);
  const isTouched = useRef(false);

  useEffect(() => {
    if (attempt === 0) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    setState(hasWebGl() ? 'loading' : 'no-webgl');
    if (hasWebGl()) {
      openedOn(canvas, url, signal, () => setState('failed')).then(
        (opened) => {
          stage.current = opened;
          if (opened) setState('shown');
        },
        (error) => {
          if (signal.aborted) return;
          console.warn('A model could not be shown.', error);
          setState('failed');
        },
      );
    }
    return () => {
      leaving.abort();
      stage.current?.close();
      stage.current = null;
    };
  }, [attempt, url]);

  useEffect(() => stage.current?.show(view), [view, state]);

  const turn = (change: (before: ModelView) => ModelView) => {
    isTouched.current = true;
    setView(change);
  };
  useEffect(() => {
    if (state !== 'shown' || !frame.current) return;
    const endHands = turnByHand(frame.current, {
      turn: (round, above) => turn((before) => viewedBy(before, round, above)),
      zoom: (factor) => turn((before) => viewedBy(before, 0, 0, factor)),
    });
    const endGreeting = greet((degrees) => setView((before) => viewedBy(before, degrees, 0)), isTouched);
    return () => {
      endHands();
      endGreeting();
    };
  }, [state]);

  return { state, view, turn, attempt, load: () => setAttempt((before) => before + 1) };
}

/** Fetches the model and what draws it; null where the exhibit was closed meanwhile. */
async function openedOn(
  canvas: RefObject<HTMLCanvasElement | null>,
  url: string,
  signal: AbortSignal,
  onLost: () => void,
): Promise<ModelStage | null> {
  const [{ openModelStage }, response] = await Promise.all([import('./model-stage.ts'), fetch(url, { signal })]);
  if (!response.ok) throw new Error(`the model was answered with ${response.status}`);
  const bytes = await response.arrayBuffer();
  if (signal.aborted || !canvas.current) return null;
  const opened = await openModelStage(canvas.current, bytes, FIRST_VIEW, onLost);
  if (!signal.aborted) return opened;
  opened.close();
  return null;
}

/** Turns slowly for a moment, unless motion is to be reduced, and not after the first touch. Gives the end of it. */
function greet(turnBy: (degrees: number) => void, isTouched: { readonly current: boolean }): () => void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return () => {};
  let frame = 0;
  let [turned, startedMs] = [0, -1];
  const step = (nowMs: number) => {
    if (isTouched.current) return;
    if (startedMs < 0) startedMs = nowMs;
    const share = Math.min(1, (nowMs - startedMs) / GREETING_MS);
    const wanted = GREETING_DEGREES * Math.sin(share * Math.PI);
    turnBy(wanted - turned);
    turned = wanted;
    if (share < 1) frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
  return () => cancelAnimationFrame(frame);
}

function hasWebGl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
