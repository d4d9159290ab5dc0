import { type Piece, unit } from './piece.ts';
import { defs, ellipse, group, linear, path, radial, rect } from './svg.ts';

const warm = '#FFF3D2';

/** Light that falls in a soft oval, `columns` × `rows` tiles. */
function pool(name: string, columns: number, rows: number, strength: number, tone = warm): Piece {
  const draw = () => {
    const fade = radial(`${name}-fade`, [
      [0, tone, strength],
      [0.45, tone, strength * 0.62],
      [0.8, tone, strength * 0.14],
      [1, tone, 0],
    ]);
    const [rx, ry] = [(columns * unit) / 2, (rows * unit) / 2];
    return defs(fade) + ellipse(rx, ry, rx, ry, `url(#${name}-fade)`);
  };
  return { name, columns, rows, solidRows: 0, draw };
}

/** Daylight from a skylight with six panes, slanted, 5 × 4 tiles. */
function skylight(): string {
  const [width, height] = [5 * unit, 4 * unit];
  const fade = linear('skylight-fade', [
    [0, '#FFF9E6', 0.4],
    [1, '#FFF4D6', 0.16],
  ]);
  let panes = '';
  for (let row = 0; row < 2; row++) {
    for (let column = 0; column < 3; column++) {
      const x = 18 + column * 78 + row * 22;
      const y = 14 + row * 112;
      panes += path(`M${x} ${y} h70 l20 104 h-70 Z`, 'url(#skylight-fade)');
    }
  }
  const soft =
    '<filter id="skylight-soft" x="-10%" y="-10%" width="120%" height="120%"><feGaussianBlur stdDeviation="4"/></filter>';
  return defs(fade + soft) + group(panes, { filter: 'url(#skylight-soft)' }) + rect(0, 0, width, height, 'none');
}

/** Daylight of a tall window on the floor before it, slanted, 3 × 3 tiles. */
function windowLight(): string {
  const fade = linear('window-light-fade', [
    [0, '#FFFBEA', 0.55],
    [0.6, '#FFF8DE', 0.3],
    [1, '#FFF4D6', 0],
  ]);
  const soft =
    '<filter id="window-light-soft" x="-10%" y="-10%" width="120%" height="120%"><feGaussianBlur stdDeviation="3.5"/></filter>';
  const panes = path('M16 2 H58 L92 176 H50 Z M66 2 H108 L142 176 H100 Z', 'url(#window-light-fade)');
  return defs(fade + soft) + group(panes, { filter: 'url(#window-light-soft)' });
}

/** The shine of a wall lamp on the wall round it, one tile wide. */
function glow(): string {
  const fade = radial('glow-fade', [
    [0, '#FFE7A8', 0.75],
    [0.4, '#FFDD94', 0.3],
    [1, '#FFD98A', 0],
  ]);
  return defs(fade) + ellipse(32, 52, 32, 52, 'url(#glow-fade)');
}

/** Which sides of a floor tile a wall stands at; corners only where neither side does. */
export type ShadeSides = { n: boolean; e: boolean; w: boolean; ne: boolean; nw: boolean };

/** Name of the shade piece for these sides; null where no wall is near. */
export function shadeName(sides: ShadeSides): string | null {
  const shown = [
    sides.n ? 'n' : '',
    sides.e ? 'e' : '',
    sides.w ? 'w' : '',
    sides.ne && !sides.n && !sides.e ? 'ne' : '',
    sides.nw && !sides.n && !sides.w ? 'nw' : '',
  ].filter((side) => side !== '');
  return shown.length === 0 ? null : `shade-${shown.join('-')}`;
}

const shades = [
  ...new Set(
    Array.from({ length: 32 }, (_, mask) =>
      shadeName({ n: !!(mask & 1), e: !!(mask & 2), w: !!(mask & 4), ne: !!(mask & 8), nw: !!(mask & 16) }),
    ),
  ),
].filter((name) => name !== null);

const dark = '#241B10';

function shade(name: string): string {
  const sides = name.split('-').slice(1);
  const fall = (id: string, from: number, to: readonly [number, number], flip: boolean) => {
    const stops: readonly (readonly [number, string, number])[] = [
      [0, dark, from],
      [0.35, dark, from * 0.42],
      [1, dark, 0],
    ];
    return linear(
      id,
      flip ? stops.map(([at, colour, opacity]) => [1 - at, colour, opacity] as const).reverse() : stops,
      to,
    );
  };
  let drawing = '';
  if (sides.includes('n'))
    drawing += defs(fall(`${name}-a`, 0.34, [0, 1], false)) + rect(0, 0, unit, 46, `url(#${name}-a)`);
  if (sides.includes('w'))
    drawing += defs(fall(`${name}-b`, 0.26, [1, 0], false)) + rect(0, 0, 30, unit, `url(#${name}-b)`);
  if (sides.includes('e')) {
    drawing += defs(fall(`${name}-c`, 0.26, [1, 0], true)) + rect(unit - 30, 0, 30, unit, `url(#${name}-c)`);
  }
  for (const corner of ['ne', 'nw'].filter((side) => sides.includes(side))) {
    const fade = radial(`${name}-${corner}`, [
      [0, dark, 0.28],
      [0.35, dark, 0.12],
      [1, dark, 0],
    ]);
    drawing += defs(fade) + ellipse(corner === 'ne' ? unit : 0, 0, 32, 46, `url(#${name}-${corner})`);
  }
  return drawing;
}

/** Light and shade that lie over the ground and under the people. */
export const lightPieces: readonly Piece[] = [
  pool('pool', 5, 4, 0.5),
  pool('pool-small', 3, 3, 0.46),
  pool('pool-even', 4, 3, 0.46),
  pool('pool-amber', 5, 4, 0.42, '#FFDFA0'),
  pool('pool-moon', 4, 3, 0.46, '#CFE0F4'),
  { name: 'window-light', columns: 3, rows: 3, solidRows: 0, draw: windowLight },
  { name: 'glow', columns: 1, rows: 2, solidRows: 0, draw: glow },
  { name: 'skylight', columns: 5, rows: 4, solidRows: 0, draw: skylight },
  ...shades.map((name) => ({ name, columns: 1, rows: 1, solidRows: 0, draw: () => shade(name) })),
];
