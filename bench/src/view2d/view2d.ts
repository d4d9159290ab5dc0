import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildClientWhenStale } from '../../../game-server/src/launch/client-build.ts';
import { launchBrowser } from '../../../test/browser/chromium.ts';
import { atMost, type Benchmark, type Figure, figure, quantile } from '../figures.ts';
import { measurePageSizes } from '../page-sizes.ts';
import { startServerUnderLoad } from '../server-under-load.ts';
import { Swarm } from '../walk/swarm.ts';
import { HallInBrowser } from './hall-in-browser.ts';
import type { Probed } from './page-probe.ts';
import { slopeOf } from './slope.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** How the run is laid out: rounds in which each page draws in turn, then a long watch over the heap. */
type Plan = { avatars: number; rounds: number; roundMs: number; heapFromMs: number; heapUntilMs: number };

const FULL: Plan = { avatars: 200, rounds: 8, roundMs: 6000, heapFromMs: 120_000, heapUntilMs: 600_000 };
const SMALL: Plan = { avatars: 20, rounds: 1, roundMs: 2500, heapFromMs: 0, heapUntilMs: 0 };
const HEAP_EVERY_MS = 20_000;
/** After the frames begin again, until they come evenly. */
const SETTLE_MS = 1000;

/** What a full picture costs beside an empty one: script, draw calls, textures, and what stays on the heap. */
export const view2d: Benchmark = {
  name: 'view2d',
  measures: 'the drawn hall with 200 avatars beside the empty one: script a frame, draw calls, textures, heap',
  async run({ small }) {
    const plan = small ? SMALL : FULL;
    await buildClientWhenStale({ cloneFolder: ROOT, signal: new AbortController().signal, onProgress: () => {} });
    // One place is the onlooker's: whoever comes later is led into a sister room, which is empty.
    const server = await startServerUnderLoad({
      BEHIND_PROXY: '1',
      CLEARHALL_DEMONSTRATION: '0',
      OPEN_ROOM_PEOPLE: String(plan.avatars + 1),
    });
    const browser = await launchBrowser();
    try {
      const full = await HallInBrowser.enter(browser, server.origin);
      const swarm = new Swarm(server.origin, 'hall', full.roomId);
      await swarm.growTo(plan.avatars, () => 'view');
      await swarm.walk(1);
      const empty = await HallInBrowser.enter(browser, server.origin);
      const figures = await measure(full, empty, plan);
      await swarm.leave();
      const notes = [
        'a real browser with software graphics at 1280 × 720; the two pages draw in turn, one held while the other is measured',
        'script is what all callbacks of an animation frame take, as CPU time of the page’s thread and by the clock; draw calls and textures are counted at WebGL itself',
        small ? 'the heap is watched in the full run only' : 'the heap is read after a collection, every 20 s',
      ];
      return { figures: [...figures, ...(await measurePageSizes())], notes };
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};

async function measure(full: HallInBrowser, empty: HallInBrowser, plan: Plan): Promise<Figure[]> {
  const beganMs = performance.now();
  await Promise.all([full.pause(), empty.pause()]);
  const seen: Record<'full' | 'empty', Turn[]> = { full: [], empty: [] };
  for (let round = 0; round < plan.rounds; round++) {
    seen.full.push(await turnOf(full, plan.roundMs));
    seen.empty.push(await turnOf(empty, plan.roundMs));
  }
  const people = { full: await full.people(), empty: await empty.people() };
  const heap = await heapSlope(full, beganMs, plan);
  const [script, plain] = [median(seen.full, 'cpuMs'), median(seen.empty, 'cpuMs')];
  const draws = seen.full.flatMap((each) => each.draws);
  const textures = Math.max(...seen.full.map((each) => each.textures));
  return [
    figure('avatars in sight of the full page', people.full, 'people'),
    figure('avatars in sight of the empty page', people.empty, 'people'),
    figure('script a frame, full, median', script, 'ms CPU'),
    figure('script a frame, empty, median', plain, 'ms CPU'),
    figure('script a frame by the clock, full, median', median(seen.full, 'scriptMs'), 'ms'),
    figure('script a frame by the clock, empty, median', median(seen.empty, 'scriptMs'), 'ms'),
    figure('frames timed, full', seen.full.flatMap(({ cpuMs }) => cpuMs).length, 'frames'),
    atMost('script a frame, full over empty', script === null || !plain ? null : script / plain, '×', 2),
    atMost('draw calls a frame, p99', quantile(draws, 0.99), 'calls', 25),
    atMost('textures', textures, 'textures', 30),
    heap === null
      ? figure('heap slope', null, 'MB/min')
      : atMost('heap slope after the second minute', heap, 'MB/min', 0.1),
  ];
}

type Turn = Probed & { cpuMs: number[] };

/** Lets one page draw for a while, alone. */
async function turnOf(page: HallInBrowser, forMs: number): Promise<Turn> {
  await page.goOn();
  await wait(SETTLE_MS);
  await page.take();
  const cpuMs = await page.frameCpuMs(forMs);
  const probed = await page.take();
  await page.pause();
  return { ...probed, cpuMs };
}

/** How the heap of a page that draws on grows, in MB a minute; null where it is not watched. */
async function heapSlope(page: HallInBrowser, beganMs: number, plan: Plan): Promise<number | null> {
  await page.goOn();
  const samples: { x: number; y: number }[] = [];
  await wait(Math.max(0, plan.heapFromMs - (performance.now() - beganMs)));
  while (performance.now() - beganMs < plan.heapUntilMs) {
    samples.push({ x: (performance.now() - beganMs) / 60_000, y: await page.heapMb() });
    await wait(HEAP_EVERY_MS);
  }
  return slopeOf(samples);
}

function median(turns: readonly Turn[], of: 'cpuMs' | 'scriptMs'): number | null {
  return quantile(
    turns.flatMap((turn) => turn[of]),
    0.5,
  );
}
