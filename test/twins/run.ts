import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../../game-server/src/launch/embedded-postgres.ts';
import { type BrokenCopy, copyOfTree } from './broken-copy.ts';
import type { Twin } from './twin.ts';
import { twins } from './twins.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const VITEST = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
/** Breaks at a time: tests of rooms mostly wait. */
const LANES = 2;
const MOST_MS = 900_000;

type TestResult = { fullName: string; status: string };
type Tests = Pick<Twin, 'project' | 'testFile' | 'testName'>;

/** Runs tests in a copy; gives those whose names were asked for, with how they ended. */
async function run(copy: BrokenCopy, tests: readonly Tests[], postgresUrl: string): Promise<TestResult[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'clearhall-twin-report-'));
  const report = path.join(folder, 'report.json');
  const names = [...new Set(tests.map(({ testName }) => testName))];
  const projects = [...new Set(tests.map(({ project }) => project))].flatMap((project) => ['--project', project]);
  const files = new Set(tests.map(({ testFile }) => testFile));
  const pattern = names.map((name) => name.replaceAll(/[^\w\s]/g, '.')).join('|');
  const args = [VITEST, 'run', ...projects, ...files, '-t', pattern, '--reporter=json', `--outputFile=${report}`];
  const child = spawn(process.execPath, args, {
    cwd: copy.folder,
    env: { ...process.env, CLEARHALL_TESTS_POSTGRES_URL: postgresUrl },
    stdio: 'ignore',
    timeout: MOST_MS,
    killSignal: 'SIGKILL',
  });
  await new Promise((resolve) => child.once('exit', resolve));
  const text = await readFile(report, 'utf8').catch(() => '{"testResults":[]}');
  await rm(folder, { recursive: true, force: true });
  const { testResults } = JSON.parse(text) as { testResults: { assertionResults: TestResult[] }[] };
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ fullName }) => names.some((name) => fullName.includes(name)));
}

/** Null where the test of a twin notices it, else why not. */
async function unnoticed(copy: BrokenCopy, twin: Twin, postgresUrl: string): Promise<string | null> {
  try {
    const results = await copy.broken(twin, () => run(copy, [twin], postgresUrl));
    if (results.some(({ status }) => status === 'failed')) return null;
    return results.length === 0 ? 'the test did not run' : 'the test stayed green';
  } catch (error) {
    return (error as Error).message;
  }
}

/** What is wrong with the tests before anything is broken. */
async function faultsUnbroken(copy: BrokenCopy, wanted: readonly Twin[], postgresUrl: string): Promise<string[]> {
  const results = await run(copy, wanted, postgresUrl);
  const missing = wanted.filter(({ testName }) => !results.some(({ fullName }) => fullName.includes(testName)));
  const red = results.filter(({ status }) => status !== 'passed');
  if (missing.length + red.length === 0) console.log(`unbroken: ${results.length} tests green`);
  return [
    ...missing.map(({ testName }) => `unbroken, no test is called "${testName}"`),
    ...red.map(({ fullName }) => `unbroken, the test is not green: ${fullName}`),
  ];
}

async function takeTurns(copy: BrokenCopy, waiting: Twin[], postgresUrl: string): Promise<string[]> {
  const failures: string[] = [];
  for (let twin = waiting.shift(); twin; twin = waiting.shift()) {
    const reason = await unnoticed(copy, twin, postgresUrl);
    console.log(reason === null ? `noticed ${twin.rule} ${twin.name}` : `FAILED  ${twin.rule} ${twin.name}: ${reason}`);
    if (reason !== null) failures.push(twin.name);
  }
  return failures;
}

/** Runs all twins, or those whose rule is, or whose name holds, a word given as argument; gives the exit code. */
async function runTwins(words: readonly string[]): Promise<number> {
  const isWanted = ({ name, rule }: Twin) => words.length === 0 || words.some((w) => rule === w || name.includes(w));
  const wanted = twins.filter(isWanted);
  const dataDir = await mkdtemp(path.join('/var/tmp', 'clearhall-twins-'));
  const postgres = await startPostgres({ dataDir, fast: true });
  const copies = await Promise.all(Array.from({ length: LANES }, () => copyOfTree(ROOT)));
  try {
    const faults = await faultsUnbroken(copies[0] as BrokenCopy, wanted, postgres.url);
    for (const fault of faults) console.log(`FAILED  ${fault}`);
    if (faults.length > 0) {
      console.log(`0 passed, ${faults.length} failed`);
      return 1;
    }
    const waiting = [...wanted];
    const failures = (await Promise.all(copies.map((copy) => takeTurns(copy, waiting, postgres.url)))).flat();
    console.log(`${wanted.length - failures.length} passed, ${failures.length} failed`);
    return failures.length === 0 && wanted.length > 0 ? 0 : 1;
  } finally {
    await Promise.all(copies.map((copy) => copy.remove()));
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

process.exitCode = await runTwins(process.argv.slice(2));
