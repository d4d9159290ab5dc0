import type { HallMap } from '@clearhall/shared-schema/map/hall-map';
import { atLeast, atMost, type Benchmark, type Figure, quantile } from '../figures.ts';
import { groundOf, hallGround, placesOn } from './hall-ground.ts';
import { ROUGH_LINE } from './line-weather.ts';
import { rehearse } from './shown-error.ts';
import { WATCHERS } from './swarm.ts';
import { type Course, measureCourse, type Row, rowFigures, rowText } from './walk-rows.ts';

const SPREAD = 'spread';
const ONE_VIEW = 'in one view';
const SEEDS = [7, 8, 9];

/** What walking together costs, beside what a simple room costs, and how true is what one sees of others. */
export const walk: Benchmark = {
  name: 'walk',
  measures: 'movement of crowds against a reference room: CPU, bytes, delays, ticks; error of what is shown',
  async run({ small }) {
    const map = await hallGround();
    const figures = small ? shownFigures(map, 20) : shownFigures(map, 90);
    const rows: Row[] = [];
    for (const course of small ? smallCourses() : courses()) rows.push(...(await measureCourse(course)));
    if (!small) figures.push(...goals(rows));
    return { figures, lines: rows.map(rowText), details: rows.flatMap(rowFigures), notes: notes(map) };
  },
};

function courses(): Course[] {
  const common = { turnsPerS: [1, 4], seconds: 12, onRow: tell };
  const spread = (number: number) => number;
  return [
    { ...common, room: 'reference', where: SPREAD, people: [50, 100, 200, 400], belongs: spread },
    { ...common, room: 'hall', where: SPREAD, people: [50, 100, 200, 400, 1000], belongs: spread },
    { ...common, room: 'hall', where: ONE_VIEW, people: [200], belongs: () => 'view' },
  ];
}

function smallCourses(): Course[] {
  const common = { where: ONE_VIEW, people: [20], turnsPerS: [1], seconds: 2, onRow: tell };
  const inView = () => 'view' as const;
  return [
    { ...common, room: 'reference', belongs: inView },
    { ...common, room: 'hall', belongs: inView },
  ];
}

/** The rows come minutes apart: whoever waits sees them as they come. */
function tell(row: Row): void {
  console.error(rowText(row));
}

/** How far off others are shown from where the server had them, by a rehearsal without clocks. */
function shownFigures(map: HallMap, seconds: number): Figure[] {
  const { ground } = groundOf(map, 'view');
  const places = placesOn(map, ground);
  return [1, 4].flatMap((turnsPerS) => {
    const runs = SEEDS.map((seed) =>
      rehearse({ map, ground, places, walkers: 20, turnsPerS, seconds, weather: ROUGH_LINE, seed }),
    );
    const errors = runs.flatMap(({ errorTiles }) => errorTiles);
    const delays = runs.flatMap(({ delayMs }) => delayMs);
    const name = (what: string) => `${what}, 80 ± 40 ms and 2 % stalls, ${turnsPerS} turns/s`;
    return [
      atMost(name('position error p95'), quantile(errors, 0.95), 'tiles', 0.25),
      atMost(name('display delay, most'), quantile(delays, 1), 'ms', 250),
    ];
  });
}

function goals(rows: readonly Row[]): Figure[] {
  const row = (room: string, where: string, people: number) =>
    rows.find(
      (each) => [each.room, each.where, each.swarm.people, each.turnsPerS].join() === [room, where, people, 1].join(),
    );
  const [ours, reference] = [row('hall', SPREAD, 200), row('reference', SPREAD, 200)];
  const [crowd, view] = [row('hall', SPREAD, 1000), row('hall', ONE_VIEW, 200)];
  if (!ours || !reference || !crowd || !view) throw new Error('a row is missing');
  const share = (part: number | null, whole: number | null) => (part === null || !whole ? null : part / whole);
  return [
    atLeast('N=200: bytes of the reference over ours', reference.swarm.bytesDown / ours.swarm.bytesDown, '×', 100),
    atMost('N=200: our CPU over the reference', share(ours.server.cpuPercent, reference.server.cpuPercent), '×', 0.5),
    atMost('N=200: bytes per received walker', ours.swarm.bytesPerReceived, 'B/s', 12),
    atMost('N=200 in one view: bytes per received walker', view.swarm.bytesPerReceived, 'B/s', 12),
    atMost('N=200: move-to-decoded p95', quantile(ours.swarm.decodedMs, 0.95), 'ms', 150),
    atMost('N=1000: tick p99', crowd.loop.tickP99Ms, 'ms', 50),
    atMost('N=1000: dropped', crowd.swarm.closed, 'people', 0),
    atMost('N=1000: bytes per client over N=200', crowd.swarm.bytesDown / ours.swarm.bytesDown, '×', 5),
  ];
}

function notes(map: HallMap): string[] {
  const { width, height, scenes, gates } = map;
  return [
    `the world: ${width} × ${height} tiles, ${scenes.length} scenes, ${gates.length} gates; “spread” is one in ${scenes.length} in each scene, let in by answering at the gates; “in one view” is all on what one screen shows`,
    'everybody walks at 5 tiles/s without a rest; server and swarm are processes of their own on one machine',
    `${WATCHERS} people read all that they get, in a process apart from the others, who only count: turns are sent by one process and decoded in another, by one monotonic clock`,
    'p50/p95/p99; “drawn” is when the world of a page shows the turn, at 60 frames a second; tick p50/p99/most',
    'bytes are WebSocket payload; the reference sends 60 positions a second and gets everything 20 times a second',
    'ticks are timed by a wrapper round the timers of 50 ms, loaded before the server, not part of it; their CPU time is what is left when nothing else takes the core away',
    'the busiest process of the swarm near 100 % means that the swarm, not the server, was saturated',
  ];
}
