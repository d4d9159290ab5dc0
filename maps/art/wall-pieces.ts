import { darker, lighter, mix, palette } from './palette.ts';
import { type Piece, unit } from './piece.ts';
import { defs, line, linear, rect } from './svg.ts';

/** Neighbours of a wall top, as bits of its mask: set where the neighbour is wall top too. */
export const capBits = { n: 1, e: 2, s: 4, w: 8, ne: 16, se: 32, sw: 64, nw: 128 } as const;

/** Drops the corner bits that a wall top does not show: a corner counts only where both its sides are wall. */
export function capMask(mask: number): number {
  let shown = mask & 15;
  const { n, e, s, w, ne, se, sw, nw } = capBits;
  if (mask & ne && mask & n && mask & e) shown |= ne;
  if (mask & se && mask & s && mask & e) shown |= se;
  if (mask & sw && mask & s && mask & w) shown |= sw;
  if (mask & nw && mask & n && mask & w) shown |= nw;
  return shown;
}

const capMasks = [...new Set(Array.from({ length: 256 }, (_, mask) => capMask(mask)))].sort((a, b) => a - b);

function cap(mask: number): string {
  const top = palette.slateTeal;
  const { n, e, s, w, ne, se, sw, nw } = capBits;
  let drawing = rect(0, 0, unit, unit, top);
  const rim = 7;
  const edge = (x: number, y: number, wide: number, high: number) => {
    drawing += rect(x, y, wide, high, lighter(top, 0.13));
  };
  const far = unit - rim;
  if (!(mask & n)) edge(0, 0, unit, rim);
  if (!(mask & s)) edge(0, far, unit, rim);
  if (!(mask & w)) edge(0, 0, rim, unit);
  if (!(mask & e)) edge(far, 0, rim, unit);
  if (mask & n && mask & e && !(mask & ne)) edge(far, 0, rim, rim);
  if (mask & s && mask & e && !(mask & se)) edge(far, far, rim, rim);
  if (mask & s && mask & w && !(mask & sw)) edge(0, far, rim, rim);
  if (mask & n && mask & w && !(mask & nw)) edge(0, 0, rim, rim);
  return drawing + capLines(mask);
}

/** The brass line along the rim of a wall top, also round inner corners. */
function capLines(mask: number): string {
  const { n, e, s, w, ne, se, sw, nw } = capBits;
  const [near, far] = [7, unit - 7];
  const brass = (x1: number, y1: number, x2: number, y2: number) => line(x1, y1, x2, y2, palette.brass, 1.8);
  const startX = mask & w ? 0 : near;
  const endX = mask & e ? unit : far;
  const startY = mask & n ? 0 : near;
  const endY = mask & s ? unit : far;
  let lines = '';
  if (!(mask & n)) lines += brass(startX, near, endX, near);
  if (!(mask & s)) lines += brass(startX, far, endX, far);
  if (!(mask & w)) lines += brass(near, startY, near, endY);
  if (!(mask & e)) lines += brass(far, startY, far, endY);
  if (mask & n && mask & e && !(mask & ne)) lines += brass(far, 0, far, near) + brass(far, near, unit, near);
  if (mask & s && mask & e && !(mask & se)) lines += brass(far, far, far, unit) + brass(far, far, unit, far);
  if (mask & s && mask & w && !(mask & sw)) lines += brass(near, far, near, unit) + brass(0, far, near, far);
  if (mask & n && mask & w && !(mask & nw)) lines += brass(near, 0, near, near) + brass(0, near, near, near);
  return lines;
}

/** How a wall face ends at a side: goes on, meets a wall that comes forward, or ends in an edge. */
export type FaceEnd = 'on' | 'in' | 'out';
const faceEnds: readonly FaceEnd[] = ['on', 'in', 'out'];

type FaceStyle = { name: string; paint: string; wash: string; trim: string };

const faceStyles: readonly FaceStyle[] = [
  { name: 'paper', paint: '#EBE4D5', wash: '#FFF8EA', trim: mix(palette.wall, palette.brass, 0.25) },
  { name: 'teal', paint: '#4C6166', wash: '#6E8586', trim: mix('#4C6166', palette.brass, 0.3) },
  { name: 'earth', paint: '#B9875C', wash: '#D9AE82', trim: mix('#B9875C', palette.brassDark, 0.5) },
  { name: 'night', paint: '#3E4C63', wash: '#5D6F88', trim: mix('#3E4C63', palette.brass, 0.3) },
  { name: 'sage', paint: '#A3B09A', wash: '#C6CFBA', trim: mix('#A3B09A', palette.paper, 0.4) },
  { name: 'facade', paint: '#CFC4AE', wash: '#E6DDCB', trim: mix('#CFC4AE', palette.slateTeal, 0.3) },
];

function face(style: FaceStyle, left: FaceEnd, right: FaceEnd): string {
  const id = `face-${style.name}-${left}-${right}`;
  const height = 2 * unit;
  const wash = linear(`${id}-wash`, [
    [0, darker(style.paint, 0.22)],
    [0.09, style.paint],
    [0.32, style.wash],
    [0.75, style.paint],
    [1, darker(style.paint, 0.1)],
  ]);
  const towardsRight = linear(
    `${id}-l`,
    [
      [0, '#1C1710', 0.3],
      [1, '#1C1710', 0],
    ],
    [1, 0],
  );
  const towardsLeft = linear(
    `${id}-r`,
    [
      [0, '#1C1710', 0],
      [1, '#1C1710', 0.3],
    ],
    [1, 0],
  );
  let drawing = defs(wash + towardsRight + towardsLeft) + rect(0, 0, unit, height, `url(#${id}-wash)`);
  drawing += rect(0, 0, unit, 5, lighter(style.trim, 0.25)) + rect(0, 5, unit, 1.6, palette.brass);
  drawing += rect(0, 6.6, unit, 5, '#1C1710', { opacity: 0.16 });
  drawing += rect(0, 96, unit, 1.4, darker(style.paint, 0.16)) + rect(0, 97.4, unit, 1.2, lighter(style.paint, 0.3));
  drawing += rect(0, height - 13, unit, 13, palette.slateTeal);
  drawing +=
    rect(0, height - 14.6, unit, 2, palette.brass) + rect(0, height - 3, unit, 3, darker(palette.slateTeal, 0.4));
  if (left === 'in') drawing += rect(0, 0, 26, height, `url(#${id}-l)`);
  if (right === 'in') drawing += rect(unit - 26, 0, 26, height, `url(#${id}-r)`);
  if (left === 'out') drawing += faceEdge(0, style, height);
  if (right === 'out') drawing += faceEdge(unit - 7, style, height);
  return drawing;
}

function faceEdge(x: number, style: FaceStyle, height: number): string {
  return (
    rect(x, 0, 7, height - 13, lighter(style.wash, 0.3), { opacity: 0.7 }) +
    rect(x === 0 ? 7 : x - 1.4, 6, 1.4, height - 19, darker(style.paint, 0.2), { opacity: 0.7 })
  );
}

/** Wall tops for every neighbourhood, and faces two tiles tall for every pair of ends. */
export const wallPieces: readonly Piece[] = [
  ...faceStyles.flatMap((style) =>
    faceEnds.flatMap((left) =>
      faceEnds.map((right) => ({
        name: `face-${style.name}-${left}-${right}`,
        columns: 1,
        rows: 2,
        solidRows: 2,
        draw: () => face(style, left, right),
      })),
    ),
  ),
  ...capMasks.map((mask) => ({ name: `cap-${mask}`, columns: 1, rows: 1, solidRows: 1, draw: () => cap(mask) })),
];
