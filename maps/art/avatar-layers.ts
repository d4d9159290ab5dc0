import { accessories } from './avatar-accessories.ts';
import { armband, lanyard, sash } from './avatar-badges.ts';
import { dressed, hands, lifted } from './avatar-body.ts';
import { coats, hairColours, hairStyles, skins } from './avatar-choices.ts';
import { hairOf } from './avatar-hair.ts';
import { head } from './avatar-head.ts';
import { facings, frameOf, type Pose, poseOf, steps } from './avatar-pose.ts';
import { group } from './svg.ts';

/** One picture of a layer; draws on the field of a figure. `id` is its own among all masks of a drawing. */
export type Cell = (id: string) => string;

/** A layer of figures: for each thing that can be worn its pictures, one for each pose in which it looks different. */
export type Layer = { name: string; things: number; cellsPerThing: number; cells: readonly Cell[] };

/** How a simplified figure is told apart: its coat, whether hair is dark, brown or light, and skin light or deep. */
export const simple = { hairOfTone: [0, 2, 4], skinOfTone: [1, 3] } as const;

/** All layers of the sheet. */
export function avatarLayers(): Layer[] {
  return [
    posed('skin', skins, (skin, pose) => lifted(pose, head(skin, pose) + hands(skin, pose))),
    turned('hair', hairKinds(), ({ style, colour }, pose, id) => hairOf(style, colour, pose, id)),
    turned('accessory', accessories, ({ draw }, pose) => draw(pose)),
    turned('badge', [sash, lanyard, armband], (draw, pose) => draw(pose)),
    posed('coat', coats, dressed),
    layer('simple', simpleKinds(), poses([frameOf.standing], 1), wholeFigure),
    layer('simpleSitting', simpleKinds(), poses([frameOf.sitting], 2), wholeFigure),
  ];
}

/** Every style of hair in every colour, in the order of the sheet. */
function hairKinds() {
  return hairStyles.flatMap((style) => hairColours.map((colour) => ({ style, colour })));
}

type SimpleKind = { coat: number; hairTone: number; skinTone: number };

function simpleKinds(): SimpleKind[] {
  return coats.flatMap((_, coat) =>
    simple.hairOfTone.flatMap((_, hairTone) => simple.skinOfTone.map((_, skinTone) => ({ coat, hairTone, skinTone }))),
  );
}

/** A figure in one picture, for those far off. */
function wholeFigure({ coat, hairTone, skinTone }: SimpleKind, pose: Pose, id: string): string {
  const worn = coats[coat];
  const style = hairStyles[worn?.cut === 'dress' || worn?.cut === 'skirt' ? 4 : 0];
  const skin = skins[simple.skinOfTone[skinTone] ?? 0];
  const colour = hairColours[simple.hairOfTone[hairTone] ?? 0];
  if (!worn || !style || !skin || !colour) throw new RangeError('a simple figure of things that do not exist');
  return (
    lifted(pose, head(skin, pose) + hands(skin, pose)) +
    dressed(worn, pose, `${id}c`) +
    lifted(pose, hairOf(style, colour, pose, `${id}h`))
  );
}

/** A picture for every frame of every facing: what moves with the step. */
function posed<T>(name: string, things: readonly T[], draw: (thing: T, pose: Pose, id: string) => string): Layer {
  return layer(name, things, poses([...steps.keys()], 1), draw);
}

/** A picture for every facing: what moves only as the trunk does. */
function turned<T>(name: string, things: readonly T[], draw: (thing: T, pose: Pose, id: string) => string): Layer {
  return layer(name, things, poses([frameOf.standing], 1), draw);
}

function layer<T>(
  name: string,
  things: readonly T[],
  each: readonly Pose[],
  draw: (thing: T, pose: Pose, id: string) => string,
): Layer {
  const cells = things.flatMap((thing) => each.map((pose) => (id: string) => group(draw(thing, pose, id))));
  return { name, things: things.length, cellsPerThing: each.length, cells };
}

/** The poses of these frames for every facing, or for every second one. */
function poses(frames: readonly number[], facingStep: number): Pose[] {
  return facings.flatMap((_, facing) =>
    facing % facingStep === 0 ? frames.map((frame) => poseOf(facing, frame)) : [],
  );
}
