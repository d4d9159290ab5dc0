import { lanyard, sash } from './avatar-badges.ts';
import { person } from './avatar-body.ts';
import { looks } from './avatar-looks.ts';
import { facings, feet, frameHeight, framesPerFacing, frameWidth, type Pose, poseOf } from './avatar-pose.ts';
import { defs, radial } from './svg.ts';

const columns = facings.length * framesPerFacing;

/** What a client must know to cut the sheet: a frame is number `row * columns + facing * framesPerFacing + frame`. */
export function avatarTable() {
  return {
    image: 'avatars.png',
    frameWidth,
    frameHeight,
    feet,
    columns,
    facings,
    framesPerFacing,
    idleFrame: 0,
    walkFrames: [1, 2, 3, 4],
    looks: looks.length,
    overlays: { sash: looks.length, lanyard: looks.length + 1 },
  };
}

/** All frames as one SVG: a row for each look, then one for each overlay. */
export function avatarSheetSvg(): string {
  const rows: ((pose: Pose) => string)[] = [...looks.map((look) => (pose: Pose) => person(look, pose)), sash, lanyard];
  let drawing = '';
  for (const [row, draw] of rows.entries()) {
    for (let column = 0; column < columns; column++) {
      const pose = poseOf(Math.floor(column / framesPerFacing), column % framesPerFacing);
      const box = `x="${column * frameWidth}" y="${row * frameHeight}" width="${frameWidth}" height="${frameHeight}"`;
      drawing += `<svg ${box}>${draw(pose)}</svg>`;
    }
  }
  return onGround(columns * frameWidth, rows.length * frameHeight, drawing);
}

/** The looks side by side, standing and facing the reader: a small picture to choose from. */
export function lookRowSvg(): string {
  const facing = poseOf(facings.indexOf('s'), 0);
  const drawing = looks
    .map((look, place) => {
      const box = `x="${place * frameWidth}" width="${frameWidth}" height="${frameHeight}"`;
      return `<svg ${box}>${person(look, facing)}</svg>`;
    })
    .join('');
  return onGround(looks.length * frameWidth, frameHeight, drawing);
}

/** A sheet of figures with the shadow that they stand on. */
function onGround(width: number, height: number, drawing: string): string {
  const ground = radial('ground', [
    [0, '#1C1710', 0.46],
    [0.6, '#1C1710', 0.3],
    [1, '#1C1710', 0],
  ]);
  const size = `width="${width}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${defs(ground)}${drawing}</svg>`;
}
