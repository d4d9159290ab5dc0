import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../../game-server/src/db/database.ts';
import { startPostgres } from '../../../game-server/src/launch/embedded-postgres.ts';
import { freePort } from '../../../game-server/src/launch/free-port.ts';
import { atMost, type Benchmark, type Figure, figure, quantile, type Report } from '../figures.ts';
import { watchLoop } from '../process-figures.ts';
import { startMeasured } from '../server-under-load.ts';
import { call } from '../walk/calls.ts';
import { HALL_ID, hallGround } from '../walk/hall-ground.ts';
import { machineMs } from '../walk/machine-ms.ts';
import type { Course, returnersCalls } from './returners-process.ts';

type Calls = typeof returnersCalls;
/** A place is told in 1/128 tile; what is farther off is another place. */
const SAME_PLACE_TILES = 0.05;
/** Longer than places wait to be kept. */
const STAND_STILL_MS = 5000;

/** How long it takes until everybody is back after the server was killed, and whether they stand as they stood. */
export const returning: Benchmark = {
  name: 'return',
  measures: 'a killed server: time until everybody is back, in the same room, scene and place, with the same progress',
  async run({ small }) {
    const folder = await mkdtemp('/var/tmp/clearhall-bench-return-');
    const database = await startPostgres({ dataDir: folder });
    try {
      return await measure(database.url, path.join(folder, 'server'), small ? 30 : 1000);
    } finally {
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function measure(databaseUrl: string, dataDir: string, people: number): Promise<Report> {
  const settings = {
    DATABASE_URL: databaseUrl,
    CLEARHALL_DATA_DIR: dataDir,
    CLEARHALL_DEMONSTRATION: '1',
    BEHIND_PROXY: '1',
    PORT: String(await freePort()),
  };
  const first = await startMeasured('game-server/src/main.ts', settings);
  const crowd = fork(path.join(import.meta.dirname, 'returners-process.ts'), { serialization: 'advanced' });
  let second: Awaited<ReturnType<typeof startMeasured>> | null = null;
  try {
    await comeIn(crowd, first, databaseUrl, people);
    const killedMs = machineMs();
    const ended = new Promise((resolve) => first.child.once('exit', resolve));
    first.child.kill('SIGKILL');
    await ended;
    const coming = call<Calls, 'comeBack'>(crowd, 'comeBack', undefined as never);
    second = await startMeasured('game-server/src/main.ts', settings);
    const readyMs = machineMs();
    const finishLoop = watchLoop(second.child);
    const courses = await coming;
    const { delayP99Ms } = await finishLoop();
    await call<Calls, 'leave'>(crowd, 'leave', undefined as never);
    return {
      figures: [...figuresOf(courses, killedMs, readyMs), figure('event loop delay p99', delayP99Ms, 'ms')],
      notes: notesOf(courses),
    };
  } finally {
    if (crowd.connected) crowd.disconnect();
    await (second ?? first).stop();
  }
}

/** Everybody in a scene: four of five have passed the doors, and one of ten is on a tour whose round is open. */
async function comeIn(
  crowd: ChildProcess,
  { origin, links }: { origin: string; links: { role: string; url: string }[] },
  databaseUrl: string,
  people: number,
): Promise<void> {
  const link = links.find(({ role }) => role === 'lecturer')?.url ?? '';
  const lecturerToken = new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? '';
  const tourists = Math.ceil(people / 10);
  await call<Calls, 'signIn'>(crowd, 'signIn', { origin, people, tourists, lecturerToken });
  const { scenes, gates, starts } = await hallGround();
  const start = starts[0];
  const isFirst = ({ x, y, width, height }: (typeof scenes)[number]) =>
    start !== undefined && start.x >= x && start.x < x + width && start.y >= y && start.y < y + height;
  const sceneIds = [...scenes.filter(isFirst), ...scenes.filter((scene) => !isFirst(scene))].map(
    (scene) => scene.sceneId,
  );
  const sql = openDatabase(databaseUrl, { most: 1 });
  await sql`
    insert into gate_pass (person_id, hall_id, gate_id, at)
    select person_id, ${HALL_ID}, gate_id, now()
    from person, unnest(${gates.map(({ gateId }) => gateId)}::text[]) as gate_id
    where display_name ~ '^Returner [0-9]+$'
      and (split_part(display_name, ' ', 2)::int - 1) % ${sceneIds.length} <> 0 on conflict do nothing`;
  await sql.end();
  await call<Calls, 'enter'>(crowd, 'enter', { sceneIds });
  await call<Calls, 'ask'>(crowd, 'ask', undefined as never);
  await new Promise((resolve) => setTimeout(resolve, STAND_STILL_MS));
  await call<Calls, 'note'>(crowd, 'note', undefined as never);
}

function figuresOf(courses: readonly Course[], killedMs: number, readyMs: number): Figure[] {
  const backs = courses.flatMap(({ back }) => back ?? []);
  const away = backs.map(({ backAtMs }) => (backAtMs - killedMs) / 1000);
  const attempts = backs.reduce((sum, back) => sum + back.attempts, 0);
  const lost = (isWrong: (course: Course & { after: NonNullable<Course['after']> }) => boolean) =>
    courses.filter((course) => course.after === null || isWrong({ ...course, after: course.after })).length;
  const off = ({ before, after }: { before: { place: Place }; after: { place: Place } }) =>
    Math.hypot(before.place.x - after.place.x, before.place.y - after.place.y);
  return [
    figure('clients', courses.length, ''),
    figure('server ready again after the kill', (readyMs - killedMs) / 1000, 's'),
    atMost('all back after the kill', backs.length < courses.length ? null : quantile(away, 1), 's', 10),
    figure('back after the kill, p50', quantile(away, 0.5), 's'),
    figure('back after the kill, p95', quantile(away, 0.95), 's'),
    figure('tries', attempts, ''),
    figure('tries that failed', attempts - backs.length, ''),
    atMost('not back', courses.length - backs.length, '', 0),
    atMost(
      'in another room',
      lost(({ before, after }) => before.roomId !== after.roomId),
      '',
      0,
    ),
    atMost(
      'at another place',
      lost((course) => off(course) > SAME_PLACE_TILES),
      '',
      0,
    ),
    atMost(
      'with other passes',
      lost(({ before, after }) => before.passes !== after.passes),
      '',
      0,
    ),
    atMost(
      'with another round or answer',
      lost(({ before, after }) => before.roundId !== after.roundId || before.ownOptionId !== after.ownOptionId),
      '',
      0,
    ),
  ];
}

type Place = { x: number; y: number };

function notesOf(courses: readonly Course[]): string[] {
  const faults = [...new Set(courses.flatMap(({ fault }) => fault ?? []))].slice(0, 3);
  const rooms = new Set(courses.map(({ before }) => before.roomId)).size;
  return [
    `${rooms} rooms, one of them a tour with an open round that every second one had answered; four of five clients had passed the doors and stood in the scenes behind them`,
    'clients wait with full jitter, base 0.5 s and cap 5 s; all are in one process beside the server and PostgreSQL',
    `load while they came back: ${(loadavg()[0] ?? 0).toFixed(1)}`,
    ...faults.map((fault) => `fault: ${fault}`),
  ];
}
