import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { darker, lighter, palette } from './palette.ts';
import { writePicture } from './picture.ts';
import { defs, ellipse, group, line, path, radial, rect, softShadow } from './svg.ts';

const WIDE = 1200;
const HALF = 480;
const jadeGreen = '#8FB59A';

/** A ring of jade round (0, 0). */
function jadeRing(): string {
  return (
    path('M-34 0 a34 34 0 1 0 68 0 a34 34 0 1 0 -68 0 Z M-12 0 a12 12 0 1 1 24 0 a12 12 0 1 1 -24 0 Z', jadeGreen, {
      'fill-rule': 'evenodd',
      stroke: darker(jadeGreen, 0.4),
      'stroke-width': 3,
    }) + path('M-24 -14 A28 28 0 0 1 8 -27', 'none', { stroke: lighter(jadeGreen, 0.6), 'stroke-width': 4 })
  );
}

/** A light in the breast, or the empty place where it was, round (0, 0). */
function innerLight(isLit: boolean): string {
  if (!isLit) return ellipse(0, 0, 17, 17, 'none', { stroke: '#C9BFA9', 'stroke-width': 3, 'stroke-dasharray': '6 6' });
  const rays = Array.from({ length: 12 }, (_, index) =>
    group(line(0, -34, 0, -48, palette.brassLight, 5), { transform: `rotate(${index * 30})` }),
  );
  return ellipse(0, 0, 70, 70, 'url(#inner-light)') + rays.join('') + ellipse(0, 0, 20, 20, '#FFF3CF');
}

/** A man in a robe, 300 high, his feet at (0, 0); `toRight` he holds out his hands to the right. */
function man(coat: string, toRight: boolean, inHands: string, inBreast: string): string {
  const dark = darker(coat, 0.35);
  const body =
    path('M-62 0 C-70 -110 -58 -190 -34 -216 H34 C58 -190 70 -110 62 0 Z', coat, { stroke: dark, 'stroke-width': 3 }) +
    path('M-34 -216 L0 -160 L34 -216', 'none', { stroke: palette.paper, 'stroke-width': 9 }) +
    rect(-60, -112, 120, 16, dark) +
    path('M-16 -142 C30 -142 84 -134 118 -126 L112 -80 C76 -88 20 -88 -22 -86 Z', lighter(coat, 0.12), {
      stroke: dark,
      'stroke-width': 3,
    }) +
    path('M114 -116 h28 a8 8 0 0 1 0 22 h-30 Z', '#E2B98F') +
    ellipse(0, -246, 33, 37, '#E2B98F') +
    path('M-34 -250 C-36 -292 36 -292 34 -250 C20 -268 -20 -268 -34 -250 Z', palette.ink) +
    ellipse(0, -290, 13, 12, palette.ink) +
    ellipse(8, -246, 3, 4, palette.ink) +
    ellipse(24, -246, 3, 4, palette.ink) +
    path('M10 -228 Q17 -224 23 -228', 'none', { stroke: palette.ink, 'stroke-width': 2.5 });
  const turned = group(body + group(inHands, { transform: 'translate(168 -132)' }), {
    transform: toRight ? 'scale(1 1)' : 'scale(-1 1)',
  });
  return turned + group(inBreast, { transform: 'translate(0 -178) scale(0.8)' });
}

function scene(at: number, shadow: string, isTaken: boolean): string {
  const jade = jadeRing();
  const giver = man(palette.slateTeal, true, isTaken ? '' : jade, '');
  const zihan = man(palette.oxblood, false, isTaken ? jade : '', innerLight(!isTaken));
  return group(
    rect(24, 16, WIDE - 48, HALF - 32, palette.paper, { rx: 18, stroke: '#D8CFBD', 'stroke-width': 3 }) +
      softShadow(`${shadow}-left`, 330, 418, 110, 16, 0.4) +
      softShadow(`${shadow}-right`, 870, 418, 110, 16, 0.4) +
      group(giver, { transform: 'translate(330 416) scale(1.2)' }) +
      group(zihan, { transform: 'translate(870 416) scale(1.2)' }),
    { transform: `translate(0 ${at})` },
  );
}

/** The jade taken and both without their treasure; the jade declined and each with his own. No words. */
function jadeBothKeep(): string {
  const light = radial('inner-light', [
    [0, '#FFE9A8', 0.95],
    [1, '#FFE9A8', 0],
  ]);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDE}" height="${2 * HALF}" viewBox="0 0 ${WIDE} ${2 * HALF}">${
    defs(light) + rect(0, 0, WIDE, 2 * HALF, palette.limestone) + scene(0, 'taken', true) + scene(HALF, 'kept', false)
  }</svg>`;
}

/** Draws the pictures of the sample hall's exhibits into its folder `media`. */
export async function writeExhibitPictures(hallFolder: string): Promise<void> {
  await mkdir(join(hallFolder, 'media'), { recursive: true });
  await writePicture(join(hallFolder, 'media', 'jade-both-keep.png'), jadeBothKeep(), 1.5, {
    quality: 100,
    dither: 0.4,
  });
}
