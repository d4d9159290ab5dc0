import '../walk/without-own-websocket.ts';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { answerCalls } from '../walk/calls.ts';
import { diceOf } from '../walk/walk-script.ts';
import { CanaryScanner, type Found } from './canaries.ts';
import { type GeneratedPack, generatedPack } from './generated-pack.ts';
import { type GateMark, Learner, type Sitting } from './learner.ts';
import { LearnerLine } from './learner-line.ts';
import { ReceivedBytes } from './received-bytes.ts';

export type NewLearners = { origin: string; exhibits: number; seed: number; numbers: number[]; atOnce: number };
type Spread = { overMs: number };

/** What the learners of one process did and saw. */
export type LearnerNews = {
  learners: number;
  /** Rooms that they are in. */
  rooms: string[];
  closed: number;
  gatesPassed: number;
  papersClosed: number;
  /** What went wrong, each in a sentence; who met it went no further. */
  faults: string[];
  tookMs: Record<string, number[]>;
  compared: [what: string, count: number][];
  wrong: string[];
  atGates: GateMark[];
  leaks: Found[];
  /** Explanations that were due to the learners, and those of them that the scanner saw. */
  due: number;
  told: number;
  frameBytes: number;
  httpBytes: number;
  /** How late this process's own loop was. */
  loopDelayP99Ms: number;
};

const learners: Learner[] = [];
const faults: string[] = [];
const delays = monitorEventLoopDelay({ resolution: 5 });

export const learnerCalls = { enter, gates, papers, tell, leave };

answerCalls(learnerCalls);

/** Brings learners in, so many at once. */
async function enter({ origin, exhibits, seed, numbers, atOnce }: NewLearners): Promise<void> {
  const pack = generatedPack({ exhibits, dice: diceOf(seed) });
  const scanner = new CanaryScanner(pack.canaries);
  const waiting = [...numbers];
  const bring = async (): Promise<void> => {
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift())
      learners.push(await comer(origin, number, { pack, scanner, seed }));
  };
  await Promise.all(Array.from({ length: atOnce }, bring));
}

async function comer(
  origin: string,
  number: number,
  { pack, scanner, seed }: { pack: GeneratedPack; scanner: CanaryScanner; seed: number },
): Promise<Learner> {
  const received = new ReceivedBytes(scanner);
  const line = await LearnerLine.enter(origin, { number, hallId: pack.hallId, received });
  return new Learner(number, { line, received, pack, dice: diceOf(seed + 1 + number) });
}

/** Everybody passes all gates; they set out one after the other. */
function gates(spread: Spread): Promise<void> {
  return everybody(spread, (learner) => learner.passGates());
}

/** Everybody sits a paper. */
function papers({ overMs, ...sitting }: Spread & Sitting): Promise<void> {
  return everybody({ overMs }, (learner) => learner.sitPaper(sitting));
}

async function everybody({ overMs }: Spread, act: (learner: Learner) => Promise<void>): Promise<void> {
  delays.reset();
  delays.enable();
  const each = async (learner: Learner, i: number): Promise<void> => {
    await wait((overMs * i) / learners.length);
    await act(learner).catch((error: Error & { reason?: string }) => {
      faults.push(error.reason ? `refused: ${error.reason}` : error.message);
    });
  };
  await Promise.all(learners.map(each));
  delays.disable();
}

function tell(): LearnerNews {
  const tookMs: Record<string, number[]> = {};
  const compared = new Map<string, number>();
  for (const { line, marks } of learners) {
    for (const [name, took] of line.tookMs) tookMs[name] = [...(tookMs[name] ?? []), ...took];
    for (const [what, count] of marks.compared) compared.set(what, (compared.get(what) ?? 0) + count);
  }
  const sum = (of: (learner: Learner) => number) => learners.reduce((total, learner) => total + of(learner), 0);
  return {
    learners: learners.length,
    rooms: [...new Set(learners.map(({ line }) => line.roomId))],
    closed: sum(({ line }) => (line.closedWith === null ? 0 : 1)),
    gatesPassed: sum((learner) => learner.gatesPassed),
    papersClosed: sum((learner) => learner.papersClosed),
    faults,
    tookMs,
    compared: [...compared],
    wrong: learners.flatMap(({ marks }) => marks.wrong),
    atGates: learners.flatMap(({ atGates }) => atGates),
    leaks: learners.flatMap(({ received }) => received.leaks),
    due: sum(({ received }) => received.due),
    told: sum(({ received }) => received.told.size),
    frameBytes: sum(({ received }) => received.frameBytes),
    httpBytes: sum(({ received }) => received.httpBytes),
    loopDelayP99Ms: delays.percentile(99) / 1e6,
  };
}

async function leave(): Promise<void> {
  await Promise.all(learners.map(({ line }) => line.leave()));
}
