/** One measured number. `goal` in the same unit, a most or a least; `holds` is null where there is no goal. */
export type Figure = {
  name: string;
  value: number | null;
  unit: string;
  goal: number | null;
  bound?: '≤ ' | '≥ ';
  holds: boolean | null;
};

/**
 * What a benchmark gives; `notes` say what the numbers rest on and what could not be measured. `details` are figures
 * that a table of `lines` shows better: they are told with --json only.
 */
export type Report = { figures: Figure[]; notes: string[]; lines?: string[]; details?: Figure[] };

/** `small`: a short run that shows that the benchmark works, for continuous integration. */
type BenchOptions = { small: boolean };

export type Benchmark = { name: string; measures: string; run(options: BenchOptions): Promise<Report> };

/** A figure without a limit. */
export function figure(name: string, value: number | null, unit: string): Figure {
  return { name, value: value === null ? null : Number(value.toPrecision(4)), unit, goal: null, holds: null };
}

/** A figure that must not be more than its goal; null was not measured, and holds nothing. */
export function atMost(name: string, value: number | null, unit: string, goal: number): Figure {
  return { ...figure(name, value, unit), goal, bound: '≤ ', holds: value !== null && value <= goal };
}

/** A figure that must not be less than its goal. */
export function atLeast(name: string, value: number | null, unit: string, goal: number): Figure {
  return { ...figure(name, value, unit), goal, bound: '≥ ', holds: value !== null && value >= goal };
}

/** The p-quantile (0…1) of some values, by the nearest rank; null of none. */
export function quantile(values: readonly number[], p: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? sorted[0] ?? null;
}
