import { darker, lighter, mix, palette } from './palette.ts';
import { type Piece, unit } from './piece.ts';
import { defs, dice, ellipse, group, line, linear, path, radial, rect, softShadow } from './svg.ts';

/** Short grass, 4 × 4 tiles. */
function lawn(): string {
  const roll = dice(500);
  const side = 4 * unit;
  let drawn = rect(0, 0, side, side, '#7F9A6B');
  for (let at = 0; at < 110; at++) {
    const [x, y] = [roll() * (side - 8) + 4, roll() * (side - 12) + 9];
    drawn += path(
      `M${x.toFixed(1)} ${y.toFixed(1)} q${((roll() - 0.5) * 4).toFixed(1)} -4 ${((roll() - 0.5) * 5).toFixed(1)} -7`,
      'none',
      {
        stroke: mix('#69875A', '#A3BA85', roll()),
        'stroke-width': 1.5,
        opacity: 0.7,
      },
    );
  }
  for (let at = 0; at < 9; at++) {
    drawn += ellipse(
      10 + roll() * (side - 20),
      10 + roll() * (side - 20),
      1.7,
      1.5,
      roll() < 0.5 ? '#F4EEDD' : '#E9D9A8',
    );
  }
  return drawn;
}

/** Garden paving of pale slabs with grass between, 2 × 2 tiles. */
function paving(): string {
  const roll = dice(12);
  let drawn = rect(0, 0, 2 * unit, 2 * unit, '#8C9B75');
  for (let row = 0; row < 2; row++) {
    for (let column = 0; column < 2; column++) {
      const tone = mix('#D2C9B6', '#BFB6A2', roll());
      const [x, y] = [column * unit, row * unit];
      drawn +=
        rect(x + 2.5, y + 2.5, unit - 5, unit - 5, tone, { rx: 4 }) +
        rect(x + 3.5, y + 3, unit - 8, 1.2, '#FFFFFF', { opacity: 0.4 });
    }
  }
  return drawn;
}

/** A pond with lotus, eight tiles wide and five tall. */
function pond(): string {
  const roll = dice(29);
  const water = radial('pond-water', [
    [0, '#7FA5A6'],
    [0.7, '#58848A'],
    [1, '#42696F'],
  ]);
  const [w, h] = [8 * unit, 5 * unit];
  const shore = `M70 40 C150 6 330 0 420 34 C506 66 514 190 470 246 C420 306 300 312 210 304 C110 300 24 282 14 196 C8 128 22 66 70 40 Z`;
  const pad = (x: number, y: number, size: number) =>
    group(
      ellipse(0, 3, 24, 14, '#234A48', { opacity: 0.4 }) +
        ellipse(0, 0, 24, 14, '#5F8A5E', { stroke: '#43694A', 'stroke-width': 1.2 }) +
        path('M0 0 L24 -7 L25 4 Z', '#4E7A80') +
        path('M0 0 L-16 -6 M0 0 L-18 5 M0 0 L-2 12 M0 0 L12 9 M0 0 L4 -12', 'none', {
          stroke: '#8FB285',
          'stroke-width': 1,
        }),
      { transform: `translate(${x} ${y}) scale(${size})` },
    );
  const bloom = (x: number, y: number, size: number) =>
    group(
      [-64, 64, -34, 34, 0]
        .map((turn) =>
          group(
            path('M0 0 C8 -6 9 -17 0 -27 C-9 -17 -8 -6 0 0 Z', '#F0CFC9', { stroke: '#C48D86', 'stroke-width': 1 }),
            { transform: `rotate(${turn})` },
          ),
        )
        .join('') + ellipse(0, -5, 4.5, 3, '#E9C86A'),
      { transform: `translate(${x} ${y}) scale(${size})` },
    );
  const pads = Array.from({ length: 17 }, () =>
    pad(70 + roll() * (w - 150), 70 + roll() * (h - 130), 0.7 + roll() * 0.6),
  ).join('');
  const stones = Array.from({ length: 30 }, (_, at) => {
    const turn = (at / 30) * Math.PI * 2;
    const [x, y] = [w / 2 - 8 + Math.cos(turn) * 226, h / 2 - 4 + Math.sin(turn) * 146];
    return ellipse(x, y, 15 + roll() * 9, 10 + roll() * 5, mix('#B7B3A6', '#8C8B80', roll()), {
      stroke: '#74746A',
      'stroke-width': 1,
    });
  }).join('');
  return (
    defs(water) +
    path(shore, '#6E7F63') +
    group(path(shore, 'url(#pond-water)'), { transform: 'translate(10 8) scale(0.96)' }) +
    [90, 150, 230]
      .map((y) =>
        path(`M${90 + y / 3} ${y} q40 -8 80 0 t80 0`, 'none', { stroke: '#CFE3DF', 'stroke-width': 1.6, opacity: 0.4 }),
      )
      .join('') +
    stones +
    pads +
    bloom(150, 130, 1.2) +
    bloom(330, 110, 1) +
    bloom(250, 220, 1.3) +
    bloom(400, 190, 0.9)
  );
}

/** A broad tree seen from above and before, three tiles wide and four tall. */
function gardenTree(): string {
  const roll = dice(71);
  let crown = ellipse(96, 108, 92, 88, '#46633F');
  for (let ring = 0; ring < 4; ring++) {
    for (let at = 0; at < 42; at++) {
      const [turn, reach] = [roll() * Math.PI * 2, Math.sqrt(roll()) * (1 - ring * 0.15)];
      crown += ellipse(
        96 - ring * 4 + Math.cos(turn) * reach * 88,
        104 - ring * 8 + Math.sin(turn) * reach * 82,
        9 - ring,
        6.5 - ring * 0.6,
        mix('#4F6E45', '#9DB57F', ring * 0.26 + roll() * 0.2),
        { opacity: 0.9 },
      );
    }
  }
  return (
    softShadow('garden-tree-shadow', 96, 228, 92, 26, 0.45) +
    path('M84 236 C88 214 86 200 84 184 H108 C106 200 104 214 110 236 Z', '#6D5339') +
    crown
  );
}

/** A stone lantern, one tile wide and two tall. */
function stoneLantern(): string {
  return (
    softShadow('stone-lantern-shadow', 32, 116, 26, 10, 0.5) +
    path('M16 118 L22 106 H42 L48 118 Z', '#A9A698') +
    rect(26, 74, 12, 34, '#BDB9AA') +
    rect(33, 74, 5, 34, '#97948A') +
    path('M14 74 L22 66 H42 L50 74 Z', '#B0AC9E') +
    rect(20, 46, 24, 21, '#BDB9AA') +
    rect(25, 50, 14, 14, '#FBE3A6') +
    line(32, 50, 32, 64, '#8C897E', 1.6) +
    path('M8 46 C18 44 26 36 32 28 C38 36 46 44 56 46 L52 50 H12 Z', '#8C897E') +
    ellipse(32, 26, 4, 4.6, '#A9A698')
  );
}

/** A clipped hedge, four tiles wide. */
function hedge(): string {
  const roll = dice(3);
  let leaves = '';
  for (let at = 0; at < 150; at++) {
    const y = 22 + roll() * 84;
    leaves += ellipse(
      8 + roll() * 240,
      y,
      4.5,
      3.2,
      y < 60 ? mix('#7C9A66', '#A3BA85', roll()) : mix('#48663F', '#658557', roll()),
    );
  }
  return softShadow('hedge-shadow', 128, 112, 126, 12, 0.45) + rect(4, 18, 248, 94, '#587549', { rx: 9 }) + leaves;
}

/** A garden rock, two tiles wide. */
function rock(): string {
  return (
    softShadow('rock-shadow', 64, 50, 56, 12, 0.45) +
    path('M12 50 C10 34 24 14 42 10 C54 6 60 18 72 16 C92 14 112 34 114 50 C100 58 26 58 12 50 Z', '#9B988B') +
    path('M24 44 C26 28 34 18 44 16 C54 16 56 28 66 28 C54 36 40 36 24 44 Z', '#BDBAAC') +
    path('M76 22 C90 22 104 36 108 48 C96 50 84 44 76 22 Z', '#7E7C71')
  );
}

/** The glass entrance as seen from the garden, five tiles wide, on the face of the house. */
function entranceFront(): string {
  const width = 5 * unit;
  const panes = linear('entrance-front-panes', [
    [0, '#5F7F86'],
    [0.5, '#CFE0DC'],
    [1, '#F3E3BC'],
  ]);
  return (
    defs(panes) +
    rect(14, 20, width - 28, 108, darker(palette.slateTeal, 0.3)) +
    [0, 1, 2, 3]
      .map(
        (at) =>
          rect(22 + at * 70, 28, 66, 96, 'url(#entrance-front-panes)') +
          path(`M${30 + at * 70} 124 l26 -96 h16 l-26 96 Z`, '#FFFFFF', { opacity: 0.2 }) +
          rect(22 + at * 70, 28, 66, 96, 'none', { stroke: palette.brass, 'stroke-width': 2 }),
      )
      .join('') +
    [148, 168].map((x) => rect(x, 70, 4, 26, palette.brassLight, { rx: 2 })).join('') +
    path(`M0 22 L18 4 H${width - 18} L${width} 22 Z`, lighter(palette.slateTeal, 0.12)) +
    rect(0, 21, width, 7, palette.slateTeal) +
    rect(0, 26, width, 2, palette.brass)
  );
}

/** A window of the house as seen from the garden, two tiles wide. */
function facadeWindow(): string {
  const panes = linear('facade-window-panes', [
    [0, '#4F6E77'],
    [0.6, '#A9C3C3'],
    [1, '#EAD9AE'],
  ]);
  return (
    defs(panes) +
    rect(14, 22, 100, 78, '#D8CEBB', { rx: 1 }) +
    rect(20, 28, 88, 66, 'url(#facade-window-panes)') +
    path('M28 94 L50 28 H66 L44 94 Z', '#FFFFFF', { opacity: 0.18 }) +
    rect(62, 28, 4, 66, palette.slateTeal) +
    rect(20, 50, 88, 3, palette.slateTeal) +
    rect(10, 98, 108, 7, '#EFE8D9') +
    rect(10, 105, 108, 2, '#1C1710', { opacity: 0.25 })
  );
}

/** The ground of the garden; nobody walks there. */
export const gardenGround: readonly Piece[] = [
  { name: 'lawn', columns: 4, rows: 4, solidRows: 4, draw: lawn },
  { name: 'paving', columns: 2, rows: 2, solidRows: 2, draw: paving },
  { name: 'pond', columns: 8, rows: 5, solidRows: 5, draw: pond },
];

/** What stands in the garden. */
export const gardenThings: readonly Piece[] = [
  { name: 'garden-tree', columns: 3, rows: 4, solidRows: 1, draw: gardenTree },
  { name: 'stone-lantern', columns: 1, rows: 2, solidRows: 1, draw: stoneLantern },
  { name: 'hedge', columns: 4, rows: 2, solidRows: 1, draw: hedge },
  { name: 'rock', columns: 2, rows: 1, solidRows: 1, draw: rock },
];

/** What one sees of the house from the garden. */
export const facadePieces: readonly Piece[] = [
  { name: 'entrance-front', columns: 5, rows: 2, solidRows: 0, draw: entranceFront },
  { name: 'facade-window', columns: 2, rows: 2, solidRows: 0, draw: facadeWindow },
];
