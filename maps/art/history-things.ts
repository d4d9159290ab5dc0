import { drawnNumber } from './digits.ts';
import { darker, lighter, palette } from './palette.ts';
import type { Piece } from './piece.ts';
import { plinthBlock } from './plinth.ts';
import { defs, dice, ellipse, group, line, linear, path, rect, softShadow } from './svg.ts';
import { woodGrain } from './wood.ts';

/** A wooden box for complaints with slot, lock and a letter half in it, on a plinth. */
function complaintBox(): string {
  const roll = dice(46);
  const wood = '#8A5A38';
  return (
    softShadow('complaint-shadow', 32, 112, 31, 14, 0.55) +
    plinthBlock('complaint-plinth', 11, 42, 68, 118, 12) +
    rect(14, 72, 36, 4, '#1C1710', { opacity: 0.35, rx: 2 }) +
    path('M12 32 L20 22 H44 L52 32 Z', lighter(wood, 0.18), { stroke: darker(wood, 0.4), 'stroke-width': 1 }) +
    rect(24, 26, 16, 2.6, darker(wood, 0.7), { rx: 1 }) +
    path('M27 27.5 L29 10 L40 12 L38 27.5 Z', '#FBF5E4', { stroke: '#B9AE99', 'stroke-width': 0.8 }) +
    line(31, 15, 37, 16, '#8B8577', 1.1) +
    line(30.5, 19, 36, 20, '#8B8577', 1.1) +
    group(woodGrain(40, 42, wood, roll, 7), { transform: 'translate(12 32)' }) +
    rect(12, 32, 40, 42, 'none', { stroke: darker(wood, 0.4), 'stroke-width': 1.2 }) +
    [16, 48].map((x) => rect(x - 2.5, 32, 5, 42, darker(wood, 0.25))).join('') +
    [38, 68].flatMap((y) => [16, 48].map((x) => ellipse(x, y, 1.5, 1.5, palette.brassLight))).join('') +
    rect(22, 42, 20, 13, '#F2E4C4', { stroke: palette.brassDark, 'stroke-width': 1 }) +
    line(25, 46, 39, 46, palette.oxblood, 1.8) +
    line(25, 50.5, 36, 50.5, '#8B7F69', 1.4) +
    rect(27.5, 60, 9, 8, palette.brass, { rx: 1.5, stroke: palette.brassDark, 'stroke-width': 0.8 }) +
    path('M29.5 60 v-2.5 a2.5 2.5 0 0 1 5 0 V60', 'none', { stroke: palette.brassDark, 'stroke-width': 1.6 })
  );
}

/** A stone stele with an order cut into it, two tiles wide and three tall. */
function stele(): string {
  const roll = dice(26);
  const stone = linear(
    'stele-stone',
    [
      [0, '#8D8F8B'],
      [0.25, '#BFC0B8'],
      [0.7, '#A5A69E'],
      [1, '#74766F'],
    ],
    [1, 0],
  );
  let signs = '';
  for (let column = 0; column < 6; column++) {
    for (let sign = 0; sign < (column === 0 ? 5 : 9); sign++) {
      const [x, y] = [33 + column * 11, 58 + sign * 9];
      signs +=
        rect(x, y, 6, 1.2, '#4E504B') +
        rect(x + roll() * 2, y + 2.6, 4 + roll() * 2, 1.2, '#4E504B') +
        rect(x + 1 + roll() * 3, y - 0.6, 1.2, 6, '#4E504B');
    }
  }
  return (
    softShadow('stele-shadow', 64, 172, 62, 18, 0.6) +
    defs(stone) +
    path('M10 160 H118 L122 182 H6 Z', '#7E807A') +
    path('M10 160 H118 L119 165 H9 Z', '#B7B8B0') +
    rect(6, 179, 116, 5, palette.slateTeal) +
    path('M24 164 V40 C24 18 40 8 64 8 C88 8 104 18 104 40 V164 Z', 'url(#stele-stone)', {
      stroke: '#686A64',
      'stroke-width': 1.4,
    }) +
    path('M30 160 V42 C30 24 44 14 64 14 C84 14 98 24 98 42 V160 Z', 'none', {
      stroke: '#7C7E77',
      'stroke-width': 1.4,
    }) +
    path('M30 160 V42 C30 24 44 14 64 14', 'none', { stroke: '#DADBD3', 'stroke-width': 1, opacity: 0.7 }) +
    rect(44, 26, 40, 22, '#8E908A', { rx: 2 }) +
    rect(44, 26, 40, 22, 'none', { rx: 2, stroke: '#5E605A', 'stroke-width': 1 }) +
    drawnNumber('26', 54, 29.5, 15, '#3F413D', 1.5) +
    signs
  );
}

/** A bronze vessel with three feet on a stepped stone, three tiles wide and tall. */
function ding(): string {
  const bronze = linear(
    'ding-bronze',
    [
      [0, '#3E4A3E'],
      [0.3, '#8E9470'],
      [0.55, '#6B7458'],
      [1, '#2E3A33'],
    ],
    [1, 0],
  );
  const step = (x: number, y: number, w: number, high: number, name: string) =>
    plinthBlock(`ding-${name}`, x, w, y, y + high, high * 0.42);
  const band = [44, 62, 80, 98, 116, 134]
    .map(
      (x) =>
        path(`M${x} 74 h12 v11 h-8 v-6 h4`, 'none', { stroke: '#C9C79A', 'stroke-width': 1.6, opacity: 0.7 }) +
        rect(x + 14, 74, 1.6, 11, '#2E3A33', { opacity: 0.6 }),
    )
    .join('');
  const leg = (x: number) =>
    path(
      `M${x - 9} 104 C${x - 10} 118 ${x - 6} 128 ${x - 7} 140 H${x + 7} C${x + 6} 128 ${x + 10} 118 ${x + 9} 104 Z`,
      'url(#ding-bronze)',
    );
  return (
    softShadow('ding-shadow', 96, 172, 94, 20, 0.6) +
    defs(bronze) +
    step(14, 150, 164, 32, 'low') +
    step(32, 132, 128, 28, 'high') +
    leg(96) +
    path('M44 62 V28 C44 20 62 20 62 28 V62 H56 V32 C56 28 50 28 50 32 V62 Z', 'url(#ding-bronze)') +
    path('M130 62 V28 C130 20 148 20 148 28 V62 H142 V32 C142 28 136 28 136 32 V62 Z', 'url(#ding-bronze)') +
    leg(54) +
    leg(138) +
    path('M36 62 C36 108 60 122 96 122 C132 122 156 108 156 62 Z', 'url(#ding-bronze)') +
    band +
    path('M40 92 C60 100 132 100 152 92', 'none', { stroke: '#C9C79A', 'stroke-width': 1.2, opacity: 0.5 }) +
    ellipse(96, 62, 62, 11, '#5F6A52', { stroke: '#A9AC82', 'stroke-width': 2 }) +
    ellipse(96, 63, 52, 7, '#232C27')
  );
}

/** A column of red lacquer on a stone drum, three tiles tall on one. */
function lacquerColumn(): string {
  const shaft = linear(
    'lacquer-shaft',
    [
      [0, darker(palette.oxblood, 0.45)],
      [0.28, lighter(palette.oxblood, 0.16)],
      [0.42, lighter(palette.oxblood, 0.04)],
      [1, darker(palette.oxblood, 0.5)],
    ],
    [1, 0],
  );
  return (
    softShadow('lacquer-shadow', 32, 168, 32, 16, 0.6) +
    defs(shaft) +
    path('M8 158 V172 C8 186 56 186 56 172 V158 Z', '#99958B') +
    path('M8 158 C8 172 56 172 56 158 C56 148 8 148 8 158 Z', '#C6C1B4') +
    path('M16 24 V156 C16 166 48 166 48 156 V24 Z', 'url(#lacquer-shaft)') +
    path('M16 40 C16 47 48 47 48 40 V52 C48 59 16 59 16 52 Z', '#2F4A4A') +
    path('M16 46 C16 53 48 53 48 46', 'none', {
      stroke: palette.brassLight,
      'stroke-width': 1.4,
      'stroke-dasharray': '3 3',
    }) +
    path('M16 40 C16 47 48 47 48 40 M16 52 C16 59 48 59 48 52', 'none', {
      stroke: palette.brass,
      'stroke-width': 1.6,
    }) +
    path('M6 16 H58 L52 30 H12 Z', palette.walnut, { stroke: palette.brass, 'stroke-width': 1.2 }) +
    rect(4, 8, 56, 9, lighter(palette.walnut, 0.08), { rx: 1.5, stroke: palette.brass, 'stroke-width': 1 })
  );
}

/** A tall vase with a branch. */
function vase(): string {
  const body = linear(
    'vase-body',
    [
      [0, '#8FA5AC'],
      [0.3, '#F2F5F2'],
      [0.65, '#D5E0E0'],
      [1, '#7C939B'],
    ],
    [1, 0],
  );
  const blossoms = [
    [20, 22],
    [27, 12],
    [36, 20],
    [44, 10],
    [46, 26],
    [16, 36],
  ] as const;
  return (
    softShadow('vase-shadow', 32, 114, 25, 11, 0.5) +
    defs(body) +
    path(
      'M32 70 C30 50 22 44 17 34 M31 54 C36 40 42 34 46 24 M29 48 C27 34 27 24 28 12 M38 38 C38 28 42 20 44 11',
      'none',
      {
        stroke: '#5B4331',
        'stroke-width': 1.8,
      },
    ) +
    blossoms.map(([x, y]) => ellipse(x, y, 3.6, 3.4, '#E9C4BE') + ellipse(x, y, 1.3, 1.3, palette.oxblood)).join('') +
    path(
      'M26 66 H38 C38 74 48 78 48 92 C48 106 42 114 40 116 H24 C22 114 16 106 16 92 C16 78 26 74 26 66 Z',
      'url(#vase-body)',
      {
        stroke: '#6F868E',
        'stroke-width': 0.8,
      },
    ) +
    path('M18 88 C24 93 40 93 46 88 M18 98 C24 103 40 103 46 98', 'none', { stroke: '#4D6B80', 'stroke-width': 1.4 }) +
    path('M24 94 c3 -3 5 3 8 0 s5 3 8 0', 'none', { stroke: '#4D6B80', 'stroke-width': 1.3 }) +
    ellipse(32, 66, 7, 2.4, '#DDE6E4', { stroke: '#6F868E', 'stroke-width': 1 })
  );
}

/** A bent pine in a shallow bowl on a wooden stand. */
function bonsai(): string {
  const roll = dice(31);
  const cushion = (x: number, y: number, rx: number, ry: number) => {
    let drawn = ellipse(x, y + 2, rx, ry, '#2F4A38') + ellipse(x, y, rx, ry, '#47664B');
    for (let at = 0; at < 16; at++) {
      const turn = roll() * Math.PI * 2;
      const reach = Math.sqrt(roll());
      drawn += ellipse(
        x + Math.cos(turn) * rx * reach * 0.9,
        y - 1 + Math.sin(turn) * ry * reach * 0.8,
        2.4,
        1.5,
        roll() < 0.5 ? '#6E8C61' : '#5A7A55',
      );
    }
    return drawn;
  };
  return (
    softShadow('bonsai-shadow', 32, 116, 29, 10, 0.5) +
    rect(10, 98, 44, 5, palette.walnut, { rx: 1 }) +
    [13, 46].map((x) => rect(x, 102, 5, 16, darker(palette.walnut, 0.3))).join('') +
    path('M30 88 C22 76 40 68 32 56 C26 48 34 42 30 34', 'none', {
      stroke: '#5B4331',
      'stroke-width': 5,
      'stroke-linecap': 'round',
    }) +
    path('M33 62 C42 58 44 56 48 54 M30 50 C22 46 20 46 16 46', 'none', { stroke: '#5B4331', 'stroke-width': 2.6 }) +
    cushion(47, 52, 12, 6) +
    cushion(16, 44, 12, 6) +
    cushion(31, 30, 15, 8) +
    path('M10 86 H54 L49 99 H15 Z', '#4A6168', { stroke: '#2B3B3F', 'stroke-width': 1 }) +
    rect(8, 84, 48, 4, '#5F7880', { rx: 2 })
  );
}

/** What stands in the gallery of history. */
export const historyThings: readonly Piece[] = [
  { name: 'complaint-box', columns: 1, rows: 2, solidRows: 1, draw: complaintBox },
  { name: 'stele', columns: 2, rows: 3, solidRows: 1, draw: stele },
  { name: 'ding', columns: 3, rows: 3, solidRows: 1, draw: ding },
  { name: 'column-lacquer', columns: 1, rows: 3, solidRows: 1, draw: lacquerColumn },
  { name: 'vase', columns: 1, rows: 2, solidRows: 1, draw: vase },
  { name: 'bonsai', columns: 1, rows: 2, solidRows: 1, draw: bonsai },
];
