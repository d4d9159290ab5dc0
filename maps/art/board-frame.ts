import { mix, palette } from './palette.ts';
import { type Piece, unit } from './piece.ts';
import { defs, ellipse, group, linear, radial, rect } from './svg.ts';

/** Ink of small writing. */
export const inkSoft = mix(palette.ink, palette.paper, 0.55);

/** A framed board on a wall face with a picture light over it; `content` draws on the paper, w × h units. */
export function board(name: string, columns: number, content: (w: number, h: number) => string): Piece {
  const draw = () => {
    const width = columns * unit;
    const [x, y, w, h] = [10, 26, width - 20, 64];
    const glow = radial(`${name}-glow`, [
      [0, '#FFF6DC', 0.75],
      [0.6, '#FFF3D2', 0.28],
      [1, '#FFF3D2', 0],
    ]);
    const paper = linear(`${name}-paper`, [
      [0, '#FFFDF6'],
      [1, '#EFE8D8'],
    ]);
    return (
      defs(glow + paper) +
      ellipse(width / 2, 58, width / 2, 56, `url(#${name}-glow)`) +
      rect(x - 1, y + 5, w + 4, h + 3, '#1C1710', { opacity: 0.28, rx: 2 }) +
      rect(x - 3, y - 3, w + 6, h + 6, palette.brassDark, { rx: 1.5 }) +
      rect(x - 3, y - 3, w + 6, 3, palette.brassLight, { rx: 1.5 }) +
      rect(x - 1.5, y - 1.5, w + 3, h + 3, palette.brass) +
      rect(x, y, w, h, `url(#${name}-paper)`) +
      group(content(w, h), { transform: `translate(${x} ${y})` }) +
      pictureLight(width / 2, Math.min(54, w * 0.5))
    );
  };
  return { name, columns, rows: 2, solidRows: 0, draw };
}

/** A brass lamp over a picture, `length` wide round `x`. */
function pictureLight(x: number, length: number): string {
  return (
    rect(x - 1.5, 9, 3, 8, palette.brassDark) +
    rect(x - length / 2, 14, length, 5, palette.brass, { rx: 2.5 }) +
    rect(x - length / 2, 14, length, 1.8, palette.brassLight, { rx: 1 }) +
    rect(x - length / 2 + 3, 18.4, length - 6, 1.6, '#FFF8E2')
  );
}

/** Lines that read as text from afar. */
export function lines(x: number, y: number, shares: readonly number[], width: number, gap = 6.5): string {
  return shares
    .map((share, at) => rect(x, y + at * gap, width * share, 2.2, inkSoft, { rx: 1.1, opacity: 0.75 }))
    .join('');
}

/** A line that reads as a heading, with a short oxblood line under it. */
export function heading(x: number, y: number, width: number): string {
  return rect(x, y, width, 4.2, palette.ink, { rx: 1 }) + rect(x, y + 7.2, width * 0.36, 1.6, palette.oxblood);
}

/** A large panel on a wall face: shadow, frame and ground; `content` draws on it, w × h units. */
export function wallPanel(
  name: string,
  columns: number,
  look: { frame: string; rim: string; ground: readonly [string, string]; light?: boolean },
  content: (w: number, h: number) => string,
): Piece {
  const draw = () => {
    const width = columns * unit;
    const [x, y, w, h] = [12, 22, width - 24, 82];
    const ground = linear(`${name}-ground`, [
      [0, look.ground[0]],
      [1, look.ground[1]],
    ]);
    const glow = radial(`${name}-glow`, [
      [0, '#FFF3D2', 0.5],
      [0.7, '#FFF3D2', 0.18],
      [1, '#FFF3D2', 0],
    ]);
    const lamps = [0.22, 0.5, 0.78].filter((_, at) => columns > 4 || at !== 1);
    return (
      defs(ground + glow) +
      ellipse(width / 2, 60, width / 2, 60, `url(#${name}-glow)`) +
      rect(x - 2, y + 4, w + 8, h + 6, '#1C1710', { opacity: 0.3, rx: 2 }) +
      rect(x - 5, y - 5, w + 10, h + 10, look.frame, { rx: 2 }) +
      rect(x - 5, y - 5, w + 10, 2.4, '#FFFFFF', { opacity: 0.22, rx: 1 }) +
      rect(x - 2, y - 2, w + 4, h + 4, look.rim) +
      rect(x, y, w, h, `url(#${name}-ground)`) +
      group(content(w, h), { transform: `translate(${x} ${y})` }) +
      rect(x, y, w, 4, '#1C1710', { opacity: 0.14 }) +
      (look.light === false ? '' : lamps.map((share) => pictureLight(width * share, 34)).join(''))
    );
  };
  return { name, columns, rows: 2, solidRows: 0, draw };
}
