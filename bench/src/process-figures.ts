import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { LoopFigures } from './walk/loop-watch.ts';

/** Clock ticks a second in /proc, on every Linux that matters. */
const TICKS_PER_S = 100;

/** What a process used over a while: CPU in % of one core, memory at its end; null where the system does not tell. */
export type ProcessFigures = { cpuPercent: number | null; rssMb: number | null };

/** CPU time that a process used so far, all its threads, in seconds. */
export async function cpuOf(pid: number | undefined): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isFinite(ticks) && stat !== '' ? ticks / TICKS_PER_S : null;
}

/** Memory that a process holds now, in MB. */
async function rssOf(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kb = Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1]);
  return Number.isFinite(kb) ? kb / 1024 : null;
}

/** Begins to watch what a process uses; the function that it gives ends that. */
export async function watchProcess(pid: number | undefined): Promise<() => Promise<ProcessFigures>> {
  const beganMs = performance.now();
  const before = await cpuOf(pid);
  return async () => {
    const after = await cpuOf(pid);
    const tookS = (performance.now() - beganMs) / 1000;
    const cpuPercent = before === null || after === null ? null : ((after - before) / tookS) * 100;
    return { cpuPercent, rssMb: await rssOf(pid) };
  };
}

/** Begins to watch the loop of a process that `loop-watch.ts` was loaded into; the function that it gives ends that. */
export function watchLoop(child: ChildProcess): () => Promise<LoopFigures> {
  child.send({ type: 'watch-loop' });
  return () =>
    new Promise((resolve, reject) => {
      const finish = () => {
        child.off('message', hear);
        child.off('exit', end);
      };
      const hear = (message: { type?: string; figures: LoopFigures }) => {
        if (message.type !== 'loop') return;
        finish();
        resolve(message.figures);
      };
      const end = () => {
        finish();
        reject(new Error('a measured process ended'));
      };
      child.on('message', hear);
      child.once('exit', end);
      child.send({ type: 'tell-loop' });
    });
}
