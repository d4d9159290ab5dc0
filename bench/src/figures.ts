/** One measured number. `goal` in the same unit; `holds` is null where there is no goal. */
export type Figure = {
  name: string;
  value: number | null;
  unit: string;
  goal: number | null;
  holds: boolean | null;
};

/** What a benchmark gives; `notes` say what the numbers rest on and what could not be measured. */
export type Report = { figures: Figure[]; notes: string[] };

/** `small`: a short run that shows that the benchmark works, for continuous integration. */
type BenchOptions = { small: boolean };

export type Benchmark = { name: string; measures: string; run(options: BenchOptions): Promise<Report> };

/** A figure without a limit. */
export function figure(name: string, value: number | null, unit: string): Figure {
  return { name, value: value === null ? null : Number(value.toPrecision(4)), unit, goal: null, holds: null };
}

/** The p-quantile (0…1) of some values, by the nearest rank; null of none. */
export function quantile(values: readonly number[], p: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? sorted[0] ?? null;
}
