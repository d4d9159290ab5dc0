import { armOf, trunkShape } from './avatar-body.ts';
import type { HairStyle } from './avatar-choices.ts';
import { around, type Pose } from './avatar-pose.ts';
import { darker, lighter } from './palette.ts';
import { ellipse, group, path } from './svg.ts';

const middleY = 28;

/**
 * Hair for any facing, to lie over head and coat: what hangs behind them is cut out where they are. `id` names its
 * mask.
 */
export function hairOf(style: HairStyle, colour: string, pose: Pose, id: string): string {
  const bound = boundOf(style, colour, pose);
  const behind = farHair(style, colour, pose) + (bound.near < 0 ? bound.drawing : '');
  const before = nearHair(style, colour, pose) + (bound.near >= 0 ? bound.drawing : '');
  return coverMask(pose, id) + group(behind, { mask: `url(#${id})` }) + before;
}

/** Lets through only what is not behind head, neck, trunk and arms. */
function coverMask(pose: Pose, id: string): string {
  const black = '#000000';
  const stroke = { stroke: black, 'stroke-width': 7, 'stroke-linecap': 'round' };
  const cover =
    ellipse(32 + pose.right * 0.8, middleY, 10.3, 11.5, black) +
    path(trunkShape(pose, 66, 10), black) +
    path(`M32 36 V 43`, 'none', { stroke: black, 'stroke-width': 7 }) +
    path(armOf(pose, 1).d, 'none', stroke) +
    path(armOf(pose, -1).d, 'none', stroke);
  return `<mask id="${id}" maskUnits="userSpaceOnUse" x="0" y="0" width="64" height="112"><rect width="64" height="112" fill="#FFFFFF"/>${cover}</mask>`;
}

/** Lower edge of the hair at an azimuth of the head, from the face (0) to the neck (180). */
function hairEdge(style: HairStyle, azimuth: number): number {
  const turned = ((((azimuth + 180) % 360) + 360) % 360) - 180;
  const away = Math.abs(turned);
  const [leftY, rightY] = style.fringeY;
  const fringe = mixNumber(rightY, leftY, (turned + 60) / 120);
  if (away <= 52) return fringe;
  if (away <= 78) return mixNumber(fringe, style.templeY, (away - 52) / 26);
  if (away <= 125) return mixNumber(style.templeY, style.napeY, (away - 78) / 47);
  return style.napeY;
}

function mixNumber(from: number, to: number, share: number): number {
  return from + (to - from) * Math.min(1, Math.max(0, share));
}

/** The silhouette of hair on the half of the head that the viewer sees, or on the other, down to its edge. */
function hairShape(style: HairStyle, pose: Pose, isFarSide: boolean): string {
  const radius = 10.6 + style.volume;
  const facing = (Math.atan2(pose.right, pose.near) * 180) / Math.PI;
  const points: string[] = [];
  const edges: number[] = [];
  for (let at = 0; at <= 12; at++) {
    const seen = -90 + at * 15;
    const x = 32 + pose.right * 0.8 + Math.sin((seen * Math.PI) / 180) * radius;
    // A point seen `seen` degrees to the right of the middle lies that much to the left of the face of who looks at us.
    const azimuth = isFarSide ? 180 - seen - facing : seen - facing;
    const curl = style.curls ? (at % 2 === 0 ? 1.4 : -0.6) : 0;
    const y = hairEdge(style, azimuth) + curl;
    edges.push(y);
    points.push(`${x.toFixed(2)} ${y.toFixed(2)}`);
  }
  const [first, last] = [32 + pose.right * 0.8 - radius, 32 + pose.right * 0.8 + radius];
  const crown = middleY - 12.4 - style.volume;
  // Where the hair ends above the temples at a rim of the head, the rim must not come down lower than the hair.
  const [firstY, lastY] = [Math.min(middleY - 2, edges[0] ?? 0), Math.min(middleY - 2, edges[12] ?? 0)];
  return `M${points.join(' L')} L${last} ${lastY} C ${last} ${crown + 2}, ${last - radius * 0.42} ${crown}, ${32 + pose.right * 0.8} ${crown} C ${first + radius * 0.42} ${crown}, ${first} ${crown + 2}, ${first} ${firstY} Z`;
}

function farHair(style: HairStyle, colour: string, pose: Pose): string {
  return path(hairShape(style, pose, true), darker(colour, 0.3), { 'stroke-linejoin': 'round' });
}

function nearHair(style: HairStyle, colour: string, pose: Pose): string {
  const outline = { stroke: darker(colour, 0.4), 'stroke-width': 0.8, 'stroke-linejoin': 'round' };
  const shine = path(`M${25 + pose.right * 2} 20.5 q 5 -4.500 11 -3.200`, 'none', {
    stroke: lighter(colour, 0.32),
    'stroke-width': 1.7,
    'stroke-linecap': 'round',
    opacity: 0.5,
  });
  const strands = [152, 180, 208].map((azimuth) => strand(style, colour, pose, azimuth));
  return (
    path(hairShape(style, pose, false), colour, outline) + curlBumps(style, colour, pose) + strands.join('') + shine
  );
}

/** A line down the back of the hair, where there is a back to be seen. */
function strand(style: HairStyle, colour: string, pose: Pose, azimuth: number): string {
  const at = around(pose, azimuth, 9.4, 9.4);
  if (at.near < 3 || style.curls) return '';
  const middle = around(pose, azimuth, 5, 5).x;
  const tone = { stroke: darker(colour, 0.22), 'stroke-width': 0.9, 'stroke-linecap': 'round', opacity: 0.7 };
  return path(`M${middle} 19.5 Q ${at.x} 23 ${at.x} ${style.napeY - 2.5}`, 'none', tone);
}

/** A rim of curls round the crown. */
function curlBumps(style: HairStyle, colour: string, pose: Pose): string {
  if (!style.curls) return '';
  const radius = 10.2 + style.volume;
  return [-62, -38, -13, 13, 38, 62]
    .map((degrees) => {
      const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
      const [x, y] = [32 + pose.right * 0.8 + sine * radius, middleY - 1 - cosine * (radius + 0.6)];
      return ellipse(x, y, 3, 2.8, colour);
    })
    .join('');
}

/** What is bound at the back of the head: a bun above, or a tail that hangs down. */
function boundOf({ bound }: HairStyle, colour: string, pose: Pose): { near: number; drawing: string } {
  if (!bound) return { near: 0, drawing: '' };
  const at = around(pose, 180, bound === 'bun' ? 10 : 11.4, bound === 'bun' ? 10 : 11.4);
  const outline = { stroke: darker(colour, 0.4), 'stroke-width': 0.8, 'stroke-linejoin': 'round' };
  const shine = { stroke: lighter(colour, 0.25), 'stroke-width': 1.1, opacity: 0.6 };
  if (bound === 'bun') {
    const y = at.near < 0 ? 14.5 : 19;
    const drawing =
      ellipse(at.x, y, 6, 5.6, darker(colour, 0.05), outline) +
      path(`M${at.x - 3.5} ${y - 1} q 3.500 -3 7 0`, 'none', shine);
    return { near: at.near, drawing };
  }
  const away = at.x - 32;
  const d = `M${at.x - 3} 21 C ${at.x - 4 + away * 0.5} 27 ${at.x - 5 + away * 0.4} 40 ${at.x - 0.5 + away * 0.35} 47 C ${at.x + 4.5 + away * 0.4} 41 ${at.x + 4 + away * 0.5} 27 ${at.x + 3} 21 Z`;
  const band = ellipse(at.x, 21.5, 3.2, 1.9, '#7A2F2A', { stroke: '#4E1D1A', 'stroke-width': 0.6 });
  const drawing = path(d, darker(colour, 0.05), outline) + path(`M${at.x + away * 0.3} 26 v 12`, 'none', shine) + band;
  return { near: at.near, drawing };
}
