import { darker } from './palette.ts';
import { line, path, rect } from './svg.ts';

/** A piece of wood of w × h units with grain along its longer side. */
export function woodGrain(w: number, h: number, tone: string, roll: () => number, lines: number): string {
  let wood = rect(0.5, 0.5, w - 1, h - 1, tone);
  const isLying = w >= h;
  for (let at = 0; at < lines; at++) {
    const across = 2 + roll() * ((isLying ? h : w) - 4);
    const bend = (roll() - 0.5) * 4;
    const d = isLying
      ? `M1 ${across} Q ${w / 2} ${across + bend} ${w - 1} ${across}`
      : `M${across} 1 Q ${across + bend} ${h / 2} ${across} ${h - 1}`;
    wood += path(d, 'none', { stroke: darker(tone, 0.28), 'stroke-width': 0.8, opacity: 0.3 });
  }
  wood += isLying
    ? line(1, 1.2, w - 1, 1.2, '#FFFFFF', 0.9, { opacity: 0.18 })
    : line(1.2, 1, 1.2, h - 1, '#FFFFFF', 0.9, { opacity: 0.18 });
  return wood;
}
