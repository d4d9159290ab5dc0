import type { Role } from '@clearhall/shared-schema/contract';
import table from '../art/avatars.json' with { type: 'json' };
import type { Stage } from './stage.ts';

const KEY = 'avatars';

/** The size of a figure in the picture, and the share of its height at which it stands. */
export const FIGURE = {
  width: table.frameWidth,
  height: table.frameHeight,
  originX: table.feet.x / table.frameWidth,
  originY: table.feet.y / table.frameHeight,
} as const;

/** Frames of one pair of steps. */
export const STEPS = table.walkFrames.length;

/** The picture of all figures, cut into frames: a row for each look, then one for each badge. */
export class AvatarAtlas {
  readonly key = KEY;

  constructor({ scene }: Stage, picture: HTMLImageElement) {
    const texture = scene.textures.addImage(KEY, picture);
    if (!texture) throw new Error('the picture of the avatars is there twice');
    const rows = table.looks + Object.keys(table.overlays).length;
    for (let index = 0; index < rows * table.columns; index++) {
      const column = index % table.columns;
      const row = Math.floor(index / table.columns);
      texture.add(index, 0, column * FIGURE.width, row * FIGURE.height, FIGURE.width, FIGURE.height);
    }
  }

  /** The frame of a look; `facing` 0…7 from east clockwise, `step` null for standing. */
  bodyFrame(look: number, facing: number, step: number | null): number {
    return (look % table.looks) * table.columns + columnOf(facing, step);
  }

  /** The frame of what a role wears over its coat; null when it wears nothing. */
  badgeFrame(role: Role, facing: number, step: number | null): number | null {
    const row = role === 'lecturer' ? table.overlays.sash : role === 'supervisor' ? table.overlays.lanyard : null;
    return row === null ? null : row * table.columns + columnOf(facing, step);
  }
}

/** The sheet begins with north; facings count from east. */
function columnOf(facing: number, step: number | null): number {
  const frame = step === null ? table.idleFrame : (table.walkFrames[step % STEPS] ?? table.idleFrame);
  return ((facing + 2) & 7) * table.framesPerFacing + frame;
}
