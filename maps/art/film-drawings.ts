import { drawnNumber, numberWidth } from './digits.ts';
import { darker, lighter, palette } from './palette.ts';
import { ellipse, group, line, path, rect } from './svg.ts';

const COIN_TALL = 7;

/** How far a movement from second `from` to second `to` has come at `at`: 0 to 1, soft at both ends. */
export function moved(at: number, from: number, to: number): number {
  const share = Math.min(1, Math.max(0, (at - from) / (to - from)));
  return share * share * (3 - 2 * share);
}

/** A number such as `30,000` with its middle at `x`, `height` units high; no font is needed. */
export function amount(text: string, x: number, y: number, height: number, colour: string): string {
  const gap = height * 0.52;
  const parts = text.split(',');
  const wide = parts.reduce((sum, part) => sum + numberWidth(part, height), gap * (parts.length - 1));
  let left = x - wide / 2;
  return parts
    .map((part, index) => {
      const drawn = drawnNumber(part, left, y, height, colour, 1.5);
      left += numberWidth(part, height) + gap;
      const comma = path(
        `M${left - gap * 0.5} ${y + height - 1} q1 ${height * 0.18} -${height * 0.14} ${height * 0.3}`,
        'none',
        {
          stroke: colour,
          'stroke-width': height * 0.14,
          'stroke-linecap': 'round',
        },
      );
      return index + 1 < parts.length ? drawn + comma : drawn;
    })
    .join('');
}

/** One coin seen from the side, its lower middle at (x, y). */
export function coin(x: number, y: number): string {
  return (
    rect(x - 24, y - COIN_TALL, 48, COIN_TALL - 0.6, palette.brass, { rx: 2.4 }) +
    rect(x - 24, y - COIN_TALL, 48, 2, palette.brassLight, { rx: 1 }) +
    [-15, -6, 3, 12].map((dx) => rect(x + dx, y - COIN_TALL + 2.6, 2, 3, palette.brassDark, { opacity: 0.55 })).join('')
  );
}

/** A pile of coins `tall` units high that stands on (x, y). */
export function pile(x: number, y: number, tall: number): string {
  const count = Math.round(tall / COIN_TALL);
  return Array.from({ length: count }, (_, at) => coin(x + ((at * 5) % 3) - 1, y - at * COIN_TALL)).join('');
}

/** An envelope with something in it, 52 × 34, its middle at (x, y). */
export function envelope(x: number, y: number): string {
  return group(
    rect(-26, -17, 52, 34, palette.paper, { rx: 2, stroke: palette.oxblood, 'stroke-width': 2 }) +
      rect(-26, 4, 52, 13, palette.oxblood, { rx: 1 }) +
      path('M-26 -16 L0 5 L26 -16', 'none', { stroke: palette.oxblood, 'stroke-width': 2 }),
    { transform: `translate(${x} ${y})` },
  );
}

/** A parcel with a ribbon, 44 × 38, its middle at (x, y). */
export function parcel(x: number, y: number): string {
  return group(
    rect(-22, -15, 44, 34, palette.oak, { rx: 2 }) +
      rect(-4, -15, 8, 34, palette.slateTeal) +
      rect(-24, -19, 48, 9, darker(palette.oak, 0.2), { rx: 2 }) +
      path('M0 -19 C-16 -34 -20 -18 0 -19 C16 -34 20 -18 0 -19', 'none', {
        stroke: palette.slateTeal,
        'stroke-width': 3,
      }),
    { transform: `translate(${x} ${y})` },
  );
}

/** A banknote bundle, 54 × 26, its middle at (x, y). */
export function bundle(x: number, y: number): string {
  const note = lighter(palette.leaf, 0.25);
  return group(
    rect(-27, -13, 54, 26, note, { rx: 2, stroke: darker(note, 0.35), 'stroke-width': 2 }) +
      ellipse(0, 0, 8, 8, 'none', { stroke: darker(note, 0.35), 'stroke-width': 2 }) +
      rect(-18, -13, 6, 26, palette.paper, { opacity: 0.85 }),
    { transform: `translate(${x} ${y})` },
  );
}

/** A barred window of a prison, 56 × 44, its upper middle at (x, y); `wide` bars come down by `shut` 0 to 1. */
export function bars(x: number, y: number, shut: number): string {
  const rods = [-19, -6.5, 6.5, 19].map((dx) => line(dx, 2, dx, 2 + 40 * shut, palette.ink, 3.4)).join('');
  return group(
    rect(-28, 0, 56, 44, darker(palette.limestone, 0.18), { rx: 3 }) +
      rect(-25, 3, 50, 38, lighter('#8FA8B0', 0.3)) +
      rods +
      rect(-28, 0, 56, 44, 'none', { rx: 3, stroke: palette.slateTeal, 'stroke-width': 3.4 }),
    { transform: `translate(${x} ${y})` },
  );
}

/** A public building with columns, 130 wide, that stands on (x, y). */
export function publicHouse(x: number, y: number): string {
  const columns = [-46, -23, 0, 23, 46].map((dx) => rect(dx - 5, -70, 10, 58, palette.limestone)).join('');
  return group(
    rect(-58, -72, 116, 62, palette.slateTeal) +
      columns +
      path('M-70 -72 L0 -112 L70 -72 Z', darker(palette.limestone, 0.06), {
        stroke: palette.brass,
        'stroke-width': 2.5,
      }) +
      ellipse(0, -86, 7, 7, palette.brass) +
      rect(-66, -12, 132, 6, palette.limestone) +
      rect(-72, -6, 144, 6, darker(palette.limestone, 0.12)),
    { transform: `translate(${x} ${y})` },
  );
}

/** A person in a coat, seen from the side towards the right, 120 high, who stands on (x, y) and reaches out by `reach` 0 to 1. */
export function person(x: number, y: number, coat: string, reach: number): string {
  return group(
    rect(-13, -34, 11, 34, palette.ink, { rx: 3 }) +
      rect(3, -34, 11, 34, palette.ink, { rx: 3 }) +
      path('M-20 -28 C-23 -66 -18 -86 0 -88 C18 -86 23 -66 20 -28 Z', coat) +
      path(`M-2 -78 L${8 + 30 * reach} -${50 + 10 * reach}`, 'none', {
        stroke: darker(coat, 0.25),
        'stroke-width': 11,
        'stroke-linecap': 'round',
      }) +
      ellipse(11 + 32 * reach, -(50 + 10 * reach), 5.5, 5.5, '#E2B98F') +
      ellipse(1, -104, 13, 15, '#E2B98F') +
      path('M-13 -104 C-15 -124 16 -126 14 -108 C6 -112 -4 -112 -7 -106 L-9 -98 Z', palette.ink),
    { transform: `translate(${x} ${y})` },
  );
}

/** A sheet of paper that is written on as `written` goes from 0 to 1, 60 × 78, its middle at (x, y). */
export function statement(x: number, y: number, written: number): string {
  const rows = [0, 1, 2, 3].map((row) => {
    const share = Math.min(1, Math.max(0, written * 4 - row));
    return rect(-20, -22 + row * 13, 40 * share * (row === 3 ? 0.6 : 1), 4, palette.slateTeal, { rx: 2 });
  });
  return group(
    rect(-30, -39, 60, 78, palette.paper, { rx: 3, stroke: palette.brass, 'stroke-width': 2.4 }) + rows.join(''),
    {
      transform: `translate(${x} ${y})`,
    },
  );
}
