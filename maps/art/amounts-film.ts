import {
  amount,
  bars,
  bundle,
  coin,
  envelope,
  moved,
  parcel,
  person,
  pile,
  publicHouse,
  statement,
} from './film-drawings.ts';
import { darker, lighter, mix, palette } from './palette.ts';
import { defs, group, line, linear, path, rect } from './svg.ts';

/** The film "The Ladder of Amounts" in pictures: its size, its length in seconds, its frame at each second. */
export const amountsFilm = { width: 640, height: 360, lengthS: 40, posterS: 22.4, frameAt };

const FLOOR = 306;
const PILE_X = 132;

/** Left edge, width and height of each step; when it is reached; the sum, and the years of prison as drawn. */
const steps = [
  { x: 232, wide: 112, tall: 56, atS: 8.8, sum: '30,000', years: '3', sign: '≤' },
  { x: 344, wide: 118, tall: 112, atS: 13.6, sum: '200,000', years: '3–10', sign: '' },
  { x: 462, wide: 130, tall: 168, atS: 17.8, sum: '3,000,000', years: '10', sign: '≥' },
] as const;

/** What is brought one by one in the first part, and when it lies on the pile. */
const gifts = [
  { drawn: envelope, atS: 1.4 },
  { drawn: parcel, atS: 2.6 },
  { drawn: bundle, atS: 3.8 },
  { drawn: envelope, atS: 5 },
  { drawn: bundle, atS: 6.2 },
];
const GIFT_TALL = 7;

function frameAt(atS: number): string {
  const isLast = moved(atS, 32.9, 33.5);
  const isOther = moved(atS, 28.9, 29.5) * (1 - isLast);
  const isStairs = moved(atS, 7.4, 8.4) * (1 - isOther) * (1 - isLast);
  const content =
    backdrop() +
    shown(1 - moved(atS, 7.4, 8.2), givers(atS)) +
    shown((1 - isOther) * (1 - isLast), pile(PILE_X, FLOOR, pileTall(atS))) +
    shown(isStairs, level(atS) + stairs(atS)) +
    shown(isOther, offering(atS)) +
    shown(isLast, owningUp(atS));
  const { width, height } = amountsFilm;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`;
}

function shown(share: number, content: string): string {
  return share <= 0 ? '' : group(content, { opacity: share });
}

function backdrop(): string {
  const wall = linear('film-wall', [
    [0, '#FFF8EA'],
    [1, palette.limestone],
  ]);
  return (
    defs(wall) +
    rect(0, 0, 640, 360, 'url(#film-wall)') +
    rect(0, 0, 640, 22, palette.slateTeal) +
    rect(0, 22, 640, 3, palette.brass) +
    rect(0, FLOOR, 640, 60, darker(palette.limestone, 0.14)) +
    rect(0, FLOOR, 640, 4, palette.slateTeal)
  );
}

/** How high the pile is: five gifts, then up to each step, then down to the lowest sum and up again. */
function pileTall(atS: number): number {
  const given = gifts.filter((gift) => atS >= gift.atS).length * GIFT_TALL;
  const [first, second, third] = steps;
  const risen =
    moved(atS, first.atS - 0.6, first.atS + 0.6) * (first.tall - gifts.length * GIFT_TALL) +
    moved(atS, second.atS - 0.6, second.atS + 0.8) * (second.tall - first.tall) +
    moved(atS, third.atS - 0.6, third.atS + 1.2) * (third.tall - second.tall);
  const fallen = moved(atS, 23.2, 24.6) * (third.tall - 21);
  return given + risen - fallen;
}

/** Gifts of different kinds come from the right one after the other, and each becomes a coin of the same pile. */
function givers(atS: number): string {
  const coming = gifts.map(({ drawn, atS: there }, index) => {
    const near = moved(atS, there - 1.3, there - 0.35);
    const fall = moved(atS, there - 0.35, there);
    if (near === 0 || atS >= there) return '';
    const top = FLOOR - index * GIFT_TALL;
    if (fall > 0) return coin(PILE_X, top - (1 - fall) * 100);
    const x = 700 - (700 - PILE_X) * near;
    return group(drawn(0, 0), { transform: `translate(${x} ${168 - 10 * Math.sin(near * 9)}) scale(1.5)` });
  });
  const row = gifts.map(({ drawn, atS: there }, index) => {
    const plus =
      index === 0 ? '' : line(-50, 0, -38, 0, palette.slateTeal, 3.6) + line(-44, -6, -44, 6, palette.slateTeal, 3.6);
    return shown(
      moved(atS, there, there + 0.5),
      group(plus + drawn(0, 0), { transform: `translate(${232 + index * 88} ${FLOOR - 34})` }),
    );
  });
  return row.join('') + coming.join('');
}

/** Three steps; each is lit and its window barred once the sum has reached it. In the third part one more, dashed, before them. */
function stairs(atS: number): string {
  const back = moved(atS, 23.2, 24.4);
  const drawn = steps.map(({ x, wide, tall, atS: there, sum, years, sign }) => {
    const lit = moved(atS, there, there + 0.7) * (1 - back);
    const face = mix(palette.slateTeal, palette.oxblood, lit);
    const middle = x + wide / 2;
    const top = FLOOR - tall;
    return (
      rect(x, top, wide, tall, face) +
      rect(x, top, wide, 5, palette.brass) +
      rect(x, top, 2, tall, darker(face, 0.3)) +
      amount(sum, middle, top + 20, 15, palette.paper) +
      shown(lit, bars(middle, top - 84, moved(atS, there + 0.3, there + 1.2)) + term(sign, years, middle, top - 30))
    );
  });
  return drawn.join('') + shown(back, lowStep(atS));
}

/** Years of prison as a number with its sign. */
function term(sign: string, years: string, x: number, y: number): string {
  const colour = palette.oxblood;
  const [from = '', to] = years.split('–');
  const stroke = { stroke: colour, 'stroke-width': 2.4, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  if (to !== undefined)
    return (
      amount(from, x - 22, y, 17, colour) +
      line(x - 11, y + 9, x - 3, y + 9, colour, 2.4) +
      amount(to, x + 16, y, 17, colour)
    );
  const d = sign === '≤' ? 'M8 0 L0 5 L8 10 M0 15 H8' : 'M0 0 L8 5 L0 10 M0 15 H8';
  return (
    group(path(d, 'none', stroke), { transform: `translate(${x - 18} ${y + 1})` }) + amount(from, x + 8, y, 17, colour)
  );
}

/** The sum of 10,000, which counts in aggravated cases: a dashed step before the first. */
function lowStep(atS: number): string {
  const pulse = 0.75 + 0.25 * Math.sin(atS * 3);
  return (
    rect(164, FLOOR - 20, 66, 20, lighter(palette.oxblood, 0.75), {
      stroke: palette.oxblood,
      'stroke-width': 2.4,
      'stroke-dasharray': '6 4',
      opacity: pulse,
    }) + amount('10,000', 197, FLOOR - 44, 13, palette.oxblood)
  );
}

/** A dashed line from the top of the pile behind the steps: how far the sum reaches. */
function level(atS: number): string {
  const y = FLOOR - pileTall(atS);
  const drawn = line(PILE_X + 30, y, 610, y, palette.brassDark, 2, { 'stroke-dasharray': '7 5' });
  return shown(1 - moved(atS, 23, 23.4), drawn);
}

/** Somebody holds out an envelope of 30,000; a barrier comes down before it, and a case is written. */
function offering(atS: number): string {
  const reach = moved(atS, 29.3, 30.2);
  const down = (FLOOR - 25) * moved(atS, 30.2, 31);
  const stripes = Array.from({ length: 8 }, (_, at) => rect(372, down - 20 - at * 36, 14, 16, palette.paper)).join('');
  return (
    person(210, FLOOR, '#5B7480', reach) +
    group(envelope(0, 0), { transform: `translate(${254 + 52 * reach} ${FLOOR - 62}) scale(1.2)` }) +
    amount('30,000', 300, FLOOR - 122, 20, palette.oxblood) +
    group(rect(370, 25 - FLOOR, 18, down + FLOOR - 25, palette.oxblood) + stripes, { transform: 'translate(0 25)' }) +
    rect(360, 0, 40, 22, palette.slateTeal) +
    rect(360, 22, 40, 3, palette.brass) +
    group(person(0, 0, palette.walnut, 0), { transform: `translate(500 ${FLOOR}) scale(-1 1)` }) +
    shown(moved(atS, 30.8, 31.2), statement(150, FLOOR - 190, moved(atS, 31, 32.4)))
  );
}

/** A statement is written, the money goes back to the public purse, and the bar of the sentence becomes shorter. */
function owningUp(atS: number): string {
  const written = moved(atS, 33.4, 35.2);
  const coins = Array.from({ length: 8 }, (_, index) => {
    const way = moved(atS, 36.9 - index * 0.32, 38 - index * 0.32);
    if (way === 0) return coin(232, FLOOR - index * GIFT_TALL);
    if (way === 1) return '';
    const y = FLOOR - index * GIFT_TALL * (1 - way) - Math.sin(way * Math.PI) * 50 - way * 44;
    return coin(232 + 148 * way, y);
  });
  const outline = { stroke: palette.slateTeal, 'stroke-width': 2, 'stroke-dasharray': '5 4', rx: 3 };
  return (
    person(70, FLOOR, '#5B7480', 0.9) +
    statement(150, FLOOR - 86, written) +
    coins.join('') +
    publicHouse(392, FLOOR) +
    bars(548, FLOOR - 128, 1) +
    rect(492, FLOOR - 66, 112, 16, 'none', outline) +
    rect(492, FLOOR - 66, 112 - 34 * moved(atS, 37.4, 38.8), 16, palette.oxblood, { rx: 3 })
  );
}
