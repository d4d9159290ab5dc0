import { type ELDHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

/** What was seen of a process's loop, in milliseconds; `ticks` are the calls of its timers of one tick's length. */
export type LoopFigures = {
  ticks: number;
  tickP50Ms: number | null;
  tickP99Ms: number | null;
  tickMostMs: number | null;
  /** CPU time of the thread in a tick: what is left of it when other processes do not take the core away. */
  tickCpuP99Ms: number | null;
  delayP99Ms: number;
};

/** Loaded before the program of a measured process (`node --import`): times its ticks and its loop from outside. */
const TIMED_MS = 50;
const tookMs: number[] = [];
const usedMs: number[] = [];
let delays: ELDHistogram | null = null;

const setInterval = globalThis.setInterval;
Object.assign(globalThis, {
  setInterval: (act: (...given: unknown[]) => void, everyMs?: number, ...given: unknown[]) =>
    setInterval(everyMs === TIMED_MS ? timed(act) : act, everyMs, ...given),
});

function timed(act: (...given: unknown[]) => void): (...given: unknown[]) => void {
  return function (this: unknown, ...given) {
    const cpuBefore = process.threadCpuUsage();
    const beganMs = performance.now();
    act.apply(this, given);
    if (!delays) return;
    tookMs.push(performance.now() - beganMs);
    const { user, system } = process.threadCpuUsage(cpuBefore);
    usedMs.push((user + system) / 1000);
  };
}

process.on('message', (message: { type?: string }) => {
  if (message.type === 'watch-loop') {
    tookMs.length = 0;
    usedMs.length = 0;
    delays?.disable();
    delays = monitorEventLoopDelay({ resolution: 5 });
    delays.enable();
  } else if (message.type === 'tell-loop' && delays) {
    delays.disable();
    process.send?.({ type: 'loop', figures: figuresOf(delays) });
    delays = null;
  }
});

function figuresOf(histogram: ELDHistogram): LoopFigures {
  return {
    ticks: tookMs.length,
    tickP50Ms: shareOf(tookMs, 0.5),
    tickP99Ms: shareOf(tookMs, 0.99),
    tickMostMs: shareOf(tookMs, 1),
    tickCpuP99Ms: shareOf(usedMs, 0.99),
    delayP99Ms: histogram.percentile(99) / 1e6,
  };
}

function shareOf(values: readonly number[], p: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null;
}
