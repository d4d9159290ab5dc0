import { darker, lighter, mix, palette } from './palette.ts';
import type { Piece } from './piece.ts';
import { defs, dice, ellipse, group, line, linear, path, rect, softShadow } from './svg.ts';

function pot(name: string, x: number, y: number, w: number, h: number): string {
  const clay = linear(
    `${name}-clay`,
    [
      [0, '#3C4F53'],
      [0.35, '#6A7F80'],
      [1, '#2A3A3E'],
    ],
    [1, 0],
  );
  return (
    defs(clay) +
    path(
      `M${x} ${y} L${x + w} ${y} L${x + w - 6} ${y + h - 4} C ${x + w - 8} ${y + h + 2} ${x + 8} ${y + h + 2} ${x + 6} ${y + h - 4} Z`,
      `url(#${name}-clay)`,
    ) +
    ellipse(x + w / 2, y, w / 2, 6, '#4A5E61', { stroke: palette.brass, 'stroke-width': 1.6 }) +
    ellipse(x + w / 2, y, w / 2 - 4, 4, '#3A2C20')
  );
}

function ficus(): string {
  const roll = dice(19);
  const leafShape = 'M0 0 C 7 -5 8 -17 0 -26 C -8 -17 -7 -5 0 0 Z';
  let drawing = softShadow('ficus-shadow', 32, 112, 30, 13, 0.5) + pot('ficus-pot', 15, 92, 34, 26);
  drawing += path('M32 92 C31 76 33 66 32 50', 'none', { stroke: '#6D5339', 'stroke-width': 3 });
  for (const [count, reach, share] of leafRings) {
    for (let at = 0; at < count; at++) {
      const turn = (at / count) * 360 + roll() * 24;
      const radians = (turn * Math.PI) / 180;
      const [x, y] = [32 + Math.sin(radians) * reach, 48 - Math.cos(radians) * reach * 0.95];
      const tone = mix(darker(palette.leaf, 0.28), lighter(palette.leaf, 0.3), Math.min(1, share + roll() * 0.3));
      drawing += group(path(leafShape, tone) + line(0, -2, 0, -22, lighter(tone, 0.25), 0.9, { opacity: 0.7 }), {
        transform: `translate(${x} ${y}) rotate(${turn + (roll() - 0.5) * 30}) scale(${0.62 + roll() * 0.2})`,
      });
    }
  }
  return drawing;
}

/** leaves in a ring, distance from the middle, lightness: the outer and darker ones first */
const leafRings: readonly (readonly [number, number, number])[] = [
  [13, 13, 0],
  [11, 9, 0.25],
  [8, 4, 0.5],
  [5, 0, 0.7],
];

/** Bamboo in a low trough, two tiles wide. */
function bamboo(): string {
  const roll = dice(77);
  let drawing = softShadow('bamboo-shadow', 64, 112, 62, 13, 0.5);
  const stems = [18, 31, 43, 57, 70, 84, 97, 110];
  for (const base of stems) {
    const lean = (roll() - 0.5) * 12;
    const top = 14 + roll() * 26;
    const tone = mix('#6F8A4E', '#93A866', roll());
    drawing += path(`M${base} 98 Q ${base + lean * 0.3} 60 ${base + lean} ${top}`, 'none', {
      stroke: tone,
      'stroke-width': 3.4,
    });
    for (let y = 88; y > top + 8; y -= 15) {
      const share = (98 - y) / (98 - top);
      drawing += rect(base + lean * share * share - 2.4, y, 4.8, 1.4, darker(tone, 0.35), { opacity: 0.7 });
    }
    for (let at = 0; at < 6; at++) {
      const y = top + at * 8 + roll() * 5;
      const side = at % 2 === 0 ? 1 : -1;
      const leafTone = mix(darker(palette.leaf, 0.15), '#8FAE6A', roll());
      drawing += group(path('M0 0 C 6 -4 14 -3 21 2 C 13 4 5 4 0 0 Z', leafTone), {
        transform: `translate(${base + lean * 0.8} ${y}) rotate(${side > 0 ? 8 + roll() * 26 : 150 + roll() * 26}) scale(${0.8 + roll() * 0.25})`,
      });
    }
  }
  const trough = linear('bamboo-trough', [
    [0, '#F0E9DA'],
    [1, '#CBC0AB'],
  ]);
  return (
    drawing +
    defs(trough) +
    rect(8, 92, 112, 26, 'url(#bamboo-trough)', { rx: 2 }) +
    rect(6, 89, 116, 6, '#F8F3E8', { rx: 2 }) +
    rect(8, 112, 112, 6, palette.slateTeal) +
    rect(8, 110.6, 112, 1.6, palette.brass)
  );
}

/** Plants; the lowest row is solid. */
export const plantPieces: readonly Piece[] = [
  { name: 'ficus', columns: 1, rows: 2, solidRows: 1, draw: ficus },
  { name: 'bamboo', columns: 2, rows: 2, solidRows: 1, draw: bamboo },
];
