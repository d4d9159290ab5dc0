import { setTimeout as wait } from 'node:timers/promises';
import type { Figure } from '../figures.ts';
import { figure, quantile } from '../figures.ts';
import { type ProcessFigures, watchLoop, watchProcess } from '../process-figures.ts';
import { type MeasuredServer, startMeasured, startServerUnderLoad } from '../server-under-load.ts';
import type { Belongs } from './hall-ground.ts';
import type { LoopFigures } from './loop-watch.ts';
import { Swarm, type SwarmFigures } from './swarm.ts';

/** One row of the table: so many people in one room, walking with so many turns a second. */
export type Row = {
  room: 'hall' | 'reference';
  /** Where they walk, in words. */
  where: string;
  turnsPerS: number;
  swarm: SwarmFigures;
  server: ProcessFigures;
  loop: LoopFigures;
};

export type Course = {
  room: 'hall' | 'reference';
  where: string;
  /** One row for each of these numbers of people, growing, and each of these numbers of turns a second. */
  people: readonly number[];
  turnsPerS: readonly number[];
  belongs: (number: number) => Belongs;
  seconds: number;
  onRow: (row: Row) => void;
};

/** Until everybody walks evenly after a change. */
const SETTLE_MS = 1500;

/** Measures one course: a server, a swarm that grows in it, a window for each row. */
export async function measureCourse(course: Course): Promise<Row[]> {
  const server = await serverOf(course);
  const swarm = new Swarm(server.origin, course.room);
  const rows: Row[] = [];
  try {
    for (const people of course.people) {
      await swarm.growTo(people, course.belongs);
      for (const turnsPerS of course.turnsPerS) {
        await swarm.walk(turnsPerS);
        await wait(SETTLE_MS);
        const row = { room: course.room, where: course.where, turnsPerS, ...(await measureRow(server, swarm, course)) };
        course.onRow(row);
        rows.push(row);
      }
    }
    return rows;
  } finally {
    await swarm.leave().catch(() => {});
    await server.stop();
  }
}

async function serverOf({ room, people }: Course): Promise<MeasuredServer> {
  if (room === 'reference') return startMeasured('bench/src/walk/reference-process.ts', {});
  return startServerUnderLoad({
    BEHIND_PROXY: '1',
    CLEARHALL_DEMONSTRATION: '0',
    OPEN_ROOM_PEOPLE: String(Math.max(...people)),
  });
}

async function measureRow(server: MeasuredServer, swarm: Swarm, { seconds }: Course) {
  let used: ProcessFigures = { cpuPercent: null, rssMb: null };
  let loop: LoopFigures | null = null;
  const figures = await swarm.measure(async () => {
    const finishProcess = await watchProcess(server.child.pid);
    const finishLoop = watchLoop(server.child);
    await wait(seconds * 1000);
    used = await finishProcess();
    loop = await finishLoop();
  });
  if (!loop) throw new Error('the loop of the server was not watched');
  return { swarm: figures, server: used, loop };
}

/** A row as one line of a table, for whoever reads along. */
export function rowText({ room, where, turnsPerS, swarm, server, loop }: Row): string {
  const cell = (value: number | null, digits = 0) => (value === null ? '–' : value.toFixed(digits));
  const ms = (values: number[]) => [0.5, 0.95, 0.99].map((p) => cell(quantile(values, p))).join('/');
  return [
    `${room.padEnd(9)} ${where.padEnd(15)} N=${String(swarm.people).padEnd(4)} ${turnsPerS}/s`,
    `CPU ${cell(server.cpuPercent, 1)} %`,
    `${cell(swarm.bytesDown)} B/s down in ${cell(swarm.framesDown, 1)} frames`,
    `${cell(swarm.messagesUp, 2)} up/s`,
    `received ${cell(swarm.received, 1)}`,
    `decoded ${ms(swarm.decodedMs)} ms`,
    `drawn ${ms(swarm.drawnMs)} ms`,
    `tick ${cell(loop.tickP50Ms, 1)}/${cell(loop.tickP99Ms, 1)}/${cell(loop.tickMostMs, 1)} ms, CPU p99 ${cell(loop.tickCpuP99Ms, 1)} ms`,
    `loop p99 ${cell(loop.delayP99Ms, 1)} ms`,
    `RSS ${cell(server.rssMb)} MB`,
    `swarm CPU ${cell(swarm.busiestCpuPercent)} %`,
    swarm.closed > 0 ? `${swarm.closed} DROPPED` : 'nobody dropped',
  ].join(' · ');
}

/** A row as figures without goals. */
export function rowFigures({ room, where, turnsPerS, swarm, server, loop }: Row): Figure[] {
  const name = (what: string) => `${room} N=${swarm.people} ${where}, ${turnsPerS} turns/s: ${what}`;
  const shares = [0.5, 0.95, 0.99] as const;
  return [
    figure(name('server CPU'), server.cpuPercent, '% of one core'),
    figure(name('bytes down per client'), swarm.bytesDown, 'B/s'),
    figure(name('frames down per client'), swarm.framesDown, '1/s'),
    figure(name('messages up per client'), swarm.messagesUp, '1/s'),
    figure(name('received, mean'), swarm.received, 'others'),
    figure(name('bytes per received walker'), swarm.bytesPerReceived, 'B/s'),
    ...shares.map((p) => figure(name(`move-to-decoded p${p * 100}`), quantile(swarm.decodedMs, p), 'ms')),
    ...shares.map((p) => figure(name(`move-to-drawn p${p * 100}`), quantile(swarm.drawnMs, p), 'ms')),
    figure(name('tick p50'), loop.tickP50Ms, 'ms'),
    figure(name('tick p99'), loop.tickP99Ms, 'ms'),
    figure(name('tick most'), loop.tickMostMs, 'ms'),
    figure(name('tick, CPU time, p99'), loop.tickCpuP99Ms, 'ms'),
    figure(name('event-loop delay p99'), loop.delayP99Ms, 'ms'),
    figure(name('server memory'), server.rssMb, 'MB RSS'),
    figure(name('busiest process of the swarm'), swarm.busiestCpuPercent, '% of one core'),
    figure(name('dropped'), swarm.closed, 'people'),
  ];
}
