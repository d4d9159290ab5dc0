import { beforeEach, expect, test } from 'vitest';
import type { CoveredEdges, NamesShown, ViewInput } from '../client/src/avatar/hall-view.ts';
import { Steering } from '../client/src/avatar/steering.ts';
import { placeToWalkTo } from '../client/src/avatar/tap-place.ts';
import { World } from '../client/src/avatar/world.ts';
import type { Pace } from '../shared-schema/src/avatar/motion.ts';
import type { AvatarRecord } from '../shared-schema/src/avatar/record.ts';
import type { Intention } from '../shared-schema/src/avatar/rules.ts';
import type { Role } from '../shared-schema/src/contract.ts';
import type { Point } from '../shared-schema/src/map/hall-map.ts';
import { drawnMap } from './drawn-map.ts';
import { HeadlessView } from './headless-view.ts';

const SIZE = { x: 640, y: 384 };
const UNCOVERED: CoveredEdges = { top: 0, right: 0, bottom: 0, left: 0 };
const map = drawnMap([
  '####################',
  '#........#.........#',
  '#........#.........#',
  '#........1.........#',
  '#........#.........#',
  '#........#.........#',
  '####################',
]);

let world: World;
let sent: Intention[];
let covered: CoveredEdges;
let names: NamesShown;
let input: ViewInput;

beforeEach(() => {
  sent = [];
  covered = UNCOVERED;
  names = 'all';
  world = new World(map, (intention) => {
    sent.push(intention);
    return true;
  });
  const steering = new Steering((intention) => world.want(intention));
  input = {
    tapped: (place: Point) => {
      const from = world.self;
      const to = from && placeToWalkTo(world.map, world.passes, from, place);
      if (to) steering.walkTo(to, 1);
    },
    covered: () => covered,
    names: () => names,
    exhibits: () => ({ nearId: '', isSeen: () => false }),
  };
  world.be('a1');
  put('a1', { x: 4.5, y: 3.5 });
});

function record(id: string, at: Point, more: { pace?: Pace; role?: Role; passes?: number } = {}): AvatarRecord {
  const { pace = 0, role = 'visitor', passes = 0 } = more;
  const segment = { x: at.x, y: at.y, heading: 0, pace, startTick: 0, seq: 0, order: 0 };
  const looks = { look: 0, connected: true, status: 'here', hasHandUp: false } as const;
  return { id, name: `name of ${id}`, role, passes, segment, ...looks };
}

function put(...told: Parameters<typeof record>): void {
  world.hear(0, 0);
  world.put(record(...told), false, 0);
}

async function openView(): Promise<HeadlessView> {
  const view = new HeadlessView(SIZE);
  await view.start(world, input);
  return view;
}

test('W6 who is in the picture is drawn where the world has them, round oneself in the middle', async () => {
  put('a2', { x: 6.5, y: 2.5 });
  put('a3', { x: 18.5, y: 5.5 });
  const drawn = (await openView()).frame(100);
  expect(drawn?.avatars.map(({ id, at }) => ({ id, at }))).toEqual([
    { id: 'a1', at: { x: 320, y: 192 } },
    { id: 'a2', at: { x: 448, y: 128 } },
  ]);
});

test('W5 what panels cover is no part of the picture: oneself stands in the middle of the rest', async () => {
  covered = { top: 0, right: 240, bottom: 84, left: 0 };
  const drawn = (await openView()).frame(100);
  expect(drawn?.avatars[0]?.at).toEqual({ x: 200, y: 150 });
});

test('W6 names are shown of whom the page says, of oneself always', async () => {
  put('a2', { x: 5.5, y: 3.5 });
  put('a3', { x: 6.5, y: 3.5 }, { role: 'lecturer' });
  const view = await openView();
  const named = (nowMs: number) => view.frame(nowMs)?.avatars.flatMap(({ id, name }) => (name === null ? [] : [id]));
  expect(named(100)).toEqual(['a1', 'a2', 'a3']);
  names = 'lecturer';
  expect(named(200)).toEqual(['a1', 'a3']);
  names = 'none';
  expect(named(300)).toEqual(['a1']);
});

test('W7 a tap on the picture walks to the floor under it, and the mark shows where one will arrive', async () => {
  const view = await openView();
  view.frame(100);
  const target = view.project({ x: 7.5, y: 1.5 }) as Point;
  view.tap(target);
  const drawn = view.frame(150);
  expect(sent).toEqual([{ kind: 'go', to: { x: 7.5, y: 1.5 }, pace: 1 }]);
  expect(drawn?.goal).toEqual(view.project({ x: 7.5, y: 1.5 }));
  expect(drawn?.avatars[0]?.walks).toBe(true);
  const arrived = view.frame(5000);
  expect(world.self).toMatchObject({ x: 7.5, y: 1.5, pace: 0 });
  expect(arrived).toMatchObject({ goal: null, avatars: [{ id: 'a1', at: { x: 320, y: 192 }, walks: false }] });
});

test('W8 a door is drawn as one may pass it: closed, and open once the room says so', async () => {
  const view = await openView();
  expect(view.frame(100)?.gates).toMatchObject([{ gateId: 'gate-1', isOpen: false }]);
  view.tap(view.project({ x: 12.5, y: 3.5 }) as Point);
  view.frame(150);
  expect(sent).toEqual([]);
  world.put(record('a1', { x: 4.5, y: 3.5 }, { passes: 1 }), false, 200);
  expect(view.frame(200)?.gates).toMatchObject([{ gateId: 'gate-1', isOpen: true }]);
  view.tap(view.project({ x: 12.5, y: 3.5 }) as Point);
  view.frame(250);
  expect(sent).toEqual([{ kind: 'go', to: { x: 12.5, y: 3.5 }, pace: 1 }]);
});

test('W9 a view holds nothing of the hall: one that begins in the middle of a walk draws what the older one draws', async () => {
  put('a2', { x: 2.5, y: 5.5 }, { pace: 1 });
  const older = await openView();
  older.frame(100);
  older.tap({ x: 420, y: 100 });
  for (let nowMs = 116; nowMs < 700; nowMs += 16) older.frame(nowMs);
  const newer = await openView();
  expect(newer.frame(700)).toEqual(older.frame(700));
  older.stop();
  expect(older.frame(800)).toBeNull();
  expect(older.project({ x: 1, y: 1 })).toBeNull();
  older.tap({ x: 10, y: 10 });
  const said = sent.length;
  newer.frame(900);
  expect(sent).toHaveLength(said);
  const another = await openView();
  expect(another.frame(1000)).toEqual(newer.frame(1000));
});

test('W9 two views of one world at a time do not make it go faster', async () => {
  put('a2', { x: 2.5, y: 5.5 }, { pace: 1 });
  const [left, right] = [await openView(), await openView()];
  let placed: Point | undefined;
  for (let nowMs = 0; nowMs <= 1000; nowMs += 20) {
    left.frame(nowMs);
    placed = right.frame(nowMs)?.avatars.find(({ id }) => id === 'a2')?.at;
  }
  const alone = new World(map, () => true);
  alone.be('a1');
  alone.hear(0, 0);
  alone.put(record('a1', { x: 4.5, y: 3.5 }), false, 0);
  alone.put(record('a2', { x: 2.5, y: 5.5 }, { pace: 1 }), false, 0);
  alone.advance(1000);
  const { x, y } = alone.shown.get('a2') as Point;
  expect(placed).toEqual(left.project({ x, y }));
});
