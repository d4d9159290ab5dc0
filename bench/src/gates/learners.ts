import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { watchProcess } from '../process-figures.ts';
import { call } from '../walk/calls.ts';
import type { Sitting } from './learner.ts';
import type { LearnerNews, learnerCalls, NewLearners } from './learners-process.ts';

type LearnerCalls = typeof learnerCalls;
/** CPU of the busiest process of the learners in one phase, in % of one core. */
type Phase = { busiestCpuPercent: number | null };

const AT_ONCE = 6;

/** All learners of a benchmark, in a few processes. */
export class Learners {
  readonly #children: ChildProcess[];

  constructor(processes: number) {
    const program = path.join(import.meta.dirname, 'learners-process.ts');
    this.#children = Array.from({ length: processes }, () => fork(program, { serialization: 'advanced' }));
  }

  async enter(people: number, task: Omit<NewLearners, 'numbers' | 'atOnce'>): Promise<void> {
    const numbers = Array.from({ length: people }, (_, i) => i);
    await this.#each((child, i) => {
      const own = numbers.filter((number) => number % this.#children.length === i);
      return call<LearnerCalls, 'enter'>(child, 'enter', { ...task, numbers: own, atOnce: AT_ONCE });
    });
  }

  /** Everybody passes all gates, setting out over some time. */
  passGates(overMs: number): Promise<Phase> {
    return this.#watched((child) => call<LearnerCalls, 'gates'>(child, 'gates', { overMs }));
  }

  sitPapers(overMs: number, sitting: Sitting): Promise<Phase> {
    return this.#watched((child) => call<LearnerCalls, 'papers'>(child, 'papers', { overMs, ...sitting }));
  }

  tell(): Promise<LearnerNews[]> {
    return this.#each((child) => call<LearnerCalls, 'tell'>(child, 'tell', undefined as never));
  }

  async leave(): Promise<void> {
    await this.#each(async (child) => {
      await call<LearnerCalls, 'leave'>(child, 'leave', undefined as never).catch(() => {});
      if (!child.connected) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    });
  }

  async #watched(act: (child: ChildProcess) => Promise<void>): Promise<Phase> {
    const watches = await this.#each((child) => watchProcess(child.pid));
    await this.#each(act);
    const used = (await Promise.all(watches.map((end) => end()))).flatMap(({ cpuPercent }) => cpuPercent ?? []);
    return { busiestCpuPercent: used.length > 0 ? Math.max(...used) : null };
  }

  #each<T>(act: (child: ChildProcess, i: number) => Promise<T>): Promise<T[]> {
    return Promise.all(this.#children.map(act));
  }
}
