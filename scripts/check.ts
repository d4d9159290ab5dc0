import { spawnSync } from 'node:child_process';

/** What must hold before every commit: format and lint, types, unused code, unit tests. */
const STEPS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['format and lint', 'biome', 'check', '--error-on-warnings'],
  ['types', 'tsc', '--noEmit'],
  ['unused code', 'knip', '--treat-config-hints-as-errors'],
  ['unit tests', 'vitest', 'run', '--project', 'unit', '--reporter', 'dot'],
];

const startedMs = performance.now();
const took: string[] = [];
for (const [name, command, ...args] of STEPS) {
  const beganMs = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  took.push(`${name} ${((performance.now() - beganMs) / 1000).toFixed(1)} s`);
  if (status !== 0) {
    console.error(`\ncheck failed at: ${name}`);
    process.exit(1);
  }
}
console.log(`\ncheck passed in ${((performance.now() - startedMs) / 1000).toFixed(1)} s (${took.join(', ')})`);
