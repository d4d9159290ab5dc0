/** What is wrong with a pack and where: `file` relative to the folder, `x`, `y` the tile counted from 0. */
export type PackProblem = { code: string; file: string; layer?: string; x?: number; y?: number; text: string };

/** One line for a person: place first, then what is wrong and what to do. */
export function problemLine(problem: PackProblem): string {
  const layer = problem.layer === undefined ? '' : `, layer "${problem.layer}"`;
  const tile = problem.x === undefined ? '' : `, column ${problem.x}, row ${problem.y}`;
  return `${problem.file}${layer}${tile}: ${problem.text} [${problem.code}]`;
}
