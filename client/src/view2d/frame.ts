import type { AvatarSprites } from './avatar-sprites.ts';
import { followed, seenPart, withinMap } from './camera-rules.ts';
import type { FloorMarks } from './floor-marks.ts';
import type { GateDoors } from './gate-doors.ts';
import { ART_PX, type Stage } from './stage.ts';

/** All that moves in the picture. */
export type Picture = { avatars: AvatarSprites; doors: GateDoors; marks: FloorMarks };

/** One picture of the hall, from the time to the camera. */
export function frame(stage: Stage, picture: Picture, nowMs: number, elapsedMs: number): void {
  stage.world.advance(nowMs);
  picture.doors.show(elapsedMs);
  picture.marks.show(elapsedMs);
  picture.avatars.show(elapsedMs);
  follow(stage, elapsedMs);
}

/** Looks where the own avatar is; in whole device pixels, so that what stands still does not shimmer. */
function follow(stage: Stage, elapsedMs: number): void {
  const { camera, world } = stage;
  const self = world.self;
  if (!self && stage.centre) return;
  const aim = self ?? world.map.starts[0] ?? { x: world.map.width / 2, y: world.map.height / 2 };
  const pxPerTile = camera.zoom * ART_PX;
  const seen = seenPart({ x: camera.width / stage.pixelRatio, y: camera.height / stage.pixelRatio }, stage.covered());
  const tiles = (cssPx: number) => (cssPx * stage.pixelRatio) / pxPerTile;
  const view = { x: tiles(seen.size.x), y: tiles(seen.size.y) };
  const middle = withinMap(aim, view, { x: world.map.width, y: world.map.height });
  const aimed = { x: middle.x - tiles(seen.offset.x), y: middle.y - tiles(seen.offset.y) };
  stage.centre = followed(self ? stage.centre : null, aimed, elapsedMs, stage.reducesMotion());
  const whole = (at: number, size: number) => (Math.round(at * pxPerTile - size / 2) + size / 2) / camera.zoom;
  camera.centerOn(whole(stage.centre.x, camera.width), whole(stage.centre.y, camera.height));
}
