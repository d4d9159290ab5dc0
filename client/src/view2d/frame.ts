import type { AvatarSprites } from './avatar-sprites.ts';
import { followed, withinMap } from './camera-rules.ts';
import type { FloorMarks } from './floor-marks.ts';
import type { GateDoors } from './gate-doors.ts';
import { ART_PX, type Stage } from './stage.ts';

/** All that moves in the picture. */
export type Picture = { avatars: AvatarSprites; doors: GateDoors; marks: FloorMarks };

/** One picture of the hall, from the time to the camera. */
export function frame(stage: Stage, picture: Picture, nowMs: number, elapsedMs: number): void {
  stage.world.advance(nowMs);
  picture.doors.show();
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
  stage.centre = followed(self ? stage.centre : null, aim, elapsedMs, stage.reducesMotion());
  const pxPerTile = camera.zoom * ART_PX;
  const view = { x: camera.width / pxPerTile, y: camera.height / pxPerTile };
  const centre = withinMap(stage.centre, view, { x: world.map.width, y: world.map.height });
  const whole = (tiles: number, size: number) => (Math.round(tiles * pxPerTile - size / 2) + size / 2) / camera.zoom;
  camera.centerOn(whole(centre.x, camera.width), whole(centre.y, camera.height));
}
