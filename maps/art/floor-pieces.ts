import { darker, lighter, mix, palette } from './palette.ts';
import { type Piece, unit } from './piece.ts';
import { dice, ellipse, group, line, path, rect } from './svg.ts';
import { woodGrain } from './wood.ts';

/** Limestone slabs of 2 × 1 tiles in running bond, 6 × 4 tiles, seamless. */
function stone(): string {
  const roll = dice(7);
  const width = 6 * unit;
  let drawing = rect(0, 0, width, 4 * unit, darker(palette.limestone, 0.1));
  for (let row = 0; row < 4; row++) {
    for (let slab = 0; slab < 3; slab++) {
      const x = slab * 2 * unit + (row % 2) * unit;
      const tone = mix(mix(palette.limestone, '#BCA47C', 0.14), lighter(palette.limestone, 0.12), roll());
      const face = slabFace(tone, roll);
      for (const shift of x + 2 * unit > width ? [0, -width] : [0]) {
        drawing += group(face, { transform: `translate(${x + shift} ${row * unit})` });
      }
    }
  }
  return drawing;
}

function slabFace(tone: string, roll: () => number): string {
  const [w, h] = [2 * unit, unit];
  let face = rect(0.8, 0.8, w - 1.6, h - 1.6, tone);
  for (let vein = 0; vein < 2; vein++) {
    const y = roll() * h;
    const bend = (roll() - 0.5) * 26;
    const d = `M2 ${y} C ${w * 0.3} ${y + bend}, ${w * 0.6} ${y - bend}, ${w - 2} ${Math.min(h - 2, Math.max(2, y + bend * 0.6))}`;
    face += path(d, 'none', { stroke: darker(tone, 0.12), 'stroke-width': 0.9, opacity: 0.35 });
  }
  for (let speck = 0; speck < 22; speck++) {
    const [x, y, size] = [3 + roll() * (w - 6), 3 + roll() * (h - 6), 0.5 + roll() * 0.9];
    face += ellipse(x, y, size * 1.4, size, roll() < 0.5 ? darker(tone, 0.16) : lighter(tone, 0.5), { opacity: 0.4 });
  }
  face += line(1, 1.3, w - 1, 1.3, '#FFFFFF', 1, { opacity: 0.5 });
  face += line(1.3, 1, 1.3, h - 1, '#FFFFFF', 1, { opacity: 0.35 });
  return face;
}

/** Oak blocks in herringbone, 4 × 4 tiles, seamless. */
function oak(): string {
  const roll = dice(23);
  const [block, length] = [16, 4];
  const cells = (4 * unit) / block;
  let drawing = rect(0, 0, 4 * unit, 4 * unit, darker(palette.oak, 0.3));
  const put = (x: number, y: number, w: number, h: number) => {
    const tone = mix(darker(palette.oak, 0.1), lighter(palette.oak, 0.14), roll());
    const grain = woodGrain(w, h, tone, roll, 2);
    for (const dx of [0, -4 * unit, 4 * unit]) {
      for (const dy of [0, -4 * unit, 4 * unit]) {
        if (x + dx + w > 0 && y + dy + h > 0 && x + dx < 4 * unit && y + dy < 4 * unit) {
          drawing += group(grain, { transform: `translate(${x + dx} ${y + dy})` });
        }
      }
    }
  };
  for (let y = 0; y < cells; y++) {
    for (let x = 0; x < cells; x++) {
      const step = (((x - y) % (2 * length)) + 2 * length) % (2 * length);
      if (step === 0) put(x * block, y * block, length * block, block);
      if (step === 2 * length - 1) put(x * block, y * block, block, length * block);
    }
  }
  return drawing;
}

/** Oxblood carpet with brass border, nine tiles: corners, edges, middle. */
function carpet(): string {
  const size = 3 * unit;
  let drawing = rect(0, 0, size, size, palette.oxblood);
  for (let y = 0; y < size; y += 8) {
    for (let x = (y / 8) % 2 === 0 ? 0 : 4; x < size; x += 8) {
      drawing += rect(x, y, 2.2, 2.2, darker(palette.oxblood, 0.3), { opacity: 0.55 });
      drawing += rect(x + 4, y + 4, 1.6, 1.6, lighter(palette.oxblood, 0.2), { opacity: 0.5 });
    }
  }
  const frame = (inset: number, colour: string, width: number) =>
    rect(inset, inset, size - 2 * inset, size - 2 * inset, 'none', { stroke: colour, 'stroke-width': width });
  drawing += frame(3, darker(palette.oxblood, 0.35), 6);
  drawing += frame(9, palette.brass, 3);
  drawing += frame(9, palette.brassLight, 1);
  drawing += frame(16, darker(palette.oxblood, 0.3), 2.5);
  drawing += frame(20, palette.brass, 1);
  return drawing;
}

/** What lies on the ground. */
export const floorPieces: readonly Piece[] = [
  { name: 'stone', columns: 6, rows: 4, solidRows: 0, draw: stone },
  { name: 'oak', columns: 4, rows: 4, solidRows: 0, draw: oak },
  { name: 'carpet', columns: 3, rows: 3, solidRows: 0, draw: carpet },
];
