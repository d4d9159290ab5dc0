import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { buildClientWhenStale } from '../../../game-server/src/launch/client-build.ts';
import type { Benchmark, Report } from '../figures.ts';
import { type ServerUnderLoad, startServerUnderLoad } from '../server-under-load.ts';
import { diceOf } from '../walk/walk-script.ts';
import { keysInBundle } from './bundle-keys.ts';
import { CanaryScanner } from './canaries.ts';
import { type GatesRun, gatesFigures, measuredWhile } from './gates-figures.ts';
import { generatedPack, writePack } from './generated-pack.ts';
import { measureHallBytes } from './hall-bytes.ts';
import { Learners } from './learners.ts';
import { publishAll, recordedMarks } from './record-marks.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const [SMALL_HALL, LARGE_HALL] = [10, 200];

/** How much is done: `everyMs` between two answers on a paper, on average. */
const WHOLE = { people: 500, processes: 2, spreadMs: 30_000, sitting: { everyMs: 2000, leftOut: 0.04 } };
const SMALL = { people: 20, processes: 1, spreadMs: 1000, sitting: { everyMs: 50, leftOut: 0.3 } };

/** What answering costs when a great many do it at once; whether every mark is right and every key is kept. */
export const gates: Benchmark = {
  name: 'gates',
  measures:
    'gates and papers of 500 learners: delays, marks against an own marker, planted keys, bytes of a large hall',
  async run({ small }) {
    await buildClientWhenStale({ cloneFolder: ROOT, signal: new AbortController().signal, onProgress: () => {} });
    const course = small ? SMALL : WHOLE;
    const seed = randomInt(2 ** 31);
    const halls = await mkdtemp(path.join(tmpdir(), 'clearhall-bench-halls-'));
    const packs = [SMALL_HALL, LARGE_HALL].map((exhibits) => generatedPack({ exhibits, dice: diceOf(seed) }));
    let server: ServerUnderLoad | null = null;
    const learners = new Learners(course.processes);
    try {
      const folders = await Promise.all(packs.map((pack) => writePack(pack, halls)));
      server = await startServerUnderLoad({ BEHIND_PROXY: '1', CLEARHALL_DEMONSTRATION: '0' }, (url) =>
        publishAll(url, folders),
      );
      return await measure(server, learners, { course, packs, seed });
    } finally {
      await learners.leave().catch(() => {});
      await server?.stop();
      await rm(halls, { recursive: true, force: true });
    }
  },
};

async function measure(
  server: ServerUnderLoad,
  learners: Learners,
  { course, packs, seed }: { course: typeof WHOLE; packs: ReturnType<typeof generatedPack>[]; seed: number },
): Promise<Report> {
  const { people, spreadMs, sitting } = course;
  // Before anything else: what is measured of the pages must be the build that was just made.
  const bytes = await measureHallBytes(server.origin, `generated-${SMALL_HALL}`, `generated-${LARGE_HALL}`);
  const inBundle = await keysInBundle(new CanaryScanner(packs[1]?.canaries ?? new Map()));
  const entering = await measuredWhile(server, async () => {
    await learners.enter(people, { origin: server.origin, exhibits: LARGE_HALL, seed });
    return { busiestCpuPercent: null };
  });
  say(`${people} came in`);
  const atGates = await measuredWhile(server, () => learners.passGates(spreadMs));
  say('the gates are passed');
  const atPapers = await measuredWhile(server, () => learners.sitPapers(spreadMs, sitting));
  say('the papers are closed');
  const news = await learners.tell();
  const run: GatesRun = {
    people,
    news,
    phases: { entering, atGates, atPapers },
    recorded: await recordedMarks(
      server.databaseUrl,
      news.flatMap((each) => each.atGates),
    ),
    inBundle,
  };
  const report = gatesFigures(run);
  return { ...report, figures: [...report.figures, ...bytes] };
}

/** The phases take minutes: whoever waits sees them pass. */
function say(text: string): void {
  console.error(`${text}; load ${(loadavg()[0] ?? 0).toFixed(2)}`);
}
