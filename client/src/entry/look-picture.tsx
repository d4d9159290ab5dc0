import { lookOf } from '@clearhall/shared-schema/avatar/look';
import { signal, useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { drawFigure, WHOLE_FILES } from '../art/draw-figure.ts';
import { loadFigureFiles } from '../art/figure-files.ts';

/** A part of a figure's field, in pixels of the art, and how it faces: 0…7 from east clockwise. */
type View = { x: number; y: number; width: number; height: number; facings: readonly number[] };

const VIEWS = {
  whole: { x: 6, y: 7, width: 52, height: 88, facings: [2, 1, 6] },
  head: { x: 16, y: 10, width: 32, height: 40, facings: [2] },
  trunk: { x: 10, y: 38, width: 44, height: 55, facings: [2] },
  upper: { x: 11, y: 10, width: 42, height: 60, facings: [2] },
} as const satisfies Record<string, View>;

/** What of a figure a picture shows. */
export type LookView = keyof typeof VIEWS;

/** Canvas pixels to a pixel of the art: sharp on screens of two device pixels to one of CSS. */
const SCALE = 2.5;

const files = signal<ReadonlyMap<string, HTMLImageElement> | null>(null);
/** Whether the figures can be shown; without them the choices are told by their names. */
export const figuresFailed = signal(false);

/** Begins to load what figures are drawn from; asking again does nothing. */
export function loadFigures(): void {
  if (files.peek() || figuresFailed.peek()) return;
  loadFigureFiles(WHOLE_FILES).then(
    (loaded) => {
      files.value = loaded;
    },
    () => {
      figuresFailed.value = true;
    },
  );
}

/** A figure of this look, or a part of it, for the eye only. */
export function LookPicture({ look, view }: { look: number; view: LookView }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height, facings } = VIEWS[view];
  const draw = () => {
    if (canvas.current && files.value) paint(canvas.current, files.value, look, VIEWS[view]);
  };
  useLayoutEffect(draw, [look, view]);
  useSignalEffect(draw);
  return (
    <span aria-hidden="true">
      <canvas
        ref={canvas}
        class={`look-picture ${view}`}
        width={width * facings.length * SCALE}
        height={height * SCALE}
      />
    </span>
  );
}

function paint(canvas: HTMLCanvasElement, from: ReadonlyMap<string, HTMLImageElement>, look: number, view: View): void {
  const brush = canvas.getContext('2d');
  if (!brush) return;
  brush.setTransform(1, 0, 0, 1, 0, 0);
  brush.clearRect(0, 0, canvas.width, canvas.height);
  brush.imageSmoothingQuality = 'high';
  for (const [at, facing] of view.facings.entries()) {
    brush.setTransform(SCALE, 0, 0, SCALE, at * view.width * SCALE, 0);
    drawFigure(brush, from, lookOf(look), { facing, step: null, sits: false }, -view.x, -view.y);
  }
}
