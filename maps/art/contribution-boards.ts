import { lines, wallPanel } from './board-frame.ts';
import { drawnNumber, numberWidth } from './digits.ts';
import { darker, lighter, palette } from './palette.ts';
import type { Piece } from './piece.ts';
import { defs, dice, ellipse, line, linear, path, radial, rect } from './svg.ts';

/** A person sitting or standing as a dark figure against the light; `lean` tilts the head. */
function figure(x: number, y: number, colour: string, lean: number): string {
  return (
    path(
      `M${x - 11} ${y} C${x - 12} ${y - 16} ${x - 7} ${y - 22} ${x} ${y - 22} C${x + 7} ${y - 22} ${x + 12} ${y - 16} ${x + 11} ${y} Z`,
      colour,
    ) +
    ellipse(x + lean, y - 27, 5, 5.6, '#C9986F') +
    path(
      `M${x + lean - 5.6} ${y - 28} C${x + lean - 5} ${y - 36} ${x + lean + 5} ${y - 36} ${x + lean + 5.6} ${y - 28} Z`,
      '#1B2023',
    ) +
    rect(x + lean - 2.4, y - 37, 4.8, 4, '#1B2023', { rx: 1.5 })
  );
}

/** A room at night: moon and roofs, a lamp on a table, one who offers and one who holds up the hand. */
function night(w: number, h: number): string {
  const roll = dice(4);
  const stars = Array.from({ length: 34 }, () =>
    ellipse(roll() * w, roll() * 44, 0.6 + roll() * 0.7, 0.6 + roll() * 0.7, '#F6EBC8', {
      opacity: 0.4 + roll() * 0.6,
    }),
  ).join('');
  const lamp = radial('night-lamp', [
    [0, '#FFD98A', 0.95],
    [0.4, '#F0B65A', 0.45],
    [1, '#F0B65A', 0],
  ]);
  const roof = (x: number, y: number, wide: number) =>
    path(
      `M${x - 8} ${y} C${x + 10} ${y - 3} ${x + wide * 0.3} ${y - 13} ${x + wide / 2} ${y - 15} C${x + wide * 0.7} ${y - 13} ${x + wide - 10} ${y - 3} ${x + wide + 8} ${y} L${x + wide + 4} ${y + 4} H${x - 4} Z`,
      '#131B26',
    ) + rect(x + 4, y + 4, wide - 8, h - y - 4, '#1C2735');
  const lattice = (x: number) =>
    rect(x, 44, 30, 24, '#E9B866') +
    [0.25, 0.5, 0.75].map((share) => line(x + 30 * share, 44, x + 30 * share, 68, '#3A2A1E', 1.2)).join('') +
    [0.33, 0.67].map((share) => line(x, 44 + 24 * share, x + 30, 44 + 24 * share, '#3A2A1E', 1.2)).join('');
  const middle = w * 0.56;
  const room =
    path(`M${middle - 92} 40 H${middle + 92} V${h} H${middle - 92} Z`, '#3A2A1E') +
    path(
      `M${middle - 110} 40 C${middle - 60} 36 ${middle - 30} 24 ${middle} 22 C${middle + 30} 24 ${middle + 60} 36 ${middle + 110} 40 L${middle + 104} 46 H${middle - 104} Z`,
      '#141C27',
      {
        stroke: '#54657A',
        'stroke-width': 1,
      },
    ) +
    rect(middle - 84, 47, 168, h - 47, '#6B4A2E') +
    rect(middle - 84, h - 10, 168, 10, '#4A3423') +
    ellipse(middle, 48, 74, 34, 'url(#night-lamp)') +
    rect(middle - 88, 46, 6, h - 46, '#2A1E15') +
    rect(middle + 82, 46, 6, h - 46, '#2A1E15');
  const table =
    rect(middle - 24, h - 26, 48, 4, '#2E2017') +
    rect(middle - 20, h - 22, 4, 16, '#2E2017') +
    rect(middle + 16, h - 22, 4, 16, '#2E2017') +
    path(`M${middle - 3} ${h - 26} h6 v-5 h-6 Z`, '#8A5A38') +
    path(
      `M${middle} ${h - 44} C${middle + 5} ${h - 38} ${middle + 4} ${h - 32} ${middle} ${h - 31} C${middle - 4} ${h - 32} ${middle - 5} ${h - 38} ${middle} ${h - 44} Z`,
      '#FFF3C4',
    );
  const people =
    figure(middle - 46, h - 6, '#5E3A38', 2) +
    path(`M${middle - 38} ${h - 20} L${middle - 24} ${h - 24} l1 4 L${middle - 36} ${h - 15} Z`, '#5E3A38') +
    rect(middle - 25, h - 30, 9, 7, palette.brassLight, { rx: 1 }) +
    figure(middle + 46, h - 6, '#2F4654', -2) +
    path(`M${middle + 38} ${h - 20} L${middle + 28} ${h - 36} l4 -2 L${middle + 42} ${h - 24} Z`, '#2F4654') +
    ellipse(middle + 29.5, h - 38, 2.6, 3.2, '#C9986F');
  return (
    defs(lamp) +
    stars +
    ellipse(w * 0.14, 24, 24, 24, '#F6EBC8', { opacity: 0.12 }) +
    ellipse(w * 0.14, 24, 14, 14, '#F6EBC8') +
    ellipse(w * 0.155, 21, 12, 12, '#FDF6DD') +
    roof(8, 56, 86) +
    lattice(34) +
    roof(w - 66, 60, 54) +
    room +
    table +
    people
  );
}

/** Three years with what each gave: openness, a listener, merit. */
function dates(w: number): string {
  const step = w / 3;
  const ink = palette.slateTeal;
  const signs = [
    (x: number) =>
      path(
        `M${x} 56 C${x - 7} 51 ${x - 16} 51 ${x - 21} 54 V40 C${x - 16} 37 ${x - 7} 37 ${x} 42 C${x + 7} 37 ${x + 16} 37 ${x + 21} 40 V54 C${x + 16} 51 ${x + 7} 51 ${x} 56 Z`,
        '#FFFDF5',
        { stroke: ink, 'stroke-width': 1.8 },
      ) +
      line(x, 42, x, 56, ink, 1.4) +
      lines(x - 17, 43, [1, 0.8], 13, 4.4) +
      lines(x + 4, 43, [1, 0.7], 13, 4.4),
    (x: number) =>
      ellipse(x - 9, 41, 4.6, 5, ink) +
      path(`M${x - 18} 57 c0 -12 18 -12 18 0 Z`, ink) +
      path(`M${x + 6} 38 q5 6 0 12 M${x + 12} 35 q8 9 0 18`, 'none', {
        stroke: palette.oxblood,
        'stroke-width': 2,
        'stroke-linecap': 'round',
      }),
    (x: number) =>
      rect(x - 16, 36, 22, 22, '#FFFDF5', { stroke: ink, 'stroke-width': 1.8, rx: 1 }) +
      lines(x - 12, 41, [1, 0.7, 0.9], 14, 5) +
      path(`M${x + 2} 55 L${x + 17} 36 l4 3 L${x + 6} 58 l-5 1.5 Z`, palette.brass, {
        stroke: palette.brassDark,
        'stroke-width': 1,
      }),
  ];
  return ['1766', '1809', '1854']
    .map((year, at) => {
      const x = step * (at + 0.5);
      return (
        drawnNumber(year, x - numberWidth(year, 19) / 2, 10, 19, palette.ink, 1.5) +
        rect(x - 16, 32, 32, 1.8, palette.oxblood) +
        (signs[at]?.(x) ?? '') +
        lines(x - 28, 66, [1, 0.75], 56, 5.4) +
        (at > 0 ? line(step * at, 10, step * at, 74, palette.brass, 1, { opacity: 0.7 }) : '')
      );
    })
    .join('');
}

/** The lands of the earth in dots, a row every 4.6 units; no borders. */
const lands = [
  '      ......  .....            .    ..               ',
  '  ..... ....  ....      .   .......................  ',
  ' ............  ..      ..  ........................  ',
  '   ...........        ... .......................    ',
  '    ..........        .. .......................     ',
  '    .........         ......................  .      ',
  '     .......          ..... ...............  ..      ',
  '      .. .           .......... ..........           ',
  '       ..  .         ........... ... .....           ',
  '        ...          ..........   .   ..  .          ',
  '          ....        ........         . ..          ',
  '          ......        .....          .... ..       ',
  '          ......        ....  .          .  ....     ',
  '           ....         ....  .          ......      ',
  '           ...           ..              ......      ',
  '           ..                                ..  .   ',
  '           .                                         ',
];

/** Places where a treaty was opened, as column and row of the dots, with its year. */
const treaties: readonly (readonly [number, number, string])[] = [
  [13, 10, '1996'],
  [7, 6, '2003'],
  [23, 4, '1997'],
  [27, 12, '2003'],
  [40, 5, '2005'],
];

function treatyMap(w: number, h: number): string {
  const [left, top, dx, dy] = [22, 5, 7.4, 4.3];
  const dots = lands
    .flatMap((row, y) =>
      [...row].map((sign, x) =>
        sign === '.' ? ellipse(left + x * dx, top + y * dy, 2.4, 1.7, '#8FA9AB', { opacity: 0.85 }) : '',
      ),
    )
    .join('');
  const at = ([x, y]: readonly [number, number, string]) => [left + x * dx, top + y * dy] as const;
  const arcs = treaties
    .slice(1)
    .map((place, index) => {
      const [[ax, ay], [bx, by]] = [at(treaties[index] ?? place), at(place)];
      return path(`M${ax} ${ay} Q${(ax + bx) / 2} ${Math.min(ay, by) - 16} ${bx} ${by}`, 'none', {
        stroke: palette.brassLight,
        'stroke-width': 1.4,
        'stroke-dasharray': '4 3',
        opacity: 0.9,
      });
    })
    .join('');
  const pins = treaties
    .map((place) => {
      const [x, y] = at(place);
      return (
        ellipse(x, y, 7, 6, palette.brassLight, { opacity: 0.25 }) +
        ellipse(x, y, 3.6, 3.4, palette.brassLight, { stroke: '#FFF8E2', 'stroke-width': 1 }) +
        drawnNumber(place[2], x - numberWidth(place[2], 8) / 2, y + 6, 8, '#FFF4D2', 1.5)
      );
    })
    .join('');
  return (
    [0.25, 0.5, 0.75].map((share) => line(0, h * share, w, h * share, '#5E7A80', 0.7, { opacity: 0.5 })).join('') +
    dots +
    arcs +
    pins
  );
}

/** A wall lamp with a shade of paper. */
function sconce(): string {
  const shade = linear('sconce-shade', [
    [0, '#FFF6DA'],
    [0.6, '#FBDFA0'],
    [1, '#E5B765'],
  ]);
  return (
    defs(shade) +
    rect(29, 40, 6, 30, palette.brassDark, { rx: 2 }) +
    ellipse(32, 71, 9, 8, palette.brassDark) +
    path('M20 34 H44 L48 64 H16 Z', 'url(#sconce-shade)', { stroke: palette.brassDark, 'stroke-width': 1 }) +
    rect(19, 32, 26, 3, palette.brass) +
    rect(15, 63, 34, 3, palette.brass)
  );
}

/** A hanging cloth of slate blue with a wave. */
function bannerSlate(): string {
  const cloth = linear(
    'banner-slate-cloth',
    [
      [0, '#26343C'],
      [0.3, '#6A7F8C'],
      [0.6, '#566B78'],
      [1, '#2B3A43'],
    ],
    [1, 0],
  );
  const wave = (y: number) =>
    path(`M19 ${y} q3.5 -6 7 0 t7 0 t7 0 t5 0`, 'none', { stroke: palette.brassLight, 'stroke-width': 1.5 });
  return (
    defs(cloth) +
    path('M17 16 H51 V100 L34 108 L17 100 Z', '#1C1710', { opacity: 0.25 }) +
    path('M15 12 H49 V96 L32 105 L15 96 Z', 'url(#banner-slate-cloth)') +
    path('M18 14 V93.5 L32 101 L46 93.5 V14', 'none', { stroke: palette.brass, 'stroke-width': 1.3 }) +
    wave(44) +
    wave(52) +
    wave(60) +
    ellipse(32, 32, 6, 6, 'none', { stroke: palette.brassLight, 'stroke-width': 1.5 }) +
    rect(11, 9, 42, 4.5, palette.brass, { rx: 2 }) +
    rect(11, 9, 42, 1.5, palette.brassLight, { rx: 1 })
  );
}

const darkFrame = darker(palette.walnut, 0.4);

/** What hangs on the walls of the gallery of contributions. */
export const contributionBoards: readonly Piece[] = [
  wallPanel(
    'wall-night',
    6,
    { frame: darkFrame, rim: palette.brass, ground: ['#18243A', '#3B4C66'], light: false },
    night,
  ),
  wallPanel(
    'wall-dates',
    5,
    { frame: palette.brassDark, rim: palette.brassLight, ground: ['#FFFDF6', '#EEE6D5'] },
    dates,
  ),
  wallPanel(
    'wall-treaties',
    7,
    { frame: darkFrame, rim: palette.brass, ground: ['#2E474E', lighter('#24393F', 0.05)] },
    treatyMap,
  ),
  { name: 'sconce', columns: 1, rows: 2, solidRows: 0, draw: sconce },
  { name: 'banner-slate', columns: 1, rows: 2, solidRows: 0, draw: bannerSlate },
];
