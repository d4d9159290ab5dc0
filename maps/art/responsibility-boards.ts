import { heading, inkSoft, lines, wallPanel } from './board-frame.ts';
import { drawnNumber } from './digits.ts';
import { darker, lighter, mix, palette } from './palette.ts';
import type { Piece } from './piece.ts';
import { defs, ellipse, group, line, linear, path, rect } from './svg.ts';

const coats = [palette.slateTeal, palette.oxblood, '#7C6A55', '#5B7480', palette.brass, '#4E5A49'];

/** A small person, head and shoulders; `size` 1 is 18 units wide. */
function bust(x: number, y: number, coat: string, at: number, size: number): string {
  return group(
    path('M-9 10 v-4 c0 -6 4 -8.5 9 -8.5 s9 2.5 9 8.5 v4 Z', coat) +
      ellipse(0, -8, 5.4, 5.8, mix('#E2B48F', '#8A5A3C', (at * 0.37) % 1)) +
      path('M-5.6 -8.5 c0 -8 11.2 -8 11.2 0 c-3 -3 -8 -3.4 -11.2 0 Z', at % 3 === 1 ? '#6B5A4C' : palette.ink),
    { transform: `translate(${x} ${y}) scale(${size})` },
  );
}

/** Relatives in rings round an official: who must not serve under whom. */
function relatives(w: number, h: number): string {
  const [x, y] = [w * 0.42, h / 2 + 1];
  const rings = [
    [84, 36, '#E9E2CF'],
    [57, 25, '#D5DCCB'],
    [30, 14.5, '#B9C7B6'],
  ] as const;
  const people = [0, 1, 2, 3, 4, 5, 6, 7]
    .map((at) => {
      const turn = (at * Math.PI) / 4 + 0.39;
      const outer = at % 2 === 0;
      const [px, py] = [x + Math.cos(turn) * (outer ? 70 : 45), y + Math.sin(turn) * (outer ? 28 : 21)];
      return (
        line(x, y, px, py, palette.brassDark, 1.1, { opacity: 0.5, 'stroke-dasharray': '3 2.5' }) +
        bust(px, py + 1, coats[at % coats.length] ?? '', at, 0.74)
      );
    })
    .join('');
  return (
    rings
      .map(([rx, ry, tone]) => ellipse(x, y, rx, ry, tone, { stroke: palette.brassDark, 'stroke-width': 1.1 }))
      .join('') +
    people +
    ellipse(x, y, 13, 12.5, palette.brassLight) +
    bust(x, y + 2, palette.ink, 0, 0.95) +
    heading(w - 42, 16, 32) +
    lines(w - 42, 32, [1, 0.8, 0.95, 0.6, 0.85], 34, 7.4)
  );
}

/** A clock, and bars of two and of three years. */
function afterOffice(w: number, h: number): string {
  const [x, y] = [42, h / 2];
  const ticks = Array.from({ length: 12 }, (_, at) =>
    group(rect(-1, -26, 2, at % 3 === 0 ? 6 : 3.5, palette.ink), {
      transform: `translate(${x} ${y}) rotate(${at * 30})`,
    }),
  ).join('');
  const bar = (top: number, years: number, colour: string) =>
    drawnNumber(String(years), 88, top, 17, palette.ink, 1.6) +
    Array.from({ length: 3 }, (_, at) =>
      rect(108 + at * 38, top + 1, 35, 15, at < years ? colour : '#DDD5C3', { rx: 2 }),
    ).join('') +
    Array.from({ length: 3 * 12 }, (_, at) =>
      rect(109.5 + Math.floor(at / 12) * 38 + (at % 12) * 2.8, top + 12.5, 1, 2.4, '#FFFFFF', { opacity: 0.55 }),
    ).join('');
  return (
    ellipse(x, y, 33, 33, palette.slateTeal) +
    ellipse(x, y, 33, 33, 'none', { stroke: palette.brass, 'stroke-width': 2 }) +
    ellipse(x, y, 28, 28, palette.paper) +
    path(`M${x} ${y} V${y - 26} A26 26 0 1 1 ${x - 26} ${y} Z`, palette.brass, { opacity: 0.28 }) +
    ticks +
    line(x, y, x, y - 20, palette.ink, 2.8) +
    line(x, y, x - 15, y, palette.oxblood, 2.4) +
    ellipse(x, y, 3, 3, palette.ink) +
    heading(88, 6, 84) +
    bar(24, 2, '#7C9478') +
    bar(48, 3, palette.slateTeal) +
    lines(88, 71, [0.9], w - 120)
  );
}

/** Four weeks of five working days; the last one is the day of the answer. */
function calendar(w: number, h: number): string {
  const [left, top, dx, dy] = [20, 20, 30, 15];
  let days = '';
  for (let day = 0; day < 20; day++) {
    const [x, y] = [left + (day % 5) * dx, top + Math.floor(day / 5) * dy];
    const last = day === 19;
    days +=
      rect(x, y, dx - 3, dy - 2.5, last ? palette.oxblood : '#FFFDF6', {
        rx: 1.5,
        stroke: '#B9AE99',
        'stroke-width': 0.8,
      }) + drawnNumber(String(day + 1), x + (day < 9 ? 11 : 7), y + 2.6, 7.4, last ? palette.paper : palette.ink, 1.5);
  }
  const [cx, cy] = [w - 66, 46];
  return (
    rect(left - 4, 6, 5 * dx + 5, 10, palette.slateTeal, { rx: 1.5 }) +
    Array.from({ length: 5 }, (_, at) => rect(left + 6 + at * dx, 9.5, 15, 3, '#DDE6E4', { rx: 1.5 })).join('') +
    days +
    path(`M${cx - 40} ${cy} h16 m-6 -6 l7 6 l-7 6`, 'none', {
      stroke: palette.brassDark,
      'stroke-width': 2.4,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }) +
    rect(cx - 14, 16, 58, 56, '#FFFDF6', { stroke: '#B9AE99', 'stroke-width': 1, rx: 1.5 }) +
    path(`M${cx + 30} 16 l14 14 h-14 Z`, '#E3D9C3') +
    heading(cx - 7, 26, 32) +
    lines(cx - 7, 40, [1, 0.9, 1, 0.6], 44, 6.6) +
    ellipse(cx + 32, h - 18, 8, 8, 'none', { stroke: palette.oxblood, 'stroke-width': 1.8 }) +
    path(`M${cx + 28} ${h - 18} l3 3 l5.5 -6`, 'none', { stroke: palette.oxblood, 'stroke-width': 1.8 })
  );
}

/** A tall window with the garden behind it, two tiles wide. */
function windowTall(): string {
  const sky = linear('window-tall-sky', [
    [0, '#B5D0D8'],
    [0.55, '#E1EEE9'],
    [1, '#F9F4DF'],
  ]);
  return (
    defs(sky) +
    rect(12, 10, 104, 98, '#1C1710', { opacity: 0.2, rx: 2 }) +
    rect(10, 8, 104, 98, darker(palette.walnut, 0.05), { rx: 2 }) +
    rect(15, 13, 94, 88, 'url(#window-tall-sky)') +
    path('M15 101 V74 C30 62 40 74 54 66 C72 56 88 70 109 60 V101 Z', '#A9C0A2', { opacity: 0.75 }) +
    path('M15 101 V86 C34 76 50 88 70 80 C86 74 98 82 109 78 V101 Z', '#7F9E78', { opacity: 0.8 }) +
    ellipse(88, 62, 15, 13, '#8FAE80', { opacity: 0.85 }) +
    rect(86.5, 70, 3, 16, '#7A6248') +
    path('M24 13 H60 L22 101 H15 V40 Z', '#FFFFFF', { opacity: 0.2 }) +
    rect(60, 13, 4, 88, palette.walnut) +
    rect(15, 42, 94, 3.4, palette.walnut) +
    rect(6, 102, 112, 7, lighter(palette.limestone, 0.4), { rx: 1 }) +
    rect(6, 108, 112, 2, '#1C1710', { opacity: 0.25 })
  );
}

const oakFrame = '#8A6B48';
const paperGround = ['#FFFDF6', '#F1EADB'] as const;

/** What hangs on the walls of the gallery of responsibility. */
export const responsibilityBoards: readonly Piece[] = [
  wallPanel('wall-relatives', 4, { frame: oakFrame, rim: palette.brassLight, ground: paperGround }, relatives),
  wallPanel('wall-after-office', 4, { frame: oakFrame, rim: palette.brassLight, ground: paperGround }, afterOffice),
  wallPanel('wall-calendar', 5, { frame: oakFrame, rim: palette.brassLight, ground: ['#F7F1E2', '#E9E0CC'] }, calendar),
  { name: 'window-tall', columns: 2, rows: 2, solidRows: 0, draw: windowTall },
];

/** A sign on paper in soft ink, for a desk. */
export function smallSign(x: number, y: number): string {
  return (
    rect(x, y, 16, 11, palette.paper, { stroke: inkSoft, 'stroke-width': 0.6 }) +
    lines(x + 2.5, y + 3, [1, 0.7], 11, 3.6)
  );
}
