import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { kill } from 'node:process';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { startPostgres } from '../../game-server/src/launch/embedded-postgres.ts';
import { freePort } from '../../game-server/src/launch/free-port.ts';
import { everybodyLeaves } from './guest.ts';
import { diskHeld } from './held-disk.ts';
import { becomes, visitor } from './inside-room.ts';
import { KillableServer } from './killable-server.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { postgresProcesses } from './postgres-processes.ts';
import { act, openTour } from './touring.ts';

const process = KillableServer.forEachTest();
let hall: OpenHall | null = null;
afterEach(async () => {
  await everybodyLeaves();
  await hall?.stop();
  hall = null;
});

type Ready = { code: number; status: string; reasons: string[] };

async function readyAt(url: string): Promise<Ready> {
  const response = await fetch(`${url}/readyz`);
  return { code: response.status, ...((await response.json()) as Omit<Ready, 'code'>) };
}

const urlOf = (at: OpenHall): string => at.server.healthUrl ?? '';
const ready = () => readyAt(urlOf(hall as OpenHall));

/** The figures by name and labels, as they are read by a collector. */
async function figures(): Promise<Map<string, number>> {
  const text = await (await fetch(`${urlOf(hall as OpenHall)}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  for (const line of lines) expect(line).toMatch(/^[a-z_][\w:]*(?:\{(?:[a-z_]\w*="[^"\n]*",?)*\})? (?:Nan|[-+\d.e]+)$/);
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

test('L23 L24 health is answered on a port of its own, to those who read and nothing else', async () => {
  hall = await openHall({ healthPort: 0 });
  const url = urlOf(hall);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await (await fetch(`${url}/livez`)).json()).toEqual({ status: 'alive' });
  expect(await ready()).toEqual({ code: 200, status: 'ready', reasons: [] });
  expect((await fetch(`${url}/readyz`, { method: 'POST' })).status).toBe(405);
  expect((await fetch(`${url}/api/halls`)).status).toBe(404);
  expect((await fetch(`${hall.origin}/metrics`)).status).toBe(404);
  expect((await fetch(`${hall.origin}/readyz`)).status).toBe(404);
});

test('L23 a port of health that is taken is one sentence, and the hall opens without', async () => {
  const port = await freePort();
  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  const said: string[] = [];
  hall = await openHall({ healthPort: port }, { onProgress: (text) => said.push(text) });
  expect(said.filter((text) => text.includes('health'))).toEqual([
    `The hall is open without its health port: ${port} on 127.0.0.1 cannot be used (EADDRINUSE); choose another with HEALTH_PORT, or HEALTH_PORT=off.`,
  ]);
  expect(hall.server.healthUrl).toBeNull();
  await visitor(hall, 'Anna');
  other.close();
});

/** Sends a signal to PostgreSQL and all its processes; gives their ids. */
async function signalled(postmaster: number, signal: NodeJS.Signals): Promise<number[]> {
  const all = await postgresProcesses(postmaster);
  for (const pid of all) kill(pid, signal);
  return all;
}

test('L25 while the database is away tours go on, and health says so until it is back', async () => {
  const dataDir = await mkdtemp('/var/tmp/clearhall-health-');
  const database = await startPostgres({ dataDir, fast: true });
  try {
    const healthPort = String(await freePort());
    const url = `http://127.0.0.1:${healthPort}`;
    const door = await process.start(undefined, { HEALTH_PORT: healthPort, DATABASE_URL: database.url });
    const { lecturer } = await openTour(door);
    expect(await readyAt(url)).toEqual({ code: 200, status: 'ready', reasons: [] });
    // Frozen, as one whose disk or machine stands still: it keeps its lines and answers nothing.
    const frozen = await signalled(database.pid, 'SIGSTOP');
    await becomes(async () => (await readyAt(url)).reasons.includes('database'), 'the word on the database');
    expect(await readyAt(url)).toMatchObject({ code: 200, status: 'degraded' });
    expect(await act(lecturer, 'tour.close')).toMatchObject({ ok: true });
    for (const pid of frozen) kill(pid, 'SIGCONT');
    await becomes(async () => (await readyAt(url)).status === 'ready', 'ready again', 20_000);
  } finally {
    await signalled(database.pid, 'SIGCONT');
    await process.kill();
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});

test('L24 a spool that does not answer, and one that is gone, is not ready, and the event loop is alive', async () => {
  hall = await openHall({ healthPort: 0 });
  let thread: Worker | undefined;
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (this: Worker, ...message: Parameters<Worker['postMessage']>) {
    thread = this;
    postMessage.apply(this, message);
  };
  expect(await ready()).toMatchObject({ code: 200 });
  Worker.prototype.postMessage = postMessage;
  const release = diskHeld();
  expect(await ready()).toEqual({ code: 503, status: 'not-ready', reasons: ['spool'] });
  expect((await fetch(`${urlOf(hall)}/livez`)).status).toBe(200);
  release();
  await becomes(async () => (await ready()).code === 200, 'ready again');
  await thread?.terminate();
  expect(await ready()).toEqual({ code: 503, status: 'not-ready', reasons: ['spool'] });
});

test('L26 who is about to stop says so before any line is closed', async () => {
  hall = await openHall({ healthPort: 0 });
  const anna = await visitor(hall, 'Anna');
  hall.server.willStop();
  expect(await ready()).toEqual({ code: 503, status: 'not-ready', reasons: ['stopping'] });
  expect((await fetch(`${urlOf(hall)}/livez`)).status).toBe(200);
  expect(anna.closedWith).toBeNull();
  expect(await anna.ask('people.me')).toMatchObject({ ok: true });
});

test('L26 SIGTERM turns readiness off and ends the server with code 0', async () => {
  const healthPort = String(await freePort());
  const url = `http://127.0.0.1:${healthPort}`;
  await process.start(undefined, { HEALTH_PORT: healthPort });
  expect(await readyAt(url)).toMatchObject({ code: 200 });
  const ended = once(process.running as NonNullable<typeof process.running>, 'exit');
  // Somebody holds the mark of the record, so that the end takes its time.
  await process.sql.begin(async (tx) => {
    await tx`lock table shipping_mark in access exclusive mode`;
    process.running?.kill('SIGTERM');
    await becomes(async () => (await readyAt(url)).code === 503, 'not ready');
    expect((await readyAt(url)).reasons).toEqual(['stopping']);
  });
  expect((await ended)[0]).toBe(0);
  await expect(fetch(`${url}/livez`)).rejects.toThrow();
});

test('L27 figures are in the format of Prometheus, follow what happens, and hold nobody', async () => {
  hall = await openHall({ healthPort: 0 });
  const before = await figures();
  const { lecturer, tourId } = await openTour(hall);
  const name = 'Zerbinetta';
  const anna = await visitor(hall, name);
  for (let i = 0; i < 3; i++) await anna.ask('people.me');
  await anna.ask('people.me', { unknown: name });
  await anna.ask(name as never, {});
  await becomes(async () => ((await figures()).get('clearhall_spool_waiting_events') ?? 1) === 0, 'all shipped');
  const after = await figures();
  expect(after.get('clearhall_people')).toBe(2);
  expect(after.get('clearhall_lines')).toBe(2);
  expect(after.get('clearhall_rooms{kind="open"}')).toBe(1);
  expect(after.get('clearhall_rooms{kind="tour"}')).toBe(1);
  // One each on coming in.
  expect(after.get('clearhall_asks_total{ask="people.me",outcome="answered"}')).toBe(5);
  expect(after.get('clearhall_asks_total{ask="people.me",outcome="refused"}')).toBe(1);
  expect(after.get('clearhall_ready')).toBe(1);
  for (const grown of ['clearhall_shipped_events_total', 'clearhall_tick_seconds_count', 'process_cpu_seconds_total'])
    expect(after.get(grown), grown).toBeGreaterThan(before.get(grown) ?? 0);
  expect(after.get('clearhall_quarantined_events_total')).toBe(0);
  expect([...after.keys()].some((key) => key.startsWith('nodejs_eventloop_lag_p99'))).toBe(true);
  const all = [...after.keys()].join('\n');
  for (const secret of [name, tourId, anna.avatarId, lecturer.avatarId]) expect(all).not.toContain(secret);
});
