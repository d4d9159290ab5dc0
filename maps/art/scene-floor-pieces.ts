import { darker, lighter, mix, palette } from './palette.ts';
import { type Piece, unit } from './piece.ts';
import { dice, ellipse, group, line, path, rect } from './svg.ts';
import { woodGrain } from './wood.ts';

const side = 4 * unit;

/** Draws at (x, y) and again wherever it crosses the edge, so that the piece repeats without a seam. */
function wrapped(content: string, x: number, y: number, w: number, h: number): string {
  let drawn = '';
  for (const dx of [0, -side, side]) {
    for (const dy of [0, -side, side]) {
      const isSeen = x + dx + w > 0 && y + dy + h > 0 && x + dx < side && y + dy < side;
      if (isSeen) drawn += group(content, { transform: `translate(${x + dx} ${y + dy})` });
    }
  }
  return drawn;
}

/** Grey bricks in basket weave, two lying, two standing. */
function brick(): string {
  const roll = dice(221);
  const [warm, cool] = ['#B3A48F', '#9F978A'];
  let drawn = rect(0, 0, side, side, '#857A6B');
  const put = (x: number, y: number, w: number, h: number) => {
    const tone = mix(warm, cool, roll());
    const face =
      rect(0.8, 0.8, w - 1.6, h - 1.6, tone, { rx: 1.2 }) +
      line(1.4, 1.4, w - 1.4, 1.4, '#FFFFFF', 0.9, { opacity: 0.22 }) +
      Array.from({ length: 3 }, () =>
        ellipse(
          3 + roll() * (w - 6),
          3 + roll() * (h - 6),
          1 + roll(),
          0.7 + roll() * 0.6,
          roll() < 0.6 ? darker(tone, 0.12) : lighter(tone, 0.22),
          { opacity: 0.5 },
        ),
      ).join('');
    drawn += wrapped(face, x, y, w, h);
  };
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 4; column++) {
      const [x, y] = [column * unit, row * unit];
      const lies = (row + column) % 2 === 0;
      for (const at of [0, 1]) {
        if (lies) put(x, y + at * 32, unit, 32);
        else put(x + at * 32, y, 32, unit);
      }
    }
  }
  return drawn;
}

/** Pale terrazzo with chips of stone, in fields of two tiles between strips of brass. */
function terrazzo(): string {
  const roll = dice(190);
  let drawn = rect(0, 0, side, side, '#D3CFC4');
  const fields = [
    [0, 0, '#D6D2C7'],
    [1, 0, '#CDCABF'],
    [0, 1, '#CFCBC1'],
    [1, 1, '#D8D4CA'],
  ] as const;
  for (const [x, y, tone] of fields) drawn += rect(x * 128, y * 128, 128, 128, tone);
  const chips = ['#A9A293', '#8E979A', '#B99F86', '#EFEBE1', '#7F8A8C', '#C4AE92'];
  for (let at = 0; at < 190; at++) {
    const [rx, ry] = [1.6 + roll() * 3, 1.1 + roll() * 2];
    const chip = ellipse(0, 0, rx, ry, chips[Math.floor(roll() * chips.length)] ?? '', {
      opacity: 0.62,
      transform: `rotate(${Math.round(roll() * 180)})`,
    });
    drawn += wrapped(chip, roll() * side, roll() * side, 5, 5);
  }
  for (const at of [0, 128]) {
    drawn += rect(at, 0, 2.4, side, '#A88A5C') + rect(0, at, side, 2.4, '#A88A5C');
    drawn += rect(at, 0, 0.9, side, palette.brassLight) + rect(0, at, side, 0.9, palette.brassLight);
  }
  return drawn;
}

/** Large slabs of blue slate. */
function slate(): string {
  const roll = dice(81);
  let drawn = rect(0, 0, side, side, '#56646B');
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 2; column++) {
      const tone = mix('#76858C', '#87949A', roll());
      let face = rect(0.9, 0.9, 126.2, 62.2, tone);
      for (let vein = 0; vein < 4; vein++) {
        const y = 4 + roll() * 54;
        face += path(`M2 ${y.toFixed(1)} q32 ${((roll() - 0.5) * 14).toFixed(1)} 62 0 t62 0`, 'none', {
          stroke: roll() < 0.5 ? darker(tone, 0.12) : lighter(tone, 0.14),
          'stroke-width': 1.2,
          opacity: 0.45,
        });
      }
      face += line(1.2, 1.4, 126, 1.4, '#FFFFFF', 0.9, { opacity: 0.2 });
      drawn += wrapped(face, column * 128 + (row % 2) * 64, row * unit, 128, 64);
    }
  }
  return drawn;
}

/** Boards of pale ash, laid along the room. */
function ash(): string {
  const roll = dice(55);
  let drawn = rect(0, 0, side, side, '#B49A74');
  for (let row = 0; row < 8; row++) {
    const shift = [0, 96, 32, 160, 64, 128, 16, 112][row] ?? 0;
    for (const [start, length] of [
      [0, 144],
      [144, 112],
    ] as const) {
      const tone = mix('#D3BC97', '#E0CDAB', roll());
      drawn += wrapped(woodGrain(length, 32, tone, roll, 4), (start + shift) % side, row * 32, length, 32);
    }
  }
  return drawn;
}

/** Floors of the galleries after the first two; all repeat after 4 × 4 tiles. */
export const sceneFloorPieces: readonly Piece[] = [
  { name: 'brick', columns: 4, rows: 4, solidRows: 0, draw: brick },
  { name: 'terrazzo', columns: 4, rows: 4, solidRows: 0, draw: terrazzo },
  { name: 'slate', columns: 4, rows: 4, solidRows: 0, draw: slate },
  { name: 'ash', columns: 4, rows: 4, solidRows: 0, draw: ash },
];
