import { darker, lighter, mix, palette } from './palette.ts';
import { type Piece, unit } from './piece.ts';
import { defs, ellipse, group, linear, path, radial, rect } from './svg.ts';

/** Inlay of the lobby floor: a lotus of eight petals in a ring, 5 × 5 tiles, transparent round it. */
function lotus(): string {
  const middle = 2.5 * unit;
  const ring = (radius: number, colour: string, width: number, opacity = 1) =>
    ellipse(middle, middle, radius, radius, 'none', { stroke: colour, 'stroke-width': width, opacity });
  const shade = linear('lotus-disc', [
    [0, lighter(palette.limestone, 0.35)],
    [1, darker(palette.limestone, 0.05)],
  ]);
  let drawing = defs(shade) + ellipse(middle, middle, 150, 150, 'url(#lotus-disc)');
  drawing +=
    ring(150, darker(palette.limestone, 0.28), 3) + ring(146, palette.brass, 4) + ring(147, palette.brassLight, 1.2);
  drawing += ring(128, palette.slateTeal, 12, 0.82) + ring(121, palette.brass, 1.6) + ring(135, palette.brass, 1.6);
  for (let at = 0; at < 48; at++) {
    drawing += group(rect(-1.2, -131, 2.4, 6, palette.brassLight, { opacity: 0.75 }), {
      transform: `translate(${middle} ${middle}) rotate(${at * 7.5})`,
    });
  }
  const petal = 'M0 -104 C 30 -78, 30 -40, 0 -16 C -30 -40, -30 -78, 0 -104 Z';
  for (const [turn, scale, fill, opacity] of petalRings) {
    for (let at = 0; at < 8; at++) {
      drawing += group(
        path(petal, fill, { opacity, stroke: palette.brass, 'stroke-width': 1.8 / scale }) +
          path('M0 -96 L0 -24', 'none', { stroke: palette.brass, 'stroke-width': 0.8, opacity: 0.6 }),
        { transform: `translate(${middle} ${middle}) rotate(${turn + at * 45}) scale(${scale})` },
      );
    }
  }
  drawing += ellipse(middle, middle, 17, 17, palette.brass) + ellipse(middle, middle, 14, 14, palette.brassLight);
  for (let at = 0; at < 7; at++) {
    const angle = (at * Math.PI * 2) / 6;
    const radius = at === 6 ? 0 : 8;
    drawing += ellipse(middle + radius * Math.cos(angle), middle + radius * Math.sin(angle), 2, 2, palette.brassDark);
  }
  return drawing;
}

const petalRings: readonly (readonly [number, number, string, number])[] = [
  [22.5, 1.06, mix(palette.limestone, palette.slateTeal, 0.34), 0.9],
  [0, 0.96, mix(palette.limestone, palette.paper, 0.6), 0.95],
  [22.5, 0.56, mix(palette.limestone, palette.oxblood, 0.3), 0.9],
];

/** A ring drawn `count` times round (middle, middle). */
function round(content: string, middle: number, count: number, from = 0): string {
  return Array.from({ length: count }, (_, at) =>
    group(content, { transform: `translate(${middle} ${middle}) rotate(${from + (at * 360) / count})` }),
  ).join('');
}

/** Inlay like the back of a bronze mirror, five tiles across. */
function mirror(): string {
  const middle = 2.5 * unit;
  const disc = radial('mirror-disc', [
    [0, '#8C8B72'],
    [0.7, '#7A7B66'],
    [1, '#66685A'],
  ]);
  const ring = (radius: number, colour: string, width: number, opacity = 1) =>
    ellipse(middle, middle, radius, radius, 'none', { stroke: colour, 'stroke-width': width, opacity });
  const cloud = path('M-12 -116 c0 -10 16 -10 16 0 c0 6 -9 6 -9 0 c0 -3 4 -3 4 0 M4 -116 q6 8 12 0', 'none', {
    stroke: '#D9CFA4',
    'stroke-width': 2,
    'stroke-linecap': 'round',
    opacity: 0.75,
  });
  const fret = path('M-8 -84 h12 v10 h-7 v-5 h3', 'none', { stroke: '#D9CFA4', 'stroke-width': 1.8, opacity: 0.7 });
  const tooth = path('M-6 -147 L0 -136 L6 -147 Z', '#5A5C4E');
  return (
    defs(disc) +
    ellipse(middle, middle + 2, 154, 154, '#1C1710', { opacity: 0.25 }) +
    ellipse(middle, middle, 152, 152, 'url(#mirror-disc)') +
    ring(151, '#B9B28A', 3) +
    round(tooth, middle, 60) +
    ring(133, '#C7BE94', 1.8) +
    round(cloud, middle, 16) +
    ring(101, '#C7BE94', 2.4) +
    ring(96, '#56584B', 3) +
    round(fret, middle, 18) +
    ring(66, '#C7BE94', 2) +
    ellipse(middle, middle, 60, 60, '#6B6D5C')
  );
}

/** A compass rose of stone and brass, seven tiles across. */
function compass(): string {
  const middle = 3.5 * unit;
  const ring = (radius: number, colour: string, width: number, opacity = 1) =>
    ellipse(middle, middle, radius, radius, 'none', { stroke: colour, 'stroke-width': width, opacity });
  const ray = (length: number, half: number, tone: string) =>
    path(`M0 ${-length} L${half} 0 L0 0 Z`, tone) +
    path(`M0 ${-length} L${-half} 0 L0 0 Z`, lighter(tone, 0.32)) +
    path(`M0 ${-length} L${half} 0 H${-half} Z`, 'none', { stroke: palette.brass, 'stroke-width': 1.2 });
  return (
    ellipse(middle, middle, 214, 214, '#C6CBC6') +
    ring(213, darker(palette.limestone, 0.3), 3) +
    ring(208, palette.brass, 5) +
    ring(209.5, palette.brassLight, 1.4) +
    ring(188, '#5B7480', 26, 0.85) +
    ring(174, palette.brass, 2) +
    ring(202, palette.brass, 2) +
    round(rect(-1.2, -199, 2.4, 9, palette.brassLight, { opacity: 0.85 }), middle, 72) +
    round(rect(-2.2, -200, 4.4, 15, palette.brassLight), middle, 8) +
    round(ray(150, 24, '#8FA0A2'), middle, 4, 45) +
    round(ray(168, 30, '#4F666C'), middle, 4) +
    ring(94, palette.brass, 1.6, 0.6) +
    ellipse(middle, middle, 86, 82, '#9FACAD') +
    ellipse(middle, middle, 86, 82, 'none', { stroke: palette.brass, 'stroke-width': 3 })
  );
}

/** Year rings of a tree in the floor, five tiles across. */
function rings(): string {
  const middle = 2.5 * unit;
  const tones = ['#CDB48C', '#D9C29B', '#C8AC81', '#DCC7A2', '#CBB088', '#D8C099', '#C4A87C'];
  return (
    ellipse(middle, middle, 154, 150, '#8FA085') +
    ellipse(middle, middle, 150, 146, '#A9B79E') +
    tones
      .map((tone, at) =>
        ellipse(middle + at * 1.5, middle - at, 140 - at * 19, 136 - at * 18, tone, {
          stroke: '#A88A60',
          'stroke-width': 1.3,
        }),
      )
      .join('') +
    ellipse(middle, middle, 152, 148, 'none', { stroke: palette.brass, 'stroke-width': 2.4 })
  );
}

/** What is laid into the floors. */
export const inlayPieces: readonly Piece[] = [
  { name: 'lotus', columns: 5, rows: 5, solidRows: 0, draw: lotus },
  { name: 'mirror', columns: 5, rows: 5, solidRows: 0, draw: mirror },
  { name: 'compass', columns: 7, rows: 7, solidRows: 0, draw: compass },
  { name: 'rings', columns: 5, rows: 5, solidRows: 0, draw: rings },
];
