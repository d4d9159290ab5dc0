import type { Point } from '@clearhall/shared-schema/map/hall-map';
import type { ViewInput } from '../avatar/hall-view.ts';
import type { World } from '../avatar/world.ts';
import { AvatarSprites } from './avatar-sprites.ts';
import { FloorMarks } from './floor-marks.ts';
import { frame, type Picture } from './frame.ts';
import { GateDoors } from './gate-doors.ts';
import type { HallPictures } from './hall-pictures.ts';
import { ART_PX, openStage, type Stage } from './stage.ts';
import { listenForTaps } from './taps.ts';
import { layTiles } from './tile-picture.ts';

/** The drawn hall: where a place of it is shown, in CSS pixels; and what closes it. */
export type OpenPicture = { project: (place: Point) => Point | null; close: () => void };

/** Opens the drawn hall. */
export async function openPicture(
  host: HTMLElement,
  world: World,
  pictures: HallPictures,
  input: ViewInput,
): Promise<OpenPicture> {
  let picture: Picture | null = null;
  const { stage, close } = await openStage(host, world, input, (open, elapsedMs) => {
    if (picture) frame(open, picture, performance.now(), elapsedMs);
  });
  layTiles(stage, pictures);
  picture = {
    doors: new GateDoors(stage, pictures),
    marks: new FloorMarks(stage, input.exhibits),
    avatars: new AvatarSprites(stage, pictures.figures),
  };
  const deafen = listenForTaps(stage, input.tapped);
  return {
    project: (place) => projected(stage, place),
    close: () => {
      deafen();
      close();
    },
  };
}

/** The point of the canvas, in CSS pixels, at which a place of the floor is shown; null before the first frame. */
function projected({ camera, centre, pixelRatio }: Stage, place: Point): Point | null {
  if (!centre) return null;
  const on = (at: number, scroll: number, size: number) =>
    ((at * ART_PX - scroll - size / 2) * camera.zoom + size / 2) / pixelRatio;
  return { x: on(place.x, camera.scrollX, camera.width), y: on(place.y, camera.scrollY, camera.height) };
}
