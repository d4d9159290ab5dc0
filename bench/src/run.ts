import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Benchmark, Report } from './figures.ts';
import { first } from './first.ts';
import { gates } from './gates/gates.ts';
import { journal } from './journal/journal.ts';
import { kill } from './kill.ts';
import { returning } from './return/return.ts';
import { view2d } from './view2d/view2d.ts';
import { walk } from './walk/walk.ts';

/** Every benchmark; each can be run by its name. */
const BENCHMARKS: readonly Benchmark[] = [first, walk, returning, kill, journal, view2d, gates];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean' }, json: { type: 'boolean' }, small: { type: 'boolean' } },
});

if (values.list) {
  for (const { name, measures } of BENCHMARKS) console.log(`${name.padEnd(12)} ${measures}`);
} else {
  const wanted = BENCHMARKS.filter(({ name }) => positionals.includes(name));
  if (wanted.length === 0 || wanted.length < positionals.length) {
    console.error('Name a benchmark: npm run bench -- NAME [--json] [--small]; see npm run bench -- --list');
    process.exit(2);
  }
  for (const benchmark of wanted) await measure(benchmark);
}

async function measure(benchmark: Benchmark): Promise<void> {
  const loadBefore = loadavg()[0] ?? 0;
  const report = await benchmark.run({ small: values.small ?? false });
  const machine = { cores: cpus().length, loadBefore, loadAfter: loadavg()[0] ?? 0 };
  if (values.json) console.log(JSON.stringify({ benchmark: benchmark.name, machine, ...report }, null, 2));
  else print(benchmark.name, report, machine);
}

function print(
  name: string,
  { figures, notes, lines = [] }: Report,
  machine: { cores: number; loadBefore: number; loadAfter: number },
) {
  console.log(`\n${name}`);
  for (const line of lines) console.log(`  ${line}`);
  for (const each of figures) {
    const value = each.value === null ? 'not measured' : `${each.value.toLocaleString('en')} ${each.unit}`;
    const goal =
      each.goal === null ? '' : `  (goal ${each.bound ?? ''}${each.goal}: ${each.holds ? 'holds' : 'MISSED'})`;
    console.log(`  ${each.name.padEnd(56)} ${value}${goal}`);
  }
  for (const note of notes) console.log(`  note: ${note}`);
  console.log(
    `  machine: ${machine.cores} cores, load ${machine.loadBefore.toFixed(2)} before, ${machine.loadAfter.toFixed(2)} after`,
  );
}
