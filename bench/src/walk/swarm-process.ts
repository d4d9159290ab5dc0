import './without-own-websocket.ts';
import type { HallMap } from '@clearhall/shared-schema/map/hall-map';
import { answerCalls } from './calls.ts';
import { type Belongs, groundOf, hallGround, placesOn } from './hall-ground.ts';
import { HallMember } from './hall-member.ts';
import { machineMs } from './machine-ms.ts';
import type { Member, Seen } from './member.ts';
import { Pacer } from './pacer.ts';
import { ReferenceMember } from './reference-member.ts';
import { diceOf, WalkScript } from './walk-script.ts';

/** Which room the people of this process are in, and whether they read all that they get or only count it. */
type SwarmTask = {
  origin: string;
  room: 'hall' | 'reference';
  /** The room that all are to be in; null for the first one, who opens it. */
  roomId: string | null;
  watches: boolean;
};
export type NewPeople = SwarmTask & { numbers: number[]; belongs: Belongs[]; atOnce: number };
export type WalkOrder = { turnsPerS: number };
/** What the people of one process saw in a window; bytes, frames and messages are sums over all of them. */
export type SwarmNews = {
  people: number;
  bytes: number;
  frames: number;
  sent: number;
  closed: number;
  inSight: number[];
  turns: Seen[];
  decoded: (Seen & { watcher: number })[];
  drawn: (Seen & { watcher: number })[];
};

const MOVES_PER_S = 60;
const FRAME_MS = 1000 / 60;
/** Half of those who read all also draw, in every scene one: a page's world costs more than a page's line. */
const DRAWN_BY_FIRST = 5;

type Walking = { member: Member; phase: number };

const members: Walking[] = [];
let map: HallMap | null = null;
let pacers: Pacer<Walking>[] = [];
let isOpen = false;
let watches = false;
let turns: Seen[] = [];
let decoded: SwarmNews['decoded'] = [];
let drawn: SwarmNews['drawn'] = [];

export const swarmCalls = { enter, walk, begin, end, leave };

answerCalls(swarmCalls);

/** Brings people in, so many at once, and waits until each stands on its ground; gives the room. */
async function enter(task: NewPeople): Promise<string> {
  const { numbers, belongs, atOnce } = task;
  watches = task.watches;
  map ??= await hallGround();
  const present = map;
  const waiting = numbers.map((number, i) => ({ number, where: belongs[i] ?? 0 }));
  const settling: Promise<void>[] = [];
  const bring = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { number, where } = next;
      const { member, settled } = await memberOf(present, task, number, where);
      if (watches) observe(member, number);
      settling.push(settled.then(() => void members.push({ member, phase: (number * 0.618_034) % 1 })));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, bring));
  await Promise.all(settling);
  if (!watches) for (const { member } of members) member.onlyCount();
  return members[0]?.member.roomId ?? '';
}

/** One who has come in; `settled` when it stands where it will walk. */
async function memberOf(
  present: HallMap,
  { origin, room, roomId }: SwarmTask,
  number: number,
  where: Belongs,
): Promise<{ member: Member; settled: Promise<void> }> {
  const dice = diceOf(number + 1);
  const originMs = machineMs() - dice() * 50;
  const { sceneId, ground } = groundOf(present, where);
  const places = placesOn(present, ground);
  const place = places[Math.floor(dice() * places.length)] ?? { x: ground.x + 1.5, y: ground.y + 1.5 };
  if (room === 'reference') {
    const script = new WalkScript(present, { place, tick: 0, passes: 0xffffffff }, ground, dice);
    return { member: await ReferenceMember.enter(origin, script, originMs), settled: Promise.resolve() };
  }
  const member = await HallMember.enter(origin, present, { number, originMs, roomId, draws: draws(number) });
  const settle = async () => {
    await member.passTo(sceneId);
    await member.goTo(place);
    member.walkBy((at) => new WalkScript(present, at, ground, dice));
  };
  return { member, settled: settle() };
}

function draws(number: number): boolean {
  return watches && number < DRAWN_BY_FIRST;
}

function observe(member: Member, watcher: number): void {
  const onDrawn = draws(watcher) ? (seen: Seen) => isOpen && drawn.push({ ...seen, watcher }) : null;
  member.watch((seen) => isOpen && decoded.push({ ...seen, watcher }), onDrawn);
}

/** Everybody walks from now on, with so many turns a second. */
function walk({ turnsPerS }: WalkOrder): void {
  for (const pacer of pacers) pacer.stop();
  const everyMs = 1000 / turnsPerS;
  const turn = ({ member }: Walking) => {
    const atMs = machineMs();
    const mark = member.turn(atMs, everyMs / 50);
    if (isOpen) turns.push({ id: member.id, mark, atMs });
  };
  pacers = [
    new Pacer(members, everyMs, turn),
    new Pacer(members, 1000 / MOVES_PER_S, ({ member }) => member.move(machineMs())),
  ];
  if (watches) pacers.push(new Pacer(members, FRAME_MS, ({ member }) => member.draw(machineMs())));
}

function begin(): void {
  for (const { member } of members) member.count.reset();
  [turns, decoded, drawn] = [[], [], []];
  isOpen = true;
}

function end(): SwarmNews {
  isOpen = false;
  const sum = (of: (member: Member) => number) => members.reduce((total, { member }) => total + of(member), 0);
  return {
    people: members.length,
    bytes: sum(({ count }) => count.bytes),
    frames: sum(({ count }) => count.frames),
    sent: sum(({ count }) => count.sent),
    closed: sum(({ closedWith }) => (closedWith === null ? 0 : 1)),
    inSight: members.flatMap(({ member }) => member.inSight ?? []),
    turns,
    decoded,
    drawn,
  };
}

async function leave(): Promise<void> {
  for (const pacer of pacers) pacer.stop();
  pacers = [];
  await Promise.all(members.map(({ member }) => member.leave()));
  members.length = 0;
}
