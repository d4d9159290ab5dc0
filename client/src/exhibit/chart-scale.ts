/** An axis from 0 to `top`, with a line at each of `ticks`. */
export type Axis = { top: number; ticks: number[] };

/** The axis for numbers up to `most` (above 0): two to four round steps of 1, 2 or 5. */
export function axisFor(most: number): Axis {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10) * power;
  const steps = Math.ceil(most / step);
  return { top: step * steps, ticks: Array.from({ length: steps + 1 }, (_, index) => step * index) };
}

/** Whole years to write under a line from `fromMs` to `toMs`, at most six, the same number of years apart. */
export function yearsBetween(fromMs: number, toMs: number): number[] {
  const first = new Date(fromMs).getUTCFullYear();
  const last = new Date(toMs).getUTCFullYear();
  const apart = [1, 2, 5, 10, 20, 50, 100].find((years) => (last - first) / years <= 6) ?? 500;
  const years: number[] = [];
  for (let year = Math.ceil(first / apart) * apart; year <= last; year += apart) years.push(year);
  return years;
}

/** Where `value` lies between two ends, 0 to 1. */
export function shareOf(value: number, from: number, to: number): number {
  return to === from ? 0 : (value - from) / (to - from);
}
