import { darker, lighter, palette } from './palette.ts';
import type { Piece } from './piece.ts';
import { glass, plinthBlock } from './plinth.ts';
import { defs, dice, ellipse, group, line, linear, path, radial, rect, softShadow } from './svg.ts';
import { woodGrain } from './wood.ts';

/** A dried fish that hangs from a beam under a small roof, two tiles wide and three tall. */
function hangingFish(): string {
  const roll = dice(84);
  const post = (x: number) => group(woodGrain(9, 128, '#6B4A31', roll, 3), { transform: `translate(${x} 44)` });
  const scales = linear('fish-scales', [
    [0, '#A9A08C'],
    [0.5, '#D8CFB8'],
    [1, '#8A7F6A'],
  ]);
  const fish =
    path('M0 0 C15 8 17 34 7 58 L14 74 L0 68 L-14 74 L-7 58 C-17 34 -15 8 0 0 Z', 'url(#fish-scales)', {
      stroke: '#5E5443',
      'stroke-width': 1.3,
    }) +
    path('M-12 18 C-20 22 -20 34 -13 40 M12 18 C20 22 20 34 13 40', '#A9A08C', {
      stroke: '#5E5443',
      'stroke-width': 1.1,
    }) +
    path('M-9 14 C-4 18 4 18 9 14', 'none', { stroke: '#5E5443', 'stroke-width': 1.2 }) +
    [24, 32, 40, 48]
      .map((y) =>
        path(`M-10 ${y} q3.3 5 6.6 0 t6.6 0 t6.6 0`, 'none', { stroke: '#6E6450', 'stroke-width': 0.9, opacity: 0.8 }),
      )
      .join('') +
    ellipse(-4.5, 9, 1.8, 1.8, '#2B2620') +
    ellipse(4.5, 9, 1.8, 1.8, '#2B2620');
  return (
    softShadow('fish-shadow', 64, 170, 58, 16, 0.55) +
    defs(scales) +
    plinthBlock('fish-plinth', 10, 108, 148, 182, 18) +
    post(18) +
    post(101) +
    rect(12, 58, 104, 8, '#5B3E29') +
    rect(12, 58, 104, 2, lighter('#5B3E29', 0.25)) +
    path('M0 40 C22 36 44 18 64 12 C84 18 106 36 128 40 L122 50 H6 Z', '#4B5A5E', {
      stroke: '#2B3B3F',
      'stroke-width': 1.2,
    }) +
    [24, 44, 64, 84, 104]
      .map((x) => line(x, 48, 64 + (x - 64) * 0.45, 20 + Math.abs(x - 64) * 0.16, '#2F4044', 1.6))
      .join('') +
    rect(6, 47, 116, 5, '#6E7F82', { rx: 2 }) +
    line(64, 62, 64, 80, '#8B6B42', 2.2) +
    ellipse(64, 79, 4, 3, 'none', { stroke: '#8B6B42', 'stroke-width': 2 }) +
    group(fish, { transform: 'translate(64 82) rotate(3)' })
  );
}

/** An ink-stone with brush under glass on a plinth. */
function inkstoneCase(): string {
  return (
    softShadow('inkstone-shadow', 32, 112, 31, 14, 0.55) +
    plinthBlock('inkstone-plinth', 8, 48, 66, 118, 14) +
    rect(13, 66, 38, 12, '#2F4A5A', { rx: 1.5 }) +
    path('M15 72 C14 58 19 50 27 50 H38 C46 50 50 58 49 72 C48 77 16 77 15 72 Z', '#30363A', {
      stroke: '#191D20',
      'stroke-width': 1.2,
    }) +
    path('M19 70 C19 60 23 56 28 56 H37 C42 56 45 60 45 70 C42 73 22 73 19 70 Z', '#4A5358') +
    ellipse(32, 59.5, 9, 3.6, '#12161A') +
    path('M25 58.5 q6 -2.5 12 -.5', 'none', { stroke: '#8FA0A8', 'stroke-width': 1, opacity: 0.8 }) +
    path('M42 40 L47 71', 'none', { stroke: '#B98A52', 'stroke-width': 3, 'stroke-linecap': 'round' }) +
    path('M46 68 L49 78 L44 72 Z', '#2B2620') +
    glass(10, 26, 44, 52)
  );
}

/** A table with a tea set and a small envelope that somebody slid under the saucer, two tiles. */
function teaTable(): string {
  const top = linear('tea-top', [
    [0, '#8A5238'],
    [1, '#6B3C2A'],
  ]);
  const china = linear(
    'tea-china',
    [
      [0, '#C9D3D2'],
      [0.35, '#FFFFFF'],
      [1, '#B9C6C7'],
    ],
    [1, 0],
  );
  const cup = (x: number, y: number) =>
    ellipse(x, y + 5, 11, 4, '#EDF1EF', { stroke: '#9DB0B3', 'stroke-width': 0.9 }) +
    path(
      `M${x - 7} ${y - 5} H${x + 7} C${x + 7} ${y + 3} ${x + 4} ${y + 5} ${x} ${y + 5} C${x - 4} ${y + 5} ${x - 7} ${y + 3} ${x - 7} ${y - 5} Z`,
      'url(#tea-china)',
      { stroke: '#8FA3A6', 'stroke-width': 0.8 },
    ) +
    ellipse(x, y - 5, 7, 2.4, '#B9814A', { stroke: '#EDF1EF', 'stroke-width': 1.2 });
  return (
    softShadow('tea-shadow', 64, 112, 60, 14, 0.5) +
    defs(top + china) +
    [22, 98].map((x) => rect(x, 84, 8, 32, '#4A2A1E')).join('') +
    rect(16, 80, 96, 14, '#5B3325') +
    path('M30 82 h14 v6 h-8 M84 88 v-6 h14', 'none', { stroke: palette.brass, 'stroke-width': 1.2, opacity: 0.7 }) +
    path('M6 78 L16 42 H112 L122 78 Z', 'url(#tea-top)') +
    rect(6, 77, 116, 6, '#54301F', { rx: 1 }) +
    rect(6, 77, 116, 1.4, '#C08A62', { opacity: 0.7 }) +
    path('M20 72 L26 48 H102 L108 72 Z', 'none', { stroke: '#A8694A', 'stroke-width': 1.2 }) +
    path('M54 58 C47 56 45 47 50 45', 'none', { stroke: '#9DB0B3', 'stroke-width': 3 }) +
    path('M78 46 C85 46 84 38 90 38 L92 41 C88 46 86 54 78 56 Z', '#E3EAE8', {
      stroke: '#9DB0B3',
      'stroke-width': 0.8,
    }) +
    path('M52 62 C46 52 52 38 65 38 C78 38 84 52 78 62 C76 66 54 66 52 62 Z', 'url(#tea-china)', {
      stroke: '#8FA3A6',
      'stroke-width': 0.9,
    }) +
    ellipse(65, 38, 9, 3, '#EDF1EF', { stroke: '#8FA3A6', 'stroke-width': 0.9 }) +
    ellipse(65, 34.5, 2.6, 2.4, '#5F7F92') +
    path('M55 53 c4 -4 7 3 10 0 s7 3 10 -1', 'none', { stroke: '#4D6B80', 'stroke-width': 1.6 }) +
    group(
      rect(-11, -7, 22, 14, '#E4D3A6', { stroke: '#8A6B38', 'stroke-width': 0.9 }) +
        path('M-11 -7 L0 2 L11 -7', 'none', { stroke: '#8A6B38', 'stroke-width': 0.9 }),
      {
        transform: 'translate(98 67) rotate(-12)',
      },
    ) +
    cup(34, 61) +
    cup(95, 57) +
    ellipse(84, 70, 4, 2.4, palette.brassLight, { stroke: palette.brassDark, 'stroke-width': 0.9 })
  );
}

/** A globe of slate and brass in a ring on a round foot, three tiles wide and tall. */
function globe(): string {
  const sea = radial('globe-sea', [
    [0, '#8FB0B4'],
    [0.55, '#4F737B'],
    [1, '#26414A'],
  ]);
  const foot = linear(
    'globe-foot',
    [
      [0, '#BFB49F'],
      [0.3, '#F3ECDD'],
      [0.7, '#DDD3C0'],
      [1, '#A99D86'],
    ],
    [1, 0],
  );
  const land = '#C9B27C';
  return (
    softShadow('globe-shadow', 96, 172, 92, 20, 0.6) +
    defs(sea + foot) +
    path('M36 150 V168 C36 186 156 186 156 168 V150 Z', 'url(#globe-foot)') +
    path('M36 164 V170 C36 188 156 188 156 170 V164 C156 182 36 182 36 164 Z', palette.slateTeal) +
    ellipse(96, 150, 60, 14, '#FAF5E9', { stroke: '#CFC4AE', 'stroke-width': 1.2 }) +
    ellipse(96, 149, 26, 7, palette.brass) +
    path('M90 148 C91 138 91 134 90 126 H102 C101 134 101 138 102 148 Z', palette.brassDark) +
    path('M34 66 C34 108 62 132 96 132 C130 132 158 108 158 66', 'none', {
      stroke: palette.brassDark,
      'stroke-width': 6,
    }) +
    path('M34 66 C34 108 62 132 96 132 C130 132 158 108 158 66', 'none', {
      stroke: palette.brassLight,
      'stroke-width': 2.4,
    }) +
    ellipse(96, 66, 54, 54, 'url(#globe-sea)') +
    path('M58 40 C66 30 82 26 92 30 C94 38 86 42 84 50 C78 54 72 62 64 60 C56 56 52 48 58 40 Z', land) +
    path('M76 70 C86 66 94 74 92 84 C90 94 86 106 82 108 C76 98 70 80 76 70 Z', land) +
    path('M104 34 C118 24 136 36 142 50 C146 62 134 60 130 66 C122 66 120 58 112 58 C104 52 98 42 104 34 Z', land) +
    path('M108 66 C118 64 126 74 124 86 C120 96 112 98 110 88 C104 80 102 70 108 66 Z', land) +
    path('M132 88 C138 84 144 90 140 96 C134 100 130 94 132 88 Z', land) +
    [0.36, 0.74]
      .map((share) =>
        ellipse(96, 66, 54 * share, 54, 'none', { stroke: '#E9DDB8', 'stroke-width': 0.9, opacity: 0.45 }),
      )
      .join('') +
    [40, 66, 92]
      .map((y) =>
        line(96 - Math.sqrt(2916 - (y - 66) ** 2), y, 96 + Math.sqrt(2916 - (y - 66) ** 2), y, '#E9DDB8', 0.9, {
          opacity: 0.45,
        }),
      )
      .join('') +
    ellipse(78, 44, 22, 16, '#FFFFFF', { opacity: 0.16 }) +
    path('M40 66 C40 88 152 88 152 66', 'none', { stroke: palette.brass, 'stroke-width': 5 }) +
    path('M40 65 C40 87 152 87 152 65', 'none', { stroke: palette.brassLight, 'stroke-width': 1.6 }) +
    ellipse(96, 10, 5, 5, palette.brassLight, { stroke: palette.brassDark, 'stroke-width': 1 })
  );
}

/** A paper lantern on a stand. */
function lantern(): string {
  const paper = radial('lantern-paper', [
    [0, '#FFF6D8'],
    [0.6, '#FADB98'],
    [1, '#DDA656'],
  ]);
  return (
    softShadow('lantern-shadow', 32, 114, 24, 10, 0.5) +
    defs(paper) +
    rect(30, 66, 4, 44, '#3A2A1E') +
    path('M16 116 L32 102 L48 116 Z', '#3A2A1E') +
    rect(20, 8, 24, 5, '#3A2A1E', { rx: 2 }) +
    path('M18 14 H46 C53 26 53 52 46 64 H18 C11 52 11 26 18 14 Z', 'url(#lantern-paper)', {
      stroke: '#8A5A2E',
      'stroke-width': 1.2,
    }) +
    [23, 32, 41]
      .map((x) =>
        path(`M${x} 14 C${x + (x - 32) * 0.5} 30 ${x + (x - 32) * 0.5} 48 ${x} 64`, 'none', {
          stroke: '#B9803E',
          'stroke-width': 0.9,
          opacity: 0.7,
        }),
      )
      .join('') +
    rect(20, 64, 24, 4, '#3A2A1E', { rx: 2 }) +
    line(32, 68, 32, 78, palette.oxblood, 2)
  );
}

/** A low case of books, three tiles wide. */
function bookcase(): string {
  const roll = dice(12);
  const tones = [palette.oxblood, palette.slateTeal, palette.brassDark, '#5B7480', '#86664A', '#4E5A49'];
  let books = '';
  for (const y of [66, 92]) {
    for (let x = 12; x < 178; ) {
      const [wide, high] = [5 + roll() * 5, 15 + roll() * 6];
      books +=
        rect(x, y + 22 - high, wide, high, tones[Math.floor(roll() * 6)] ?? '', { rx: 0.8 }) +
        rect(x + 1, y + 25 - high, wide - 2, 1.4, palette.brassLight, { opacity: 0.7 });
      x += wide + 0.8;
    }
  }
  return (
    softShadow('bookcase-shadow', 96, 112, 92, 14, 0.5) +
    rect(5, 58, 182, 60, darker(palette.walnut, 0.35)) +
    rect(10, 64, 172, 50, '#1F1811') +
    books +
    rect(10, 88, 172, 4, palette.walnut) +
    path('M2 58 L10 44 H182 L190 58 Z', lighter(palette.walnut, 0.1)) +
    rect(2, 57, 188, 5, darker(palette.walnut, 0.15)) +
    rect(5, 114, 182, 5, darker(palette.walnut, 0.5)) +
    group(rect(0, 0, 26, 6, palette.oxblood, { rx: 1 }) + rect(2, -5, 23, 5, palette.slateTeal, { rx: 1 }), {
      transform: 'translate(30 48)',
    }) +
    path('M140 54 C134 44 140 36 146 36 C152 36 158 44 152 54 Z', '#DDE6E4', { stroke: '#6F868E', 'stroke-width': 1 })
  );
}

/** A round column of slate with brass rings, three tiles tall on one. */
function slateColumn(): string {
  const shaft = linear(
    'slate-shaft',
    [
      [0, '#27363B'],
      [0.28, '#7C9095'],
      [0.5, '#566A70'],
      [1, '#223036'],
    ],
    [1, 0],
  );
  const ring = (y: number) =>
    path(`M15 ${y} C15 ${y + 9} 49 ${y + 9} 49 ${y} V${y + 4} C49 ${y + 13} 15 ${y + 13} 15 ${y + 4} Z`, palette.brass);
  return (
    softShadow('slate-shadow', 32, 168, 32, 16, 0.6) +
    defs(shaft) +
    path('M9 160 V174 C9 186 55 186 55 174 V160 Z', '#D8CEBB') +
    ellipse(32, 160, 23, 8, '#F4EEE1') +
    path('M15 26 V158 C15 168 49 168 49 158 V26 Z', 'url(#slate-shaft)') +
    ring(44) +
    ring(142) +
    path('M9 18 V28 C9 39 55 39 55 28 V18 Z', '#D8CEBB') +
    ellipse(32, 18, 23, 9, '#F4EEE1', { stroke: palette.brass, 'stroke-width': 1.8 })
  );
}

/** What stands in the gallery of contributions. */
export const contributionThings: readonly Piece[] = [
  { name: 'hanging-fish', columns: 2, rows: 3, solidRows: 1, draw: hangingFish },
  { name: 'inkstone-case', columns: 1, rows: 2, solidRows: 1, draw: inkstoneCase },
  { name: 'tea-table', columns: 2, rows: 2, solidRows: 1, draw: teaTable },
  { name: 'globe', columns: 3, rows: 3, solidRows: 1, draw: globe },
  { name: 'lantern', columns: 1, rows: 2, solidRows: 1, draw: lantern },
  { name: 'bookcase', columns: 3, rows: 2, solidRows: 1, draw: bookcase },
  { name: 'column-slate', columns: 1, rows: 3, solidRows: 1, draw: slateColumn },
];
