import { group, path } from './svg.ts';

/** The strokes of each digit in a box of 6 × 10 units. */
const strokes: Record<string, string> = {
  '0': 'M3 0 C5.4 0 6 2.4 6 5 C6 7.6 5.4 10 3 10 C.6 10 0 7.6 0 5 C0 2.4 .6 0 3 0 Z',
  '1': 'M.8 2 L3.4 0 V10 M1 10 H5.6',
  '2': 'M.3 2.6 C.4 .8 1.6 0 3 0 C4.8 0 5.8 1.1 5.8 2.7 C5.8 5 2.2 6.8 .2 10 H6',
  '3': 'M.3 1.5 C1 .4 2 0 3 0 C4.7 0 5.7 1 5.7 2.4 C5.7 4 4.5 4.8 2.6 4.8 C4.8 4.8 6 5.8 6 7.3 C6 9 4.7 10 3 10 C1.7 10 .7 9.5 0 8.4',
  '4': 'M4.4 10 V0 L0 6.9 H6',
  '5': 'M5.5 0 H1.2 L.7 4.5 C1.3 4 2.2 3.7 3 3.7 C4.8 3.7 6 4.9 6 6.8 C6 8.8 4.7 10 2.9 10 C1.6 10 .7 9.5 .1 8.7',
  '6': 'M5.3 .7 C3.4 -.6 0 .2 0 5.9 C0 8.6 1.2 10 3 10 C4.8 10 6 8.7 6 6.9 C6 5.1 4.8 4 3.2 4 C1.5 4 .3 5 .1 6.6',
  '7': 'M.2 0 H6 C4 3 2.6 6.3 2.2 10',
  '8': 'M3 0 C4.6 0 5.6 .9 5.6 2.3 C5.6 3.8 4.6 4.7 3 4.7 C1.4 4.7 .4 3.8 .4 2.3 C.4 .9 1.4 0 3 0 Z M3 4.7 C4.9 4.7 6 5.7 6 7.3 C6 9 4.8 10 3 10 C1.2 10 0 9 0 7.3 C0 5.7 1.1 4.7 3 4.7 Z',
  '9': 'M.7 9.3 C2.6 10.6 6 9.8 6 4.1 C6 1.4 4.8 0 3 0 C1.2 0 0 1.3 0 3.1 C0 4.9 1.2 6 2.8 6 C4.5 6 5.7 5 5.9 3.4',
};

const step = 8.4;

/** Width in units of a number written `height` units high. */
export function numberWidth(digits: string, height: number): number {
  return ((digits.length * step - (step - 6)) * height) / 10;
}

/** A number in drawn strokes, `height` units high, its upper left corner at (x, y): no font is needed. */
export function drawnNumber(
  digits: string,
  x: number,
  y: number,
  height: number,
  colour: string,
  weight = 1.3,
): string {
  const drawn = [...digits]
    .map((digit, at) => group(path(strokes[digit] ?? '', 'none'), { transform: `translate(${at * step} 0)` }))
    .join('');
  return group(drawn, {
    transform: `translate(${x} ${y}) scale(${height / 10})`,
    stroke: colour,
    'stroke-width': weight,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}
