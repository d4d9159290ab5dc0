import { darker, lighter, mix, palette } from './palette.ts';
import type { Piece } from './piece.ts';
import { plinthBlock } from './plinth.ts';
import { smallSign } from './responsibility-boards.ts';
import { dice, ellipse, group, line, path, rect, softShadow } from './svg.ts';
import { woodGrain } from './wood.ts';

/** A present with ribbon and a card, on a plinth. */
function gift(): string {
  const wrap = '#C98F5A';
  return (
    softShadow('gift-shadow', 32, 112, 31, 14, 0.55) +
    plinthBlock('gift-plinth', 9, 46, 70, 118, 13) +
    rect(14, 74, 38, 5, '#1C1710', { opacity: 0.3, rx: 2 }) +
    path('M12 42 L19 33 H47 L54 42 Z', lighter(wrap, 0.25)) +
    rect(13, 42, 40, 34, wrap) +
    rect(10.5, 40, 45, 9, lighter(wrap, 0.1), { rx: 1 }) +
    rect(10.5, 47.4, 45, 1.8, darker(wrap, 0.25)) +
    [20, 28, 38, 46].flatMap((x) => [56, 66].map((y) => ellipse(x, y, 1.3, 1.3, lighter(wrap, 0.45)))).join('') +
    rect(29, 40, 8, 36, palette.oxblood) +
    rect(29, 40, 2, 36, lighter(palette.oxblood, 0.25)) +
    path('M30 33 H36 L37 42 H29 Z', lighter(palette.oxblood, 0.15)) +
    path('M33 36 C22 36 14 30 18 23 C23 18 31 26 33 35 C35 26 43 18 48 23 C52 30 44 36 33 36 Z', palette.oxblood, {
      stroke: darker(palette.oxblood, 0.35),
      'stroke-width': 1,
    }) +
    path('M22 27 c4 0 7 3 9 7 M44 27 c-4 0 -7 3 -9 7', 'none', {
      stroke: lighter(palette.oxblood, 0.4),
      'stroke-width': 1.2,
    }) +
    ellipse(33, 35.5, 4, 3.4, lighter(palette.oxblood, 0.12)) +
    group(
      rect(-8, -5, 16, 11, palette.paper, { stroke: '#B9AE99', 'stroke-width': 0.7 }) +
        path('M-3 -1.5 a2 2 0 1 1 3 2 v1.5 M0 4.2 v.6', 'none', { stroke: palette.oxblood, 'stroke-width': 1.4 }),
      {
        transform: 'translate(47 62) rotate(10)',
      },
    )
  );
}

/** A counter with a letter slot, letters, and a shield over it, three tiles wide. */
function reportCounter(): string {
  const roll = dice(504);
  const oak = '#B98F62';
  const width = 192;
  const envelope = (x: number, y: number, turn: number) =>
    group(
      rect(-10, -6, 20, 12, palette.paper, { stroke: '#A79B84', 'stroke-width': 0.8 }) +
        path('M-10 -6 L0 2 L10 -6', 'none', { stroke: '#A79B84', 'stroke-width': 0.9 }),
      { transform: `translate(${x} ${y}) rotate(${turn})` },
    );
  return (
    softShadow('counter-shadow', width / 2, 112, width / 2, 15, 0.55) +
    [0, 1, 2]
      .map((at) =>
        group(woodGrain(58, 40, mix(oak, '#A67B50', roll()), roll, 5), { transform: `translate(${9 + at * 58} 74)` }),
      )
      .join('') +
    [9, 67, 125]
      .map((x) => rect(x + 5, 80, 48, 28, 'none', { stroke: palette.brassDark, 'stroke-width': 1.2, rx: 1.5 }))
      .join('') +
    rect(9, 112, 174, 7, palette.slateTeal) +
    rect(3, 46, width - 6, 26, '#F6F1E5', { rx: 3 }) +
    rect(3, 70, width - 6, 6, darker(palette.limestone, 0.22), { rx: 1 }) +
    path('M132 16 H180 V56 H132 Z', palette.slateTeal, { stroke: darker(palette.slateTeal, 0.4), 'stroke-width': 1 }) +
    path('M132 16 L137 9 H185 L180 16 Z', lighter(palette.slateTeal, 0.18)) +
    path('M180 16 L185 9 V50 L180 56 Z', darker(palette.slateTeal, 0.3)) +
    rect(140, 23, 32, 5, '#10171A', { rx: 2 }) +
    rect(138, 21, 36, 9, 'none', { stroke: palette.brassLight, 'stroke-width': 1.4, rx: 2.5 }) +
    path('M147 25 L149 13 L163 15 L162 25 Z', palette.paper, { stroke: '#A79B84', 'stroke-width': 0.8 }) +
    group(
      rect(-11, -7, 22, 14, palette.paper) +
        path('M-11 -7 L0 2 L11 -7', 'none', { stroke: palette.slateTeal, 'stroke-width': 1.2 }),
      { transform: 'translate(156 44)' },
    ) +
    path('M38 6 L58 13 V28 C58 42 48 50 38 55 C28 50 18 42 18 28 V13 Z', palette.brass, {
      stroke: palette.brassDark,
      'stroke-width': 1.4,
    }) +
    path('M38 12 L53 17 V28 C53 39 46 45 38 49 C30 45 23 39 23 28 V17 Z', palette.paper) +
    path('M31 38 v-3 c0 -5 3 -7 7 -7 s7 2 7 7 v3 Z', palette.slateTeal) +
    ellipse(38, 22.5, 4.2, 4.6, palette.slateTeal) +
    rect(30, 54, 16, 4, palette.brassDark, { rx: 1 }) +
    envelope(84, 58, -8) +
    envelope(91, 61, 6) +
    smallSign(104, 54) +
    line(74, 66, 66, 54, palette.ink, 1.6)
  );
}

/** A living tree in a round bed, three tiles wide and three tall; its bench stands before it. */
function tree(): string {
  const roll = dice(9);
  let crown = '';
  const tones = ['#3F5F42', '#4F7350', '#638A5E', '#7FA673', '#A2C190'];
  for (const [ring, count] of [
    [0, 50],
    [1, 58],
    [2, 58],
    [3, 48],
    [4, 34],
  ] as const) {
    for (let at = 0; at < count; at++) {
      const turn = roll() * Math.PI * 2;
      const reach = Math.sqrt(roll()) * (1 - ring * 0.13);
      const [x, y] = [96 + Math.cos(turn) * reach * 84 - ring * 3, 66 + Math.sin(turn) * reach * 58 - ring * 5];
      crown += group(path('M0 0 C5 -4 6 -11 0 -16 C-6 -11 -5 -4 0 0 Z', tones[ring] ?? ''), {
        transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${Math.round(roll() * 360)}) scale(${(0.75 + roll() * 0.35).toFixed(2)})`,
      });
    }
  }
  return (
    path('M88 190 C90 160 86 140 84 122 H108 C104 140 102 160 104 190 Z', '#6D5339') +
    path('M92 150 C80 136 70 126 58 112 M100 150 C114 136 124 124 136 108', 'none', {
      stroke: '#6D5339',
      'stroke-width': 7,
    }) +
    path('M92 186 C93 160 90 140 88 124', 'none', { stroke: '#8F7352', 'stroke-width': 2.4 }) +
    ellipse(96, 70, 88, 58, '#35523A') +
    crown
  );
}

/** The round bed and bench of the tree, three tiles wide. */
function treeBench(): string {
  const roll = dice(33);
  let slats = '';
  for (let at = 0; at < 22; at++) {
    const x = 8 + at * 8;
    slats += rect(x, 16 + Math.abs(at - 10.5) * -0.3, 7.2, 24, mix('#CDAA7C', '#B98F62', roll()), { rx: 1 });
  }
  return (
    softShadow('tree-bench-shadow', 96, 46, 94, 16, 0.5) +
    path('M84 0 H108 C106 6 106 10 108 14 H84 C86 10 86 6 84 0 Z', '#6D5339') +
    ellipse(96, 12, 66, 10, '#4A3A2B') +
    ellipse(96, 10, 62, 7, '#55703F') +
    path('M4 18 C4 8 188 8 188 18 V36 C188 46 4 46 4 36 Z', '#A67B50') +
    group(slats) +
    path('M4 36 C4 47 188 47 188 36 V44 C188 56 4 56 4 44 Z', '#F1EADB') +
    path('M4 43 C4 55 188 55 188 43 V48 C188 60 4 60 4 48 Z', palette.slateTeal) +
    path('M4 36 C4 47 188 47 188 36', 'none', { stroke: palette.brass, 'stroke-width': 1.6 })
  );
}

/** A small orange tree in a white pot. */
function orangeTree(): string {
  const roll = dice(17);
  let crown = ellipse(32, 38, 25, 27, '#3E5F40');
  for (let at = 0; at < 84; at++) {
    const [turn, reach] = [roll() * Math.PI * 2, Math.sqrt(roll())];
    const lift = 1 - at / 84;
    crown += ellipse(
      32 + Math.cos(turn) * reach * 25,
      38 + Math.sin(turn) * reach * 27 - (1 - lift) * 3,
      3.6,
      2.4,
      mix('#7FA673', '#44684A', lift),
      {
        transform: `rotate(${Math.round(roll() * 180)} ${32 + Math.cos(turn) * reach * 25} ${38 + Math.sin(turn) * reach * 27})`,
      },
    );
  }
  const fruits = [
    [20, 30],
    [40, 24],
    [30, 44],
    [46, 42],
    [22, 52],
    [38, 56],
  ] as const;
  return (
    softShadow('orange-shadow', 32, 114, 27, 11, 0.5) +
    rect(29.5, 60, 5, 34, '#7A6248') +
    crown +
    fruits.map(([x, y]) => ellipse(x, y, 4, 4, '#DA8F3C') + ellipse(x - 1.2, y - 1.4, 1.3, 1.2, '#F6C98A')).join('') +
    path('M14 92 H50 L46 118 H18 Z', '#F4EEE1', { stroke: '#BFB49F', 'stroke-width': 1 }) +
    path('M38 92 H50 L46 118 H38 Z', '#CFC5B2', { opacity: 0.7 }) +
    rect(12, 88, 40, 6, '#FBF7EC', { rx: 2, stroke: '#BFB49F', 'stroke-width': 0.8 })
  );
}

/** A long bed of grasses, two tiles wide. */
function planter(): string {
  const roll = dice(61);
  let blades = '';
  for (let at = 0; at < 64; at++) {
    const [x, lean] = [12 + roll() * 104, (roll() - 0.5) * 26];
    const top = 30 + roll() * 34;
    blades += path(
      `M${x.toFixed(1)} 94 Q${(x + lean * 0.2).toFixed(1)} ${(top + 24).toFixed(1)} ${(x + lean).toFixed(1)} ${top.toFixed(1)}`,
      'none',
      {
        stroke: mix('#4F7350', '#A2B982', roll()),
        'stroke-width': 2,
        'stroke-linecap': 'round',
      },
    );
  }
  const heads = Array.from({ length: 12 }, () => {
    const [x, y] = [18 + roll() * 92, 32 + roll() * 26];
    return ellipse(x, y, 3, 3, roll() < 0.5 ? '#F2E8E0' : '#E0BFA8') + ellipse(x, y, 1, 1, palette.brass);
  }).join('');
  return (
    softShadow('planter-shadow', 64, 112, 62, 13, 0.5) +
    blades +
    heads +
    rect(6, 90, 116, 28, '#C2A077', { rx: 2 }) +
    [99, 108].map((y) => line(6, y, 122, y, '#8A6B48', 1.1)).join('') +
    rect(4, 87, 120, 6, '#D8BC95', { rx: 2 }) +
    rect(6, 113, 116, 5, palette.slateTeal)
  );
}

/** What stands in the gallery of responsibility. */
export const responsibilityThings: readonly Piece[] = [
  { name: 'gift', columns: 1, rows: 2, solidRows: 1, draw: gift },
  { name: 'report-counter', columns: 3, rows: 2, solidRows: 1, draw: reportCounter },
  { name: 'tree', columns: 3, rows: 3, solidRows: 1, draw: tree },
  { name: 'tree-bench', columns: 3, rows: 1, solidRows: 1, draw: treeBench },
  { name: 'orange-tree', columns: 1, rows: 2, solidRows: 1, draw: orangeTree },
  { name: 'planter', columns: 2, rows: 2, solidRows: 1, draw: planter },
];
