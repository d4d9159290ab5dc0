import { board, heading, inkSoft, lines } from './board-frame.ts';
import { darker, lighter, mix, palette } from './palette.ts';
import type { Piece } from './piece.ts';
import { defs, ellipse, group, line, linear, path, radial, rect } from './svg.ts';

function fiveWords(w: number): string {
  const names = [palette.slateTeal, palette.oxblood, palette.brass, '#5B7480', '#86664A'];
  const step = w / 5;
  const medals = names
    .map((colour, at) => {
      const x = step * (at + 0.5);
      return (
        ellipse(x, 36, 11.5, 11.5, colour) +
        ellipse(x, 36, 9, 9, 'none', { stroke: palette.paper, 'stroke-width': 1, opacity: 0.8 }) +
        medalSign(at, x, 36) +
        lines(x - 10, 53, [1, 0.7], 20, 5)
      );
    })
    .join('');
  return heading(w * 0.5 - 36, 8, 72) + medals;
}

function medalSign(at: number, x: number, y: number): string {
  const stroke = { stroke: palette.paper, 'stroke-width': 1.8, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  const signs = [
    `M-5 -3 h10 M0 -5 v9 M-3 4.5 h6 M-5 -3 l-1.6 4 h3.2 Z M5 -3 l-1.6 4 h3.2 Z`,
    'M-5 4 v-5 l5 -4 l5 4 v5 Z M-2 4 v-4 h4 v4',
    'M0 -5.5 l4.5 2 v4 c0 3 -2.5 4.5 -4.5 5.5 c-2 -1 -4.5 -2.5 -4.5 -5.5 v-4 Z',
    'M-6 0 c3 -5 9 -5 12 0 c-3 5 -9 5 -12 0 Z M-1.6 0 a1.6 1.6 0 1 0 3.2 0 a1.6 1.6 0 1 0 -3.2 0',
    'M-4 -5 h8 v10 h-8 Z M-2 -1 l1.4 1.6 l3 -3.2 M-2 3 h4',
  ];
  return group(path(signs[at] ?? '', 'none', stroke), { transform: `translate(${x} ${y})` });
}

function constitution(w: number): string {
  const middle = w / 2;
  const book =
    path(
      `M${middle} 22 C ${middle - 12} 15 ${middle - 26} 15 ${middle - 34} 19 V46 C ${middle - 26} 42 ${middle - 12} 42 ${middle} 49 Z`,
      palette.oxblood,
    ) +
    path(
      `M${middle} 22 C ${middle + 12} 15 ${middle + 26} 15 ${middle + 34} 19 V46 C ${middle + 26} 42 ${middle + 12} 42 ${middle} 49 Z`,
      darker(palette.oxblood, 0.15),
    ) +
    path(
      `M${middle} 24 C ${middle - 11} 18 ${middle - 22} 18 ${middle - 30} 21 V42 C ${middle - 22} 39 ${middle - 11} 39 ${middle} 45 Z`,
      '#FFFDF6',
    ) +
    path(
      `M${middle} 24 C ${middle + 11} 18 ${middle + 22} 18 ${middle + 30} 21 V42 C ${middle + 22} 39 ${middle + 11} 39 ${middle} 45 Z`,
      '#F1E9D8',
    ) +
    lines(middle - 26, 24, [1, 0.8, 1], 20, 5) +
    lines(middle + 7, 24, [1, 0.7, 0.9], 20, 5);
  return heading(middle - 22, 5, 44) + book + lines(middle - 30, 54, [1, 0.8], 60, 4.6);
}

function sixGroups(w: number): string {
  const coats = [palette.slateTeal, '#7C6A55', palette.oxblood, '#5B7480', palette.brass, '#4E5A49'];
  const step = w / 6;
  const people = coats
    .map((coat, at) => {
      const x = step * (at + 0.5);
      return (
        path(`M${x - 9} 48 v-7 c0 -6 4 -9 9 -9 s9 3 9 9 v7 Z`, coat) +
        ellipse(x, 25.5, 5.6, 6, mix('#E2B48F', '#8A5A3C', (at * 0.37) % 1)) +
        path(`M${x - 5.8} 25 c0 -8 11.6 -8 11.6 0 c-3 -3 -8 -3.4 -11.6 0 Z`, palette.ink)
      );
    })
    .join('');
  return (
    heading(w * 0.5 - 34, 6, 68) +
    people +
    line(8, 48, w - 8, 48, palette.brass, 1.6) +
    lines(12, 53, [0.94, 0.6], w - 24, 5)
  );
}

function clock(w: number): string {
  const x = 31;
  const ticks = Array.from({ length: 12 }, (_, at) =>
    group(rect(-0.9, -17, 1.8, at % 3 === 0 ? 5 : 3, palette.ink), {
      transform: `translate(${x} 34) rotate(${at * 30})`,
    }),
  ).join('');
  const face =
    ellipse(x, 34, 22, 22, palette.slateTeal) +
    ellipse(x, 34, 18.5, 18.5, palette.paper) +
    path(`M${x} 34 V16.5 A17.5 17.5 0 0 1 ${x + 15.2} 42.7 Z`, palette.oxblood, { opacity: 0.22 }) +
    ticks +
    line(x, 34, x, 21, palette.ink, 2.2) +
    line(x, 34, x + 9, 39, palette.oxblood, 1.8) +
    ellipse(x, 34, 2, 2, palette.ink);
  return face + heading(59, 12, w - 67) + lines(59, 27, [1, 0.85, 0.95, 0.6], w - 67);
}

function sixSanctions(w: number): string {
  const bars = [0.25, 0.5, 0.75, 1, 1];
  const drawn = bars
    .map((share, at) =>
      rect(46, 20 + at * 7.4, (w - 60) * share, 4.8, mix(palette.brass, palette.oxblood, at / 4), { rx: 1 }),
    )
    .join('');
  const names = bars.map((_, at) => rect(12, 21.4 + at * 7.4, 28 - (at % 3) * 4, 2.2, inkSoft, { rx: 1 })).join('');
  return heading(w * 0.5 - 36, 5, 72) + names + drawn + line(45, 18, 45, 58, palette.ink, 1.2);
}

/** A hanging cloth with a lotus, for the walls beside a doorway. */
function banner(): string {
  const cloth = linear(
    'banner-cloth',
    [
      [0, darker(palette.oxblood, 0.25)],
      [0.2, lighter(palette.oxblood, 0.06)],
      [0.55, palette.oxblood],
      [0.8, lighter(palette.oxblood, 0.05)],
      [1, darker(palette.oxblood, 0.3)],
    ],
    [1, 0],
  );
  const petal = 'M0 0 C 7 -6 7 -15 0 -22 C -7 -15 -7 -6 0 0 Z';
  const petals = [-62, -32, 0, 32, 62]
    .map((turn) =>
      group(path(petal, 'none', { stroke: palette.brassLight, 'stroke-width': 1.6 }), {
        transform: `translate(32 58) rotate(${turn})`,
      }),
    )
    .join('');
  return (
    defs(cloth) +
    path('M17 16 H51 V100 L34 108 L17 100 Z', '#1C1710', { opacity: 0.25 }) +
    path('M15 12 H49 V96 L32 105 L15 96 Z', 'url(#banner-cloth)') +
    path('M18 14 V93.5 L32 101 L46 93.5 V14', 'none', { stroke: palette.brass, 'stroke-width': 1.3 }) +
    petals +
    line(23, 66, 41, 66, palette.brassLight, 1.4) +
    line(26, 71, 38, 71, palette.brassLight, 1.2) +
    rect(11, 9, 42, 4.5, palette.brass, { rx: 2 }) +
    rect(11, 9, 42, 1.5, palette.brassLight, { rx: 1 })
  );
}

/** An ink painting of lotus in a dark frame, without any text. */
function lotusPicture(): string {
  const [ink, wash] = ['#4A5350', '#8C9A92'];
  const petal = 'M0 0 C 8 -5 9 -15 0 -25 C -9 -15 -8 -5 0 0 Z';
  const bloom = [-58, 58, -30, 30, 0]
    .map((turn) =>
      group(path(petal, '#E9CFC6', { stroke: '#B98A80', 'stroke-width': 1, 'fill-opacity': 0.92 }), {
        transform: `translate(76 54) rotate(${turn}) scale(0.86)`,
      }),
    )
    .join('');
  return (
    rect(17, 21, 98, 79, '#1C1710', { opacity: 0.26, rx: 2 }) +
    rect(14, 16, 100, 80, darker(palette.walnut, 0.35), { rx: 2 }) +
    rect(16, 18, 96, 76, palette.walnut) +
    rect(20, 22, 88, 68, '#F5EEDD') +
    rect(24, 26, 80, 60, '#EFE6D1') +
    path('M76 54 C 78 66 74 76 77 86', 'none', { stroke: ink, 'stroke-width': 1.8 }) +
    path('M44 62 C 46 72 44 78 46 86', 'none', { stroke: ink, 'stroke-width': 1.5 }) +
    path('M26 62 C 30 48 58 46 66 60 C 56 68 38 70 26 62 Z', wash) +
    path('M44 60 L30 61 M44 60 L38 53 M44 60 L52 52 M44 60 L62 59 M44 60 L50 66', 'none', {
      stroke: ink,
      'stroke-width': 0.9,
      opacity: 0.7,
    }) +
    path('M78 80 C 82 73 98 73 102 80 C 96 85 86 85 78 80 Z', wash, { opacity: 0.75 }) +
    bloom +
    path('M54 40 C 56 36 60 34 63 30', 'none', { stroke: ink, 'stroke-width': 1 }) +
    ellipse(64, 29, 3, 1.6, ink) +
    rect(29, 31, 6, 6, palette.oxblood, { rx: 1 })
  );
}

/** A flat column that divides a long wall. */
function pilaster(): string {
  const shaft = linear(
    'pilaster-shaft',
    [
      [0, '#C9BFAC'],
      [0.2, '#FBF6EA'],
      [0.75, '#EDE5D5'],
      [1, '#B5AA95'],
    ],
    [1, 0],
  );
  return (
    defs(shaft) +
    rect(46, 12, 6, 103, '#1C1710', { opacity: 0.14 }) +
    rect(18, 7, 28, 121, 'url(#pilaster-shaft)') +
    rect(14, 5, 36, 8, '#F6F0E2') +
    rect(14, 12, 36, 2, palette.brass) +
    rect(14, 112, 36, 16, palette.slateTeal) +
    rect(14, 111, 36, 2, palette.brass)
  );
}

/** A tall window with four lights, two tiles wide. */
function windowPiece(): string {
  const sky = linear('window-sky', [
    [0, '#BFD3D6'],
    [0.6, '#E3ECE6'],
    [1, '#F8F1DC'],
  ]);
  const glow = radial('window-glow', [
    [0, '#FFFBEA', 0.5],
    [1, '#FFFBEA', 0],
  ]);
  return (
    defs(sky + glow) +
    ellipse(64, 62, 64, 62, 'url(#window-glow)') +
    rect(16, 16, 96, 80, darker(palette.slateTeal, 0.25), { rx: 2 }) +
    rect(20, 20, 88, 72, 'url(#window-sky)') +
    path('M20 92 V60 C 34 52 44 66 58 58 C 74 50 88 64 108 54 V92 Z', '#8FA58F', { opacity: 0.35 }) +
    path('M30 20 L58 20 L24 92 L20 92 L20 44 Z', '#FFFFFF', { opacity: 0.2 }) +
    rect(62, 20, 4, 72, palette.slateTeal) +
    rect(20, 46, 88, 3, palette.slateTeal) +
    rect(12, 94, 104, 6, lighter(palette.wall, 0.3)) +
    rect(12, 100, 104, 2, '#1C1710', { opacity: 0.25 })
  );
}

/** What hangs on walls: exhibit boards and cloths, laid over the faces. */
export const boardPieces: readonly Piece[] = [
  board('board-five-words', 3, fiveWords),
  board('board-constitution', 2, constitution),
  board('board-six-groups', 3, sixGroups),
  board('board-clock', 2, clock),
  board('board-sanctions', 3, sixSanctions),
  { name: 'banner', columns: 1, rows: 2, solidRows: 0, draw: banner },
  { name: 'picture-lotus', columns: 2, rows: 2, solidRows: 0, draw: lotusPicture },
  { name: 'pilaster', columns: 1, rows: 2, solidRows: 0, draw: pilaster },
  { name: 'window', columns: 2, rows: 2, solidRows: 0, draw: windowPiece },
];
