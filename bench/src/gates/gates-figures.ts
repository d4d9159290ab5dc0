import { atLeast, atMost, type Figure, figure, quantile, type Report } from '../figures.ts';
import { type ProcessFigures, watchLoop, watchProcess } from '../process-figures.ts';
import type { MeasuredServer } from '../server-under-load.ts';
import type { LoopFigures } from '../walk/loop-watch.ts';
import { GATES } from './generated-pack.ts';
import type { LearnerNews } from './learners-process.ts';

/** What the server used while something went on, and how long that took. */
export type PhaseFigures = ProcessFigures & { loop: LoopFigures; tookS: number; busiestCpuPercent: number | null };

export type GatesRun = {
  people: number;
  news: readonly LearnerNews[];
  phases: Record<'entering' | 'atGates' | 'atPapers', PhaseFigures>;
  recorded: { compared: number; missing: number; wrong: string[] };
  inBundle: readonly string[];
};

/** An answer is acknowledged within this time, when a hundred are, ninety-nine times. */
const ACKNOWLEDGED_P99_MS = 50;
const TOLD_FAULTS = 5;

/** Watches the server while `act` goes on. */
export async function measuredWhile(
  server: MeasuredServer,
  act: () => Promise<{ busiestCpuPercent: number | null }>,
): Promise<PhaseFigures> {
  const endProcess = await watchProcess(server.child.pid);
  const endLoop = watchLoop(server.child);
  const beganMs = performance.now();
  const { busiestCpuPercent } = await act();
  const tookS = (performance.now() - beganMs) / 1000;
  return { ...(await endProcess()), loop: await endLoop(), tookS, busiestCpuPercent };
}

/** The figures of a run, with the first of what went wrong in words. */
export function gatesFigures({ people, news, phases, recorded, inBundle }: GatesRun): Report {
  const sum = (of: (each: LearnerNews) => number) => news.reduce((total, each) => total + of(each), 0);
  const took = (name: string) => news.flatMap(({ tookMs }) => tookMs[name] ?? []);
  const wrong = [...news.flatMap((each) => each.wrong), ...recorded.wrong];
  const leaks = news.flatMap((each) => each.leaks);
  const faults = news.flatMap((each) => each.faults);
  const [due, told] = [sum((each) => each.due), sum((each) => each.told)];
  const figures: Figure[] = [
    atLeast(
      'learners that came in',
      sum(({ learners }) => learners),
      'people',
      people,
    ),
    atLeast(
      'gates passed',
      sum(({ gatesPassed }) => gatesPassed),
      'gates',
      people * GATES,
    ),
    atLeast(
      'papers of 80 closed and looked at again',
      sum(({ papersClosed }) => papersClosed),
      'papers',
      people,
    ),
    atMost('refused, stuck or failed', faults.length, 'people', 0),
    atMost(
      'lines that were cut',
      sum(({ closed }) => closed),
      'lines',
      0,
    ),
    ...delays('answer at a gate', took('gate.answer'), ACKNOWLEDGED_P99_MS),
    ...delays('answer on a paper', took('paper.save'), ACKNOWLEDGED_P99_MS),
    ...delays('paper drawn', took('paper.start'), null),
    ...delays('paper closed and marked', took('paper.close'), null),
    ...delays('paper looked at again', took('paper.review'), null),
    ...phaseFigures('gates', phases.atGates, took('gate.answer').length),
    ...phaseFigures('papers', phases.atPapers, took('paper.save').length),
    figure('server memory after the papers', phases.atPapers.rssMb, 'MB'),
    figure('loop delay p99 of the learners at the papers', Math.max(...news.map((each) => each.loopDelayP99Ms)), 'ms'),
    figure('marks compared in replies and reviews', comparedIn(news), 'marks'),
    figure('marks compared in the record', recorded.compared, 'marks'),
    atMost('wrong marks', wrong.length, 'marks', 0),
    atMost('answers at gates missing in the record', recorded.missing, 'answers', 0),
    atMost('planted keys in what learners received', leaks.length, 'hits', 0),
    atLeast('explanations seen by the scanner once due', due === 0 ? null : told / due, 'of them', 1),
    atMost('planted keys, and explanations, in the bundle', inBundle.length, 'hits', 0),
    figure(
      'looked through: bytes over lines',
      sum(({ frameBytes }) => frameBytes),
      'B',
    ),
    figure(
      'looked through: bytes by HTTP',
      sum(({ httpBytes }) => httpBytes),
      'B',
    ),
  ];
  const rooms = new Set(news.flatMap((each) => each.rooms)).size;
  const seen = [...faults, ...wrong, ...leaks.map((leak) => JSON.stringify(leak)), ...inBundle];
  return {
    figures,
    lines: [...byKind(news)].sort(),
    notes: [
      `${people} learners in ${rooms} rooms, each at an address of its own as behind a proxy; coming in took ${phases.entering.tookS.toFixed(0)} s, the gates ${phases.atGates.tookS.toFixed(0)} s, the papers ${phases.atPapers.tookS.toFixed(0)} s`,
      'learners, server and database share the machine; delays are from asking to the reply, durable before it is told',
      'credits and limits are the product’s own; the marks of replies, reviews and the record are compared with a marker that knows only the words of the rules',
      ...seen.slice(0, TOLD_FAULTS),
    ],
  };
}

function delays(what: string, tookMs: readonly number[], goalP99Ms: number | null): Figure[] {
  const p99 = quantile(tookMs, 0.99);
  const name = (which: string) => `${what}: ${which} of ${tookMs.length}`;
  return [
    figure(name('p50'), quantile(tookMs, 0.5), 'ms'),
    goalP99Ms === null ? figure(name('p99'), p99, 'ms') : atMost(name('p99'), p99, 'ms', goalP99Ms),
  ];
}

function phaseFigures(what: string, { cpuPercent, loop, tookS, busiestCpuPercent }: PhaseFigures, answers: number) {
  return [
    figure(`${what}: answers a second`, answers / tookS, '/s'),
    figure(`${what}: server CPU`, cpuPercent, '% of a core'),
    figure(`${what}: server tick p99`, loop.tickP99Ms, 'ms'),
    figure(`${what}: busiest process of the learners`, busiestCpuPercent, '% of a core'),
  ];
}

function comparedIn(news: readonly LearnerNews[]): number {
  return news.flatMap(({ compared }) => compared).reduce((sum, [, count]) => sum + count, 0);
}

/** How many marks of each kind were compared, and what they came to. */
function byKind(news: readonly LearnerNews[]): string[] {
  const counts = new Map<string, number>();
  for (const [what, count] of news.flatMap(({ compared }) => compared))
    counts.set(what, (counts.get(what) ?? 0) + count);
  return [...counts].map(([what, count]) => `${what.padEnd(40)} ${count.toLocaleString('en')} compared`);
}
