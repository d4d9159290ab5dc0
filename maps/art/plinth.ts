import { darker, palette } from './palette.ts';
import { defs, line, linear, path, rect } from './svg.ts';

/** A block of limestone with slate foot, `w` wide, its top at `top`, front down to `bottom`. */
export function plinthBlock(name: string, x: number, w: number, top: number, bottom: number, depth: number): string {
  const front = linear(`${name}-front`, [
    [0, '#F4EEE1'],
    [0.5, '#E3DBCB'],
    [1, '#CFC5B2'],
  ]);
  const side = linear(
    `${name}-side`,
    [
      [0, '#1C1710', 0.16],
      [0.14, '#1C1710', 0],
      [0.82, '#1C1710', 0],
      [1, '#1C1710', 0.24],
    ],
    [1, 0],
  );
  return (
    defs(front + side) +
    rect(x, top + depth, w, bottom - top - depth, `url(#${name}-front)`) +
    rect(x, top + depth, w, bottom - top - depth, `url(#${name}-side)`) +
    rect(x - 1.5, top, w + 3, depth, '#FBF7EC') +
    rect(x - 1.5, top + depth - 1, w + 3, 2.2, darker(palette.limestone, 0.2)) +
    rect(x - 1, bottom - 6, w + 2, 6, palette.slateTeal) +
    rect(x, bottom - 7.4, w, 1.6, palette.brass)
  );
}

/** A glass hood over a plinth. */
export function glass(x: number, y: number, w: number, h: number): string {
  return (
    rect(x, y, w, h, '#DDEBE8', { opacity: 0.24 }) +
    rect(x, y, w, 5, '#FFFFFF', { opacity: 0.42 }) +
    path(`M${x + 4} ${y + h - 3} L${x + 4} ${y + 9} L${x + 11} ${y + 9} L${x + 6.5} ${y + h - 3} Z`, '#FFFFFF', {
      opacity: 0.45,
    }) +
    rect(x, y, w, h, 'none', { stroke: '#8FA3A3', 'stroke-width': 1.1, opacity: 0.8 }) +
    line(x, y + 5, x + w, y + 5, '#8FA3A3', 0.8, { opacity: 0.6 })
  );
}
