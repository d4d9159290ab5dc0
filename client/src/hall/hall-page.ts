import type { SignedIn } from '@clearhall/shared-schema/identity/http';
import type { Point } from '@clearhall/shared-schema/map/hall-map';
import { effect } from '@preact/signals';
import { freeSeat } from '../avatar/free-seat.ts';
import { type ExhibitsShown, presentView, viewState } from '../avatar/hall-view.ts';
import { steerByKeys } from '../avatar/key-steering.ts';
import { presentWorld } from '../avatar/present-world.ts';
import { presentSteering, takeSeatOffer } from '../avatar/seat-offer.ts';
import { Steering } from '../avatar/steering.ts';
import { mountStick } from '../avatar/stick.tsx';
import { placeToWalkTo } from '../avatar/tap-place.ts';
import type { World } from '../avatar/world.ts';
import { exhibitProgress } from '../exhibit/exhibit-progress.ts';
import { entryRefusal, nearExhibitId, nearGateId, publicHall } from '../net/mirror.ts';
import { showPanel } from '../ui/open-panel.ts';
import { mountPanels } from '../ui/panels.tsx';
import { getJson } from '../ui/requests.ts';
import { namesShown } from '../ui/settings.ts';
import { coveredEdges } from './covered-edges.ts';
import { enterHall, rejoin } from './enter-hall.ts';
import { entryAddress, type HallQuery, readHallQuery } from './hall-query.ts';
import { keepOwnPlace } from './own-place.ts';
import { visitorName } from './visitor-name.ts';

/** How near a seat is to a tap that means it. */
const TAPPED_SEAT_TILES = 0.7;
/** A tapped place further than this is hurried to. */
const FAR_TILES = 6;

/** Begins the hall page: panels first, then the room, then the picture of the hall. */
async function begin(): Promise<void> {
  const query = readHallQuery(location.search);
  if (!query || !(await isKnown(query))) {
    location.replace(entryAddress(query));
    return;
  }
  await mountPanels(element('panels'));
  sendBackWhenUnknown(query);
  const stop = effect(() => {
    const world = presentWorld.value;
    if (world) openEyes(world);
  });
  addEventListener('online', rejoin);
  addEventListener('pageshow', (event) => event.persisted && rejoin());
  addEventListener('pagehide', stop, { once: true });
  await enterHall(query);
}

/** Whether somebody is signed in, or gave a name at the entry; whether it is enough, the server says. */
async function isKnown(query: HallQuery): Promise<boolean> {
  for (;;) {
    const answer = await getJson<{ me: SignedIn }>('/api/me');
    if (answer.ok) {
      return answer.value.me !== null || visitorName() !== null;
    }
    if (answer.reason !== 'offline') return false;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    if (readHallQuery(location.search)?.hallId !== query.hallId) return false;
  }
}

/** A name or a sign-in that the server does not take is asked for anew. */
function sendBackWhenUnknown(query: HallQuery): void {
  effect(() => {
    const reason = entryRefusal.value;
    if (reason === 'not-signed-in' || reason === 'bad-name') location.replace(entryAddress(query));
  });
}

function openEyes(world: World): void {
  const steering = new Steering((intention) => world.want(intention));
  presentSteering.value = steering;
  steerByKeys(window, steering, () => actNear(world, steering));
  mountStick(element('stick'), steering);
  keepOwnPlace(world, element('view'), () => performance.now());
  void draw(world, steering);
}

/** Opens what one stands before, and looks at it; else sits down or stands up. False when there is nothing. */
function actNear(world: World, steering: Steering): boolean {
  const [gateId, exhibitId] = [nearGateId.value, nearExhibitId.value];
  const gate = world.map.gates.find((each) => each.gateId === gateId);
  const exhibit = world.map.exhibits.find((each) => each.exhibitId === exhibitId);
  if (gate) {
    world.face({ x: gate.x + gate.width / 2, y: gate.y + gate.height / 2 });
    showPanel({ kind: 'gate', gateId, by: 'person' });
  } else if (exhibit) {
    world.face(exhibit);
    showPanel({ kind: 'exhibit', exhibitId, by: 'person' });
  } else return takeSeatOffer(world, steering);
  return true;
}

async function draw(world: World, steering: Steering): Promise<void> {
  const hall = publicHall.peek();
  if (!hall) return;
  try {
    const { hallView2d } = await import('../view2d/hall-view-2d.ts');
    const view = hallView2d(element('view'), hall);
    await view.start(world, {
      tapped: (place) => walk(world, steering, place),
      covered: coveredEdges(document, () => performance.now()),
      names: () => namesShown.peek(),
      exhibits: exhibitsShown,
    });
    presentView.value = view;
    viewState.value = 'running';
  } catch (error) {
    console.warn('The hall is not drawn; the lists show all of it.', error);
    viewState.value = 'unavailable';
  }
}

function exhibitsShown(): ExhibitsShown {
  const progress = exhibitProgress.peek();
  return { nearId: nearExhibitId.peek(), isSeen: (exhibitId) => progress.get(exhibitId)?.isSeen === true };
}

/** Walks to what was tapped, or as near as one can, and sits down on a seat; far places in a hurry. */
function walk(world: World, steering: Steering, tapped: Point): void {
  const from = world.self;
  const seat = freeSeat(world.map, world.shown.values(), tapped, TAPPED_SEAT_TILES);
  const place = seat ?? (from && placeToWalkTo(world.map, world.passes, from, tapped));
  if (from && place) steering.walkTo(place, Math.hypot(place.x - from.x, place.y - from.y) > FAR_TILES ? 2 : 1);
}

/** The element of this id; made where the page has none. */
function element(id: string): HTMLElement {
  const known = document.getElementById(id);
  if (known) return known;
  const made = document.createElement('div');
  made.id = id;
  document.body.append(made);
  return made;
}

void begin();
