import { darker, lighter, mix, palette } from './palette.ts';
import { type Piece, unit } from './piece.ts';
import { glass, plinthBlock } from './plinth.ts';
import { defs, dice, ellipse, group, line, linear, path, rect, softShadow } from './svg.ts';
import { woodGrain } from './wood.ts';

const benchWoods: readonly (readonly [string, string])[] = [
  ['', '#A9794C'],
  ['-dark', '#6E4630'],
  ['-light', '#CDAA7C'],
];

function bench(name: string, columns: number, wood: string): string {
  const roll = dice(columns * 13);
  const width = columns * unit;
  const [x, w] = [7, width - 14];
  let drawing = softShadow(`${name}-shadow`, width / 2, 46, width / 2, 17, 0.5);
  for (const leg of [x + 10, width - x - 18]) {
    drawing += rect(leg, 42, 8, 13, darker(palette.slateTeal, 0.3)) + rect(leg, 42, 2, 13, palette.slateTeal);
  }
  for (let plank = 0; plank < 3; plank++) {
    const tone = mix(wood, lighter(wood, 0.14), roll());
    drawing += group(woodGrain(w, 8.6, tone, roll, 2), { transform: `translate(${x} ${14 + plank * 8.8})` });
  }
  drawing += rect(x, 40.4, w, 6, darker(wood, 0.35)) + rect(x, 40.4, w, 1.4, lighter(wood, 0.25), { opacity: 0.6 });
  return drawing + rect(x, 40.4, 5, 6, palette.brass) + rect(width - x - 5, 40.4, 5, 6, palette.brass);
}

function jadeCase(): string {
  const stone = linear('jade-stone', [
    [0, '#CFE3C8'],
    [0.5, '#9FC3A2'],
    [1, '#6E9C80'],
  ]);
  return (
    softShadow('jade-shadow', 32, 112, 31, 14, 0.55) +
    plinthBlock('jade-plinth', 12, 40, 66, 118, 12) +
    defs(stone) +
    rect(18, 66, 28, 8, palette.oxblood, { rx: 1.5 }) +
    rect(26, 60, 12, 8, palette.walnut, { rx: 1.5 }) +
    ellipse(32, 46, 14, 14, 'url(#jade-stone)', { stroke: '#5E8A6F', 'stroke-width': 1.2 }) +
    ellipse(32, 46, 10.5, 10.5, 'none', { stroke: '#E3F0DC', 'stroke-width': 0.9, opacity: 0.8 }) +
    ellipse(32, 46, 4.6, 4.6, '#EFE9DA', { stroke: '#5E8A6F', 'stroke-width': 1.1 }) +
    path('M23 40 a12 12 0 0 1 8 -5', 'none', {
      stroke: '#FFFFFF',
      'stroke-width': 2,
      opacity: 0.7,
      'stroke-linecap': 'round',
    }) +
    glass(14, 22, 36, 54)
  );
}

function lectern(): string {
  return (
    softShadow('lectern-shadow', 32, 113, 29, 13, 0.5) +
    plinthBlock('lectern-foot', 20, 24, 74, 118, 4) +
    path('M6 78 L58 78 L54 52 L10 52 Z', darker(palette.walnut, 0.1), {
      stroke: darker(palette.walnut, 0.45),
      'stroke-width': 1,
    }) +
    rect(6, 78, 52, 5, darker(palette.walnut, 0.35)) +
    rect(6, 81, 52, 2, palette.brass) +
    path('M32 58 C 26 53 18 53 13.5 55 L11.5 74 C 18 71 27 72 32 76 Z', '#FFFDF5') +
    path('M32 58 C 38 53 46 53 50.5 55 L52.5 74 C 46 71 37 72 32 76 Z', '#F1E9D8') +
    [60, 64, 68]
      .map((y) => line(16, y, 28, y + 1.4, '#8B8577', 1.1) + line(36, y + 1.4, 48, y, '#8B8577', 1.1))
      .join('') +
    path('M32 58 V76', 'none', { stroke: '#B9AE99', 'stroke-width': 1.2 }) +
    path('M38 56 V82 L40.5 79 L43 82 V55 Z', palette.oxblood)
  );
}

/** A table case with a scroll on felt, two tiles wide. */
function scrollCase(): string {
  const felt = linear('scroll-felt', [
    [0, darker(palette.oxblood, 0.25)],
    [1, palette.oxblood],
  ]);
  return (
    softShadow('scroll-shadow', 64, 110, 62, 16, 0.55) +
    plinthBlock('scroll-plinth', 12, 104, 78, 118, 4) +
    defs(felt) +
    path('M8 82 L120 82 L112 46 L16 46 Z', palette.walnut) +
    path('M14 79 L114 79 L107.5 50 L20.5 50 Z', 'url(#scroll-felt)') +
    path('M34 57 L94 57 L98 73 L30 73 Z', '#F4EBD6') +
    [60.5, 64.5, 68.5].map((y) => line(40, y, 88, y, '#8B7F69', 1.2, { 'stroke-dasharray': '7 2 12 2' })).join('') +
    path('M31 55 l5 0 l-4 20 l-6 0 Z', '#C8A672', { stroke: palette.brassDark, 'stroke-width': 1 }) +
    path('M92 55 l5 0 l5 20 l-6 0 Z', '#C8A672', { stroke: palette.brassDark, 'stroke-width': 1 }) +
    path('M14 79 L114 79 L107.5 50 L20.5 50 Z', '#E4F0EE', { opacity: 0.14, stroke: '#9DB1B0', 'stroke-width': 1.2 }) +
    path('M30 50 L46 50 L36 79 L18 79 Z', '#FFFFFF', { opacity: 0.2 }) +
    rect(8, 82, 112, 3, palette.brass)
  );
}

/** The balance: brass on a round drum, three tiles wide and tall. */
function balance(): string {
  const metal = linear(
    'balance-metal',
    [
      [0, palette.brassDark],
      [0.35, palette.brassLight],
      [0.6, palette.brass],
      [1, darker(palette.brass, 0.4)],
    ],
    [1, 0],
  );
  const drum = linear(
    'balance-drum',
    [
      [0, '#BFB49F'],
      [0.3, '#F3ECDD'],
      [0.7, '#DDD3C0'],
      [1, '#A99D86'],
    ],
    [1, 0],
  );
  const pan = (x: number, y: number) =>
    path(`M${x} 46 L${x - 24} ${y} M${x} 46 L${x + 24} ${y} M${x} 46 L${x} ${y}`, 'none', {
      stroke: palette.brassDark,
      'stroke-width': 1.3,
    }) +
    ellipse(x, y, 27, 6, palette.brassLight, { stroke: palette.brassDark, 'stroke-width': 1 }) +
    path(
      `M${x - 27} ${y} C ${x - 20} ${y + 17} ${x + 20} ${y + 17} ${x + 27} ${y} C ${x + 16} ${y + 6} ${x - 16} ${y + 6} ${x - 27} ${y} Z`,
      'url(#balance-metal)',
    );
  return (
    softShadow('balance-shadow', 96, 168, 92, 24, 0.6) +
    defs(metal + drum) +
    path('M30 138 V164 C30 182 162 182 162 164 V138 Z', 'url(#balance-drum)') +
    path('M30 160 V166 C30 184 162 184 162 166 V160 C162 178 30 178 30 160 Z', palette.slateTeal) +
    path('M30 158 C30 176 162 176 162 158', 'none', { stroke: palette.brass, 'stroke-width': 2 }) +
    ellipse(96, 138, 66, 16, '#FAF5E9', { stroke: '#CFC4AE', 'stroke-width': 1.2 }) +
    ellipse(96, 137, 30, 8, 'url(#balance-metal)') +
    path('M84 136 C92 128 92 116 92.500 40 H99.500 C100 116 100 128 108 136 Z', 'url(#balance-metal)') +
    ellipse(96, 96, 7, 4, palette.brass) +
    pan(38, 100) +
    pan(154, 100) +
    rect(97, 97, 0, 0, 'none') +
    path(
      'M34 45 C60 36 80 40 96 40 C112 40 132 36 158 45 L158 49 C132 42 112 47 96 47 C80 47 60 42 34 49 Z',
      'url(#balance-metal)',
      { stroke: palette.brassDark, 'stroke-width': 0.8 },
    ) +
    ellipse(96, 38, 7, 7, palette.brassLight, { stroke: palette.brassDark, 'stroke-width': 1 }) +
    path('M96 14 L99 31 H93 Z', palette.brass)
  );
}

/** A round column, three tiles tall on one tile. */
function column(): string {
  const shaft = linear(
    'column-shaft',
    [
      [0, '#B5AA95'],
      [0.25, '#F6F0E3'],
      [0.6, '#E2D9C8'],
      [1, '#9F937D'],
    ],
    [1, 0],
  );
  return (
    softShadow('column-shadow', 32, 168, 32, 16, 0.6) +
    defs(shaft) +
    path('M9 160 V174 C9 186 55 186 55 174 V160 Z', palette.slateTeal) +
    path('M9 162 C9 174 55 174 55 162', 'none', { stroke: palette.brass, 'stroke-width': 2 }) +
    path('M14 30 V160 C14 170 50 170 50 160 V30 Z', 'url(#column-shaft)') +
    [22, 32, 42].map((x) => line(x, 40, x, 164, '#1C1710', 1, { opacity: 0.07 })).join('') +
    path('M14 46 C14 54 50 54 50 46 V51 C50 59 14 59 14 51 Z', palette.brass) +
    path('M9 20 V32 C9 43 55 43 55 32 V20 Z', '#D8CEBB') +
    ellipse(32, 20, 23, 9, lighter(palette.slateTeal, 0.06), { stroke: palette.brass, 'stroke-width': 1.8 })
  );
}

/** The reception desk, four tiles wide. */
function desk(): string {
  const roll = dice(5);
  const width = 4 * unit;
  let front = rect(11, 76, width - 22, 38, darker(palette.walnut, 0.3));
  for (let at = 0; at < 3; at++) {
    const wood = woodGrain(76, 37, mix(palette.walnut, '#7B573B', 0.3 + roll() * 0.3), roll, 5);
    front += group(wood, { transform: `translate(${12 + at * 78} 77)` });
    front += rect(18 + at * 78, 83, 64, 25, 'none', { stroke: palette.brass, 'stroke-width': 1.3, rx: 1.5 });
  }
  return (
    softShadow('desk-shadow', width / 2, 112, width / 2, 16, 0.55) +
    front +
    rect(11, 112, width - 22, 7, darker(palette.slateTeal, 0.3)) +
    rect(5, 50, width - 10, 24, '#F6F1E5', { rx: 3 }) +
    rect(5, 72, width - 10, 6, darker(palette.limestone, 0.22), { rx: 1 }) +
    rect(5, 50, width - 10, 2, '#FFFFFF', { rx: 1 }) +
    group(rect(0, 0, 34, 16, palette.slateTeal, { rx: 2 }) + rect(2.5, 2.5, 29, 11, '#8FB0AE', { rx: 1 }), {
      transform: 'translate(150 52)',
    }) +
    group(rect(0, 0, 15, 11, palette.paper) + rect(2, 2.5, 11, 1.3, '#8B8577') + rect(2, 5.5, 8, 1.3, '#8B8577'), {
      transform: 'translate(44 56) rotate(-8)',
    }) +
    group(rect(0, 0, 15, 11, '#EFE6D2') + rect(2, 2.5, 11, 1.3, palette.oxblood), {
      transform: 'translate(66 57) rotate(5)',
    }) +
    path('M104 64 v-14', 'none', { stroke: palette.leaf, 'stroke-width': 1.6 }) +
    ellipse(104, 48, 5, 4, '#F3E1DD') +
    path('M100 66 h8 l-1.500 -8 h-5 Z', '#7D9490')
  );
}

/** What stands on the ground; the lowest row is solid, rows above it hide who stands behind. */
export const furniturePieces: readonly Piece[] = [
  ...benchWoods.flatMap(([ending, wood]) =>
    [2, 3].map((columns): Piece => {
      const name = `bench${ending}-${columns}`;
      return { name, columns, rows: 1, solidRows: 1, draw: () => bench(name, columns, wood) };
    }),
  ),
  { name: 'jade-case', columns: 1, rows: 2, solidRows: 1, draw: jadeCase },
  { name: 'lectern', columns: 1, rows: 2, solidRows: 1, draw: lectern },
  { name: 'scroll-case', columns: 2, rows: 2, solidRows: 1, draw: scrollCase },
  { name: 'balance', columns: 3, rows: 3, solidRows: 1, draw: balance },
  { name: 'column', columns: 1, rows: 3, solidRows: 1, draw: column },
  { name: 'desk', columns: 4, rows: 2, solidRows: 1, draw: desk },
];
