import { lines, wallPanel } from './board-frame.ts';
import { cellsOf } from './cells.ts';
import { drawnNumber, numberWidth } from './digits.ts';
import { darker, lighter, mix, palette } from './palette.ts';
import type { Piece } from './piece.ts';
import { defs, dice, ellipse, line, linear, path, rect } from './svg.ts';

const silk = ['#F1E3C2', '#DEC897'] as const;
const sepia = '#6B4A31';

const regionOutline = [
  [16, 24],
  [44, 8],
  [92, 5],
  [140, 9],
  [176, 22],
  [186, 44],
  [168, 66],
  [124, 77],
  [70, 76],
  [28, 62],
  [12, 42],
] as const;

const regionSeeds = [
  [32, 30],
  [60, 20],
  [92, 18],
  [126, 20],
  [160, 28],
  [44, 50],
  [76, 40],
  [104, 42],
  [134, 42],
  [166, 48],
  [70, 64],
  [104, 66],
  [138, 62],
] as const;

/** An old map of thirteen regions with the ways of their inspectors, and six short articles beside it. */
function regions(w: number, h: number): string {
  const tints = ['#C9A66B', '#B7B08A', '#C98F6E', '#A9AE9A', '#D2B98A', '#B99A78', '#9FA58C'];
  const cells = cellsOf(regionOutline, regionSeeds)
    .map((d, at) =>
      path(d, tints[(at * 3) % tints.length] ?? '', { stroke: sepia, 'stroke-width': 1.3, 'stroke-linejoin': 'round' }),
    )
    .join('');
  const river = { stroke: '#5E7F8C', 'stroke-width': 2, 'stroke-linecap': 'round', opacity: 0.75 };
  const rivers =
    path('M20 34 C48 30 52 44 80 34 S128 30 142 24 S166 20 180 30', 'none', river) +
    path('M24 54 C52 60 74 50 100 56 S150 58 178 52', 'none', river);
  const seats = regionSeeds
    .map(([x, y]) => ellipse(x, y, 3.4, 3.4, palette.oxblood) + ellipse(x, y, 1.3, 1.3, palette.paper))
    .join('');
  const articles = Array.from({ length: 6 }, (_, at) => {
    const y = 12 + at * 11;
    return (
      rect(208, y - 3, 6, 6, palette.oxblood, { rx: 1 }) +
      rect(219, y - 2.6, w - 232 - (at % 3) * 9, 2.2, sepia, { rx: 1, opacity: 0.8 }) +
      rect(219, y + 1.2, w - 250 + (at % 2) * 8, 1.8, sepia, { rx: 1, opacity: 0.55 })
    );
  }).join('');
  return (
    rect(4, 4, w - 8, h - 8, 'none', { stroke: sepia, 'stroke-width': 1, opacity: 0.5 }) +
    cells +
    rivers +
    path(
      'M76 40 L44 50 L32 30 L60 20 M76 40 L104 42 L126 20 L160 28 M104 42 L138 62 L166 48 M104 42 L104 66 L70 64',
      'none',
      {
        stroke: palette.oxblood,
        'stroke-width': 1.5,
        'stroke-dasharray': '4 3',
      },
    ) +
    seats +
    line(198, 8, 198, h - 8, sepia, 1, { opacity: 0.5 }) +
    articles
  );
}

/** Years of the discipline and supervision bodies; the line is broken where there was no ministry. */
const years: readonly (readonly [string, number, boolean])[] = [
  ['1949', 40, true],
  ['1954', 118, true],
  ['1959', 190, false],
  ['1978', 292, true],
  ['1986', 366, true],
  ['1993', 438, true],
  ['2016', 516, true],
  ['2018', 584, true],
  ['2024', 650, true],
];

function timeline(w: number, h: number): string {
  const y = 42;
  const bar = (from: number, to: number, colour: string) =>
    rect(from, y - 3, to - from, 6, colour, { rx: 3 }) +
    rect(from, y - 3, to - from, 2, '#FFFFFF', { rx: 1, opacity: 0.3 });
  const course =
    bar(12, 190, palette.brass) +
    line(198, y, 360, y, palette.brass, 2, { 'stroke-dasharray': '3 7', 'stroke-linecap': 'round', opacity: 0.8 }) +
    bar(366, 584, palette.brass) +
    bar(584, w - 26, palette.brassLight) +
    path(`M${w - 28} ${y - 8} L${w - 12} ${y} L${w - 28} ${y + 8} Z`, palette.brassLight);
  const stops = years
    .map(([year, x, isFilled], at) => {
      const above = at % 2 === 0;
      const cardY = above ? 6 : 54;
      const high = year === '2018';
      const ring = high ? 9 : 6.5;
      return (
        line(x, y, x, above ? 30 : 54, palette.brassLight, 1.2) +
        ellipse(x, y, ring, ring, palette.brassDark) +
        ellipse(x, y, ring - 1.6, ring - 1.6, isFilled ? palette.paper : '#2B3B3F') +
        (high ? ellipse(x, y, 4, 4, palette.oxblood) : '') +
        drawnNumber(year, x - numberWidth(year, 13) / 2, above ? 12 : 56, 13, isFilled ? '#F6E7C6' : '#B9AE99') +
        rect(x - 22, above ? cardY - 2 : 73, 44, 1.8, '#D8CDB4', { opacity: 0.65, rx: 1 }) +
        rect(x - 16, above ? cardY + 1.4 : 77, 32, 1.4, '#D8CDB4', { opacity: 0.45, rx: 1 })
      );
    })
    .join('');
  return (
    rect(3, 3, w - 6, h - 6, 'none', { stroke: palette.brass, 'stroke-width': 0.8, opacity: 0.5 }) + course + stops
  );
}

/** Written columns as on an old notice: strokes that read as signs from afar. */
function writing(x: number, y: number, columns: number, signs: number, roll: () => number, colour: string): string {
  let drawn = '';
  for (let column = 0; column < columns; column++) {
    const length = signs - (column === columns - 1 ? Math.floor(signs / 2) : Math.floor(roll() * 2));
    for (let sign = 0; sign < length; sign++) {
      const [sx, sy] = [x + column * 9, y + sign * 6.6];
      drawn +=
        rect(sx, sy, 5, 1, colour, { opacity: 0.8 }) +
        rect(sx + roll() * 2, sy + 2, 3 + roll() * 2, 1, colour, { opacity: 0.75 }) +
        rect(sx + 1.2 + roll() * 1.6, sy - 0.4, 1, 5, colour, { opacity: 0.8 }) +
        (roll() < 0.5 ? rect(sx, sy + 4, 5, 1, colour, { opacity: 0.7 }) : '');
    }
  }
  return drawn;
}

/** A wall of text of 1937 over the arches of cave dwellings. */
function yanan(w: number, h: number): string {
  const roll = dice(1937);
  const arch = (x: number, size: number) =>
    path(`M${x} ${h} v${-size * 0.55} a${size / 2} ${size / 2} 0 0 1 ${size} 0 v${size * 0.55} Z`, '#7A5638') +
    path(
      `M${x + 3} ${h} v${-size * 0.53} a${size / 2 - 3} ${size / 2 - 3} 0 0 1 ${size - 6} 0 v${size * 0.53} Z`,
      '#F3D9A0',
    ) +
    [0.3, 0.5, 0.7]
      .map((share) => line(x + size * share, h, x + size * share, h - size * 0.95, '#7A5638', 1.1))
      .join('') +
    [0.3, 0.55, 0.78]
      .map((share) => line(x + 3, h - size * share, x + size - 3, h - size * share, '#7A5638', 1.1))
      .join('');
  return (
    path(`M0 ${h} V52 C24 44 44 54 70 46 S118 40 140 50 S190 44 ${w} 54 V${h} Z`, '#C89B62') +
    path(`M0 ${h} V62 C40 56 80 66 120 58 S190 60 ${w} 64 V${h} Z`, '#B5834E') +
    arch(14, 27) +
    arch(46, 27) +
    arch(78, 27) +
    drawnNumber('1937', 18, 10, 22, palette.oxblood, 1.5) +
    rect(18, 38, 62, 1.8, palette.oxblood) +
    writing(118, 9, 12, 9, roll, palette.ink)
  );
}

/** A scroll painting of hills in mist, hung from a rod. */
function scroll(): string {
  return (
    rect(19, 14, 30, 92, '#1C1710', { opacity: 0.25 }) +
    rect(16, 12, 32, 90, '#8C7350') +
    rect(18.5, 20, 27, 70, '#F2E8CF') +
    path('M18.5 66 C24 54 27 60 31 48 C34 42 37 50 40 46 C42 44 44 48 45.5 46 V74 H18.5 Z', '#7D8A84', {
      opacity: 0.75,
    }) +
    path('M18.5 76 C26 66 32 74 38 66 C41 63 44 66 45.5 64 V90 H18.5 Z', '#4F5D58', { opacity: 0.8 }) +
    ellipse(38, 30, 4, 4, palette.oxblood, { opacity: 0.75 }) +
    lines(22, 26, [1, 0.7], 6, 4) +
    rect(13, 10, 38, 4, palette.walnut, { rx: 2 }) +
    rect(13, 100, 38, 5, palette.walnut, { rx: 2.5 }) +
    ellipse(13, 102.5, 2.6, 3, palette.brass) +
    ellipse(51, 102.5, 2.6, 3, palette.brass)
  );
}

/** A post of dark wood before the wall, with a bracket under the beam. */
function postWood(): string {
  const shaft = linear(
    'post-wood-shaft',
    [
      [0, darker(palette.walnut, 0.35)],
      [0.35, lighter(palette.walnut, 0.12)],
      [1, darker(palette.walnut, 0.4)],
    ],
    [1, 0],
  );
  return (
    defs(shaft) +
    rect(44, 12, 6, 104, '#1C1710', { opacity: 0.2 }) +
    rect(20, 8, 24, 112, 'url(#post-wood-shaft)') +
    path('M4 7 H60 V13 C52 13 48 16 46 24 H18 C16 16 12 13 4 13 Z', mix(palette.walnut, '#8A5A3A', 0.3)) +
    rect(4, 7, 56, 1.6, palette.brass) +
    rect(16, 112, 32, 16, '#8F8B83') +
    rect(16, 112, 32, 2, '#C9C5BA')
  );
}

/** What hangs on the walls of the gallery of history. */
export const historyBoards: readonly Piece[] = [
  wallPanel('wall-regions', 5, { frame: palette.walnut, rim: palette.brass, ground: silk }, regions),
  wallPanel(
    'wall-timeline',
    11,
    { frame: darker(palette.walnut, 0.3), rim: palette.brass, ground: ['#34474B', '#26363A'] },
    timeline,
  ),
  wallPanel('wall-yanan', 4, { frame: palette.walnut, rim: palette.brassDark, ground: ['#F6EBD3', '#EAD7B2'] }, yanan),
  { name: 'scroll', columns: 1, rows: 2, solidRows: 0, draw: scroll },
  { name: 'post-wood', columns: 1, rows: 2, solidRows: 0, draw: postWood },
];
