import { wallPanel } from './board-frame.ts';
import { palette } from './palette.ts';
import type { Piece } from './piece.ts';
import { ellipse, path, rect } from './svg.ts';

/** A screen on the wall: a pile of coins, three steps, and the sign that something is played here. */
function amountsScreen(w: number, h: number): string {
  const floor = h - 12;
  const steps = [0, 1, 2]
    .map((at) => {
      const tall = 16 + at * 16;
      const x = w * 0.42 + at * w * 0.17;
      return (
        rect(x, floor - tall, w * 0.17, tall, palette.oxblood) + rect(x, floor - tall, w * 0.17, 2.6, palette.brass)
      );
    })
    .join('');
  const coins = Array.from({ length: 8 }, (_, at) =>
    rect(w * 0.12, floor - 6 - at * 6, 32, 5, palette.brass, { rx: 2 }),
  );
  return (
    rect(0, floor, w, 12, '#C9C1B3') +
    coins.join('') +
    steps +
    ellipse(w * 0.38, h * 0.42, 15, 15, palette.slateTeal) +
    path(`M${w * 0.38 - 4.5} ${h * 0.42 - 8} l13 8 l-13 8 Z`, palette.paper)
  );
}

/** What hangs in the gallery of the law beside its papers. */
export const lawBoards: readonly Piece[] = [
  wallPanel(
    'screen-amounts',
    4,
    { frame: '#22282C', rim: palette.slateTeal, ground: ['#FFF8EA', palette.limestone], light: false },
    amountsScreen,
  ),
];
