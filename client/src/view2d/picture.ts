import type { ViewInput } from '../avatar/hall-view.ts';
import type { World } from '../avatar/world.ts';
import { AvatarSprites } from './avatar-sprites.ts';
import { FloorMarks } from './floor-marks.ts';
import { frame, type Picture } from './frame.ts';
import { GateDoors } from './gate-doors.ts';
import type { HallPictures } from './hall-pictures.ts';
import { openStage } from './stage.ts';
import { listenForTaps } from './taps.ts';
import { layTiles } from './tile-picture.ts';

/** Opens the drawn hall; gives the function that closes it. */
export async function openPicture(
  host: HTMLElement,
  world: World,
  pictures: HallPictures,
  input: ViewInput,
): Promise<() => void> {
  let picture: Picture | null = null;
  const { stage, close } = await openStage(host, world, input.covered, (open, elapsedMs) => {
    if (picture) frame(open, picture, performance.now(), elapsedMs);
  });
  layTiles(stage, pictures);
  picture = {
    doors: new GateDoors(stage, pictures),
    marks: new FloorMarks(stage),
    avatars: new AvatarSprites(stage, pictures.figures),
  };
  const deafen = listenForTaps(stage, input.tapped);
  return () => {
    deafen();
    close();
  };
}
