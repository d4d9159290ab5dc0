import { SIGHT_FRAME } from '@clearhall/shared-schema/avatar/frame';
import type { Intention } from '@clearhall/shared-schema/avatar/rules';
import type { Seat } from '@clearhall/shared-schema/identity/http';
import { readHallMap } from '@clearhall/shared-schema/map/hall-map';
import type { PublicHall } from '@clearhall/shared-schema/pack/public-pack';
import { presentWorld } from '../avatar/present-world.ts';
import { World } from '../avatar/world.ts';
import { ask, tell } from '../net/ask.ts';
import { hallMap, me, myPasses, publicHall } from '../net/mirror.ts';
import { type EnterRequest, type HallRoom, RoomLine } from '../net/room-line.ts';
import { RoomMirror } from '../net/room-mirror.ts';
import { SightMirror } from '../net/sight-mirror.ts';
import { getJson } from '../ui/requests.ts';
import type { HallQuery } from './hall-query.ts';
import { hearNews } from './hear-news.ts';
import { visitorLook, visitorName } from './visitor-name.ts';

const mirror = new RoomMirror();
const sight = new SightMirror();
let line: RoomLine | null = null;
let room: HallRoom | null = null;
let loading: Promise<void> | null = null;

/** Enters the room of a hall, or of a tour through it; how it stands is told by the signals of `net/mirror.ts`. */
export async function enterHall({ hallId, tourId, roomId }: HallQuery): Promise<void> {
  const name = visitorName();
  const look = visitorLook();
  const request: EnterRequest = {
    hallId,
    ...(tourId === null ? {} : { tourId }),
    ...(roomId === null ? {} : { roomId }),
    ...(name === null ? {} : { name }),
    ...(look === null ? {} : { look }),
  };
  line = new RoomLine(
    request,
    {
      seated: (seat) => {
        if (tourId === null) keepRoomInAddress(seat.roomId);
        load(seat);
      },
      up: (next, isNew) => {
        // Whoever was in it comes back to it, and not to a sister; who was not let in may be led to one.
        if (tourId === null) request.roomId = next.roomId;
        if (isNew) begin(next);
        else resume();
      },
      down: () => presentWorld.value?.pause(),
    },
    location.origin,
  );
  await line.enter();
}

/** The address names the room, so that a reload comes back to it and a friend who gets the address meets one there. */
function keepRoomInAddress(roomId: string): void {
  const address = new URL(location.href);
  address.searchParams.set('room', roomId);
  history.replaceState(history.state, '', address);
}

/** Tries again to reach the room: after it was lost, or after another tab took over. */
export function rejoin(): void {
  line?.retry();
}

function begin(next: HallRoom): void {
  room = next;
  sight.forget();
  hearNews(next);
  presentWorld.value?.clear();
  // A line that was given up may speak once more before it is closed.
  next.onMessage(SIGHT_FRAME, (frame: Uint8Array) => room === next && see(frame));
  next.onStateChange(() => room === next && read());
  void introduce(next);
}

function resume(): void {
  presentWorld.value?.resume();
}

/** Takes in the state of the room as it is now. */
function read(): void {
  if (!room?.state) return;
  mirror.copy(room.state);
}

/** Takes in a frame of who is in sight. */
function see(frame: Uint8Array): void {
  const world = presentWorld.value;
  sight.take(frame, world, performance.now());
  if (world?.self) myPasses.value = world.passes;
}

async function introduce(present: HallRoom): Promise<void> {
  for (;;) {
    const answer = await ask('people.me', {});
    if (room !== present) return;
    if (answer.ok) {
      me.value = answer.value;
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** Loads the version of the hall that the room runs; another version than the page's means: load the page anew. */
function load(seat: Seat): void {
  if (publicHall.value && publicHall.value.version !== seat.version) location.reload();
  if (loading || publicHall.value) return;
  loading = loadHall(seat).finally(() => {
    loading = null;
  });
}

async function loadHall({ hallId, version }: Seat): Promise<void> {
  const path = `/api/halls/${encodeURIComponent(hallId)}/${encodeURIComponent(version)}`;
  for (let answer = await getJson<PublicHall>(path); ; answer = await getJson<PublicHall>(path)) {
    if (answer.ok) return show(answer.value);
    if (answer.reason === 'no-such-hall') throw new Error(`the hall ${hallId} of the room is not published`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

function show(hall: PublicHall): void {
  const read = readHallMap(hall.map);
  if (!read.ok) throw new Error(`the published map cannot be read: ${read.problems[0]?.text}`);
  publicHall.value = hall;
  hallMap.value = read.map;
  presentWorld.value = new World(read.map, tellIntention, (tick) => void tell('avatar.clock', { tick }));
  sight.show(presentWorld.value, performance.now());
}

function tellIntention(intention: Intention, seq: number, tick: number): boolean {
  if (intention.kind === 'steer')
    return tell('avatar.steer', { tick, seq, heading: intention.heading, pace: intention.pace });
  const { to, heading = null } = intention;
  return tell('avatar.go', { tick, seq, x: to.x, y: to.y, pace: intention.pace === 1 ? 1 : 2, heading });
}
