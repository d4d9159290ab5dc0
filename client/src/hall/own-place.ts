import { batch } from '@preact/signals';
import { seatOffer, seatOfferIn } from '../avatar/seat-offer.ts';
import type { World } from '../avatar/world.ts';
import { myPasses, myPlace, mySceneId, nearExhibitId, nearGateId } from '../net/mirror.ts';
import { surroundingsAt } from './own-surroundings.ts';

/** The world goes on this often also where no view draws it. */
const WORLD_MS = 50;
const WRITES_EVERY = 5;

/**
 * Keeps the world going and writes where one stands, four times a second: into the signals, and on `view` as
 * `data-x`, `data-y` (tiles), `data-people` and `data-corrections`, for whoever measures from outside. Gives the
 * function that ends it.
 */
export function keepOwnPlace(world: World, view: HTMLElement, nowMs: () => number): () => void {
  let beat = 0;
  const timer = setInterval(() => {
    world.advance(nowMs());
    if (beat++ % WRITES_EVERY === 0) write(world, view);
  }, WORLD_MS);
  return () => clearInterval(timer);
}

function write(world: World, view: HTMLElement): void {
  const self = world.self;
  if (!self) return;
  Object.assign(view.dataset, {
    x: self.x.toFixed(3),
    y: self.y.toFixed(3),
    people: String(world.shown.size),
    corrections: String(world.corrections),
  });
  const around = surroundingsAt(world.map, world.passes, self);
  batch(() => {
    const before = myPlace.value;
    if (before?.x !== self.x || before.y !== self.y) myPlace.value = { x: self.x, y: self.y };
    myPasses.value = world.passes;
    mySceneId.value = around.sceneId;
    nearGateId.value = around.gateId;
    nearExhibitId.value = around.exhibitId;
    seatOffer.value = seatOfferIn(world);
  });
}
