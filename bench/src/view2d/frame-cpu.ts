/** What a trace of Chromium tells of one event: where, what, when, and the CPU time of its thread in microseconds. */
export type TraceEvent = { name: string; pid: number; ts: number; tdur?: number };

/** CPU milliseconds in the callbacks of each animation frame, from the trace of a browser in which one page draws. */
export function cpuOfFrames(events: readonly TraceEvent[]): number[] {
  const telling = events.filter(({ name }) => name === 'FireAnimationFrame' || name === 'PrePaint');
  const fired = telling.filter(({ name }) => name === 'FireAnimationFrame').map(({ pid }) => pid);
  const drawing = new Set(fired).values().toArray();
  const pid = drawing.sort((a, b) => countOf(fired, b) - countOf(fired, a))[0];
  const frames: number[] = [];
  let cpuMs = 0;
  for (const event of telling.filter((each) => each.pid === pid).sort((a, b) => a.ts - b.ts)) {
    if (event.name === 'FireAnimationFrame') {
      cpuMs += (event.tdur ?? 0) / 1000;
    } else if (cpuMs > 0) {
      // What is painted is made ready after all callbacks of a frame have run.
      frames.push(cpuMs);
      cpuMs = 0;
    }
  }
  return frames;
}

function countOf(values: readonly number[], value: number): number {
  return values.filter((each) => each === value).length;
}
