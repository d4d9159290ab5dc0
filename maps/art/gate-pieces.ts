import { darker, lighter, palette } from './palette.ts';
import { type Piece, unit } from './piece.ts';
import { defs, dice, ellipse, group, line, linear, path, rect } from './svg.ts';
import { woodGrain } from './wood.ts';

const headerHigh = 30;

/** The part of the wall over a doorway, with the plaque that says whether one may pass; never by colour alone. */
function header(name: string, width: number, isOpen: boolean): string {
  const shade = linear(`${name}-header`, [
    [0, '#D9D0BE'],
    [0.4, '#F7F0E0'],
    [1, '#DCD3C1'],
  ]);
  const below = linear(`${name}-below`, [
    [0, '#1C1710', 0.45],
    [1, '#1C1710', 0],
  ]);
  const colour = isOpen ? palette.jade : palette.cinnabar;
  const middle = width / 2;
  const plaque =
    rect(middle - 34, 3, 68, 23, darker(colour, 0.35), { rx: 4 }) +
    rect(middle - 33, 2, 66, 22, colour, { rx: 4, stroke: palette.brassLight, 'stroke-width': 1.4 });
  const sign = isOpen
    ? path(`M${middle - 9} 13 l6 6 l12 -12`, 'none', {
        stroke: palette.paper,
        'stroke-width': 3.6,
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
      })
    : padlock(middle, 13, 0.62);
  return (
    defs(shade + below) +
    rect(0, 0, width, headerHigh, `url(#${name}-header)`) +
    rect(0, headerHigh - 4, width, 4, palette.brass) +
    rect(0, headerHigh - 4, width, 1.2, palette.brassLight) +
    rect(0, headerHigh, width, 16, `url(#${name}-below)`) +
    plaque +
    sign
  );
}

function padlock(x: number, y: number, scale: number): string {
  const shackle = path('M-7 -2 v-5 a7 7 0 0 1 14 0 v5', 'none', { stroke: palette.paper, 'stroke-width': 3.4 });
  const body = rect(-10, -3, 20, 15, palette.paper, { rx: 2.5 });
  const hole = ellipse(0, 3, 2.4, 2.4, palette.cinnabar) + rect(-1.1, 3.5, 2.2, 5, palette.cinnabar);
  return group(shackle + body + hole, { transform: `translate(${x} ${y}) scale(${scale})` });
}

function leaf(x: number, width: number, height: number, roll: () => number): string {
  let drawing = group(woodGrain(width, height, palette.walnut, roll, 5), { transform: `translate(${x} 0)` });
  const panel = (y: number, high: number) =>
    rect(x + 9, y, width - 18, high, darker(palette.walnut, 0.22), {
      stroke: palette.brass,
      'stroke-width': 1.4,
      rx: 1,
    }) +
    rect(x + 12, y + 3, width - 24, high - 6, lighter(palette.walnut, 0.07), { rx: 1 }) +
    line(x + 12, y + 3.6, x + width - 12, y + 3.6, '#FFFFFF', 1, { opacity: 0.16 });
  drawing += panel(9, height * 0.42) + panel(height * 0.42 + 18, height * 0.58 - 30);
  return drawing + rect(x, height - 5, width, 5, palette.brassDark);
}

/** A band of chevrons across a closed door: closed is to be seen without colour too. */
function chevrons(x: number, y: number, width: number): string {
  const points = Array.from({ length: Math.floor(width / 14) }, (_, at) => x + 3 + at * 14);
  return (
    rect(x, y, width, 13, palette.cinnabar) +
    points
      .map((at) =>
        path(`M${at} ${y + 2.5} l5 4 l-5 4`, 'none', {
          stroke: palette.paper,
          'stroke-width': 2.6,
          'stroke-linejoin': 'round',
        }),
      )
      .join('') +
    rect(x, y, width, 13, 'none', { stroke: palette.brassLight, 'stroke-width': 1.2 })
  );
}

function closed(name: string, columns: number): string {
  const width = columns * unit;
  const roll = dice(41);
  const [top, jamb] = [headerHigh, 9];
  const height = 2 * unit - top - 3;
  const half = (width - 2 * jamb) / 2;
  const middle = width / 2;
  const sealY = height * 0.46;
  const doors = leaf(jamb, half - 0.8, height, roll) + leaf(middle + 0.8, half - 0.8, height, roll);
  const handles = [-7, 7]
    .map((dx) => rect(middle + dx - 2, height * 0.72, 4, 18, palette.brassLight, { rx: 2 }))
    .join('');
  const seal =
    rect(middle - 21, sealY - 19, 42, 42, '#1C1710', { rx: 8, opacity: 0.35 }) +
    rect(middle - 21, sealY - 22, 42, 42, palette.cinnabar, { rx: 8, stroke: palette.brassLight, 'stroke-width': 2 }) +
    rect(middle - 16.5, sealY - 17.5, 33, 33, 'none', {
      rx: 5,
      stroke: lighter(palette.cinnabar, 0.35),
      'stroke-width': 1,
    }) +
    padlock(middle, sealY, 1);
  const band = chevrons(jamb + 1, sealY - 7, width - 2 * jamb - 2);
  return (
    jambs(width, jamb, top) +
    group(doors + handles + band + seal, { transform: `translate(0 ${top})` }) +
    rect(jamb, 2 * unit - 4, width - 2 * jamb, 4, '#1C1710', { opacity: 0.4 }) +
    header(name, width, false)
  );
}

function jambs(width: number, jamb: number, top: number): string {
  const bottom = 2 * unit;
  return (
    rect(0, top, jamb, bottom - top, palette.slateTeal) +
    rect(width - jamb, top, jamb, bottom - top, palette.slateTeal) +
    line(jamb, top, jamb, bottom, palette.brass, 1.8) +
    line(width - jamb, top, width - jamb, bottom, palette.brass, 1.8)
  );
}

/** A leaf turned inwards on its hinge at `x`, `wide` units of it to be seen; `towards` 1 opens to the right of it. */
function turnedLeaf(x: number, towards: 1 | -1, wide: number): string {
  const [top, bottom] = [headerHigh, 2 * unit];
  const lean = 9 * (1 - wide / 110);
  const dx = (share: number) => x + towards * wide * share;
  const y = (from: number, share: number) => from + lean * share;
  const panel = (from: number, to: number) =>
    path(
      `M${dx(0.2)} ${y(from, 0.2)} L${dx(0.8)} ${y(from, 0.8)} V${to - lean * 0.6} L${dx(0.2)} ${to - lean * 0.15} Z`,
      lighter(palette.walnut, 0.08),
      { stroke: palette.brass, 'stroke-width': 1.1 },
    );
  return (
    path(`M${x} ${top} L${dx(1)} ${top + lean} V${bottom - 2} L${x} ${bottom - 2 - lean * 0.8} Z`, palette.walnut, {
      stroke: darker(palette.walnut, 0.4),
      'stroke-width': 1,
    }) +
    panel(top + 12, top + 50) +
    panel(top + 56, bottom - 10)
  );
}

/** An open door: its leaves turned so far that `leafWide` units of each are seen. */
function open(name: string, columns: number, leafWide: number): string {
  const width = columns * unit;
  const [top, jamb, bottom] = [headerHigh, 9, 2 * unit];
  const middle = width / 2;
  const inlay =
    rect(jamb + 18, bottom - 9, width - 2 * jamb - 36, 6, palette.jade, { rx: 1 }) +
    rect(jamb + 18, bottom - 9, width - 2 * jamb - 36, 6, 'none', { rx: 1, stroke: palette.brass, 'stroke-width': 1 });
  const arrows = [0, 1]
    .map((at) =>
      path(`M${middle - 15} ${bottom - 22 - at * 14} l15 -10 l15 10`, 'none', {
        stroke: palette.jade,
        'stroke-width': 4.4,
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
        opacity: 0.9 - at * 0.3,
      }),
    )
    .join('');
  const light = linear(`${name}-light`, [
    [0, '#FFF3D2', 0.5],
    [1, '#FFF3D2', 0],
  ]);
  return (
    jambs(width, jamb, top) +
    defs(light) +
    rect(jamb, top, width - 2 * jamb, bottom - top, `url(#${name}-light)`) +
    inlay +
    arrows +
    turnedLeaf(jamb, 1, leafWide) +
    turnedLeaf(width - jamb, -1, leafWide) +
    header(name, width, true)
  );
}

/** The top of the wall over a doorway, seen from above: people walk under it. */
function lintel(columns: number): string {
  const width = columns * unit;
  return (
    rect(0, 0, width, unit, palette.slateTeal) +
    rect(0, 0, width, 7, lighter(palette.slateTeal, 0.13)) +
    rect(0, unit - 7, width, 7, lighter(palette.slateTeal, 0.13)) +
    line(0, 7, width, 7, palette.brass, 1.8) +
    line(0, unit - 7, width, unit - 7, palette.brass, 1.8)
  );
}

/** The glass entrance in a wall at the lower side of a room, seen from above, five tiles wide. */
function entrance(): string {
  const width = 5 * unit;
  let drawing = rect(0, 0, width, unit, darker(palette.slateTeal, 0.35)) + rect(0, 0, width, 3, palette.brass);
  for (let at = 0; at < 4; at++) {
    const x = 10 + at * 76;
    drawing +=
      rect(x, 10, 72, 22, '#9DB7B8') +
      path(`M${x + 6} 32 l18 -22 h14 l-18 22 Z M${x + 44} 32 l18 -22 h5 l-18 22 Z`, '#FFFFFF', { opacity: 0.3 }) +
      rect(x, 10, 72, 22, 'none', { stroke: palette.brass, 'stroke-width': 2 });
  }
  return drawing + rect(0, 38, width, 26, palette.slateTeal) + line(0, 38, width, 38, palette.brass, 1.8);
}

/** The states of a door from closed to open, in the order in which they are shown while it opens. */
const doorStates: readonly (readonly [string, (name: string, columns: number) => string])[] = [
  ['gate-closed', closed],
  ['gate-opening', (name, columns) => open(name, columns, columns * 22)],
  ['gate-opening-wide', (name, columns) => open(name, columns, columns * 12)],
  ['gate-open', (name, columns) => open(name, columns, 17)],
];

/** Doors in walls that run left to right: two rows tall, standing on the lowest row of the gate; and their lintels. */
export const gatePieces: readonly Piece[] = [
  ...[3, 2].flatMap((columns) =>
    doorStates.map(([what, draw]): Piece => {
      const name = columns === 3 ? what : `${what}-${columns}`;
      return { name, columns, rows: 2, solidRows: 0, draw: () => draw(name, columns) };
    }),
  ),
  { name: 'lintel', columns: 3, rows: 1, solidRows: 0, draw: () => lintel(3) },
];

/** The entrance, which lies over a wall. */
export const entrancePiece: Piece = { name: 'entrance', columns: 5, rows: 1, solidRows: 1, draw: entrance };
