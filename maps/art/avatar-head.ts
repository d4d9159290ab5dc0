import type { Hair, Look } from './avatar-looks.ts';
import { around, type Pose } from './avatar-pose.ts';
import { darker, lighter, mix } from './palette.ts';
import { ellipse, line, path } from './svg.ts';

const middleY = 28;

/** Head with face, hair and glasses, for any facing. */
export function head(look: Look, pose: Pose): string {
  const { skin, hair } = look;
  const bun = hair.bun ? bunOf(hair, pose) : { near: 0, drawing: '' };
  const outline = { stroke: darker(skin, 0.32), 'stroke-width': 0.9 };
  return (
    (bun.near < 0 ? bun.drawing : '') +
    ear(skin, pose, 90, false) +
    ear(skin, pose, -90, false) +
    ellipse(32 + pose.right * 0.8, middleY, 10.6, 11.8, skin, outline) +
    ear(skin, pose, 90, true) +
    ear(skin, pose, -90, true) +
    face(look, pose) +
    frontHair(hair, pose) +
    (look.glasses ? glasses(pose) : '') +
    (bun.near >= 0 ? bun.drawing : '')
  );
}

function ear(skin: string, pose: Pose, azimuth: number, isNear: boolean): string {
  const at = around(pose, azimuth, 10.6, 10.6);
  if (at.near >= 0 !== isNear || Math.abs(at.near) > 10.2) return '';
  return ellipse(at.x, middleY + 1.5, 2.2, 3, darker(skin, 0.06), { stroke: darker(skin, 0.32), 'stroke-width': 0.7 });
}

function face(look: Look, pose: Pose): string {
  let drawing = '';
  for (const azimuth of [-25, 25]) {
    const at = around(pose, azimuth, 10, 10);
    const share = at.near / 10;
    if (share < 0.22) continue;
    drawing += ellipse(at.x, middleY + 2, 0.8 + 0.8 * share, 2, '#2A211C');
    drawing += ellipse(at.x - 0.4, middleY + 1.3, 0.5, 0.6, '#FFFFFF', { opacity: 0.85 });
    drawing += line(
      at.x - 1.9 * share,
      middleY - 2.6,
      at.x + 1.9 * share,
      middleY - 2.8,
      mix(look.hair.colour, '#2A211C', 0.4),
      1.2,
      {
        'stroke-linecap': 'round',
        opacity: 0.85,
      },
    );
    const cheek = around(pose, azimuth * 1.55, 10, 10);
    if (cheek.near > 2) drawing += ellipse(cheek.x, middleY + 5.4, 2.2, 1.4, '#D9705A', { opacity: 0.22 });
  }
  const middle = around(pose, 0, 9.6, 9.6);
  if (middle.near > -0.5) {
    const share = Math.max(0.35, middle.near / 9.6);
    const tip = around(pose, 0, 11.2, 11.2).x;
    drawing += path(`M${tip - 0.5} ${middleY + 2.6} q ${1.2 * pose.right} 2.2 ${-0.4 + pose.right * 0.2} 2.8`, 'none', {
      stroke: darker(look.skin, 0.35),
      'stroke-width': 1.1,
      'stroke-linecap': 'round',
    });
    drawing += path(`M${middle.x - 2.3 * share} ${middleY + 7.2} q ${2.3 * share} 1.7 ${4.6 * share} 0`, 'none', {
      stroke: darker(mix(look.skin, '#A0463A', 0.5), 0.1),
      'stroke-width': 1.2,
      'stroke-linecap': 'round',
    });
  }
  return drawing;
}

function glasses(pose: Pose): string {
  let drawing = '';
  const frame = { stroke: '#3A332C', 'stroke-width': 1.1 };
  for (const azimuth of [-25, 25]) {
    const at = around(pose, azimuth, 10.6, 10.6);
    const share = at.near / 10.6;
    if (share < 0.15) continue;
    drawing += ellipse(at.x, middleY + 2, 1.4 + 2.1 * share, 3.1, '#FFFFFF', { ...frame, 'fill-opacity': 0.16 });
  }
  for (const side of [-1, 1]) {
    const [from, to] = [around(pose, side * 42, 10.8, 10.8), around(pose, side * 86, 10.8, 10.8)];
    if (from.near > 0 && to.near > -3) drawing += line(from.x, middleY + 1.4, to.x, middleY + 1, '#3A332C', 1);
  }
  const bridge = around(pose, 0, 10.8, 10.8);
  return bridge.near > 4
    ? drawing + line(bridge.x - 1.6, middleY + 1.4, bridge.x + 1.6, middleY + 1.4, '#3A332C', 1)
    : drawing;
}

/** Lower edge of the hair at an azimuth of the head, from the face (0) to the neck (180). */
function hairEdge(hair: Hair, azimuth: number): number {
  const turned = ((((azimuth + 180) % 360) + 360) % 360) - 180;
  const away = Math.abs(turned);
  const [leftY, rightY] = hair.fringeY;
  const fringe = mixNumber(rightY, leftY, (turned + 60) / 120);
  if (away <= 52) return fringe;
  if (away <= 78) return mixNumber(fringe, hair.templeY, (away - 52) / 26);
  if (away <= 125) return mixNumber(hair.templeY, hair.napeY, (away - 78) / 47);
  return hair.napeY;
}

function mixNumber(from: number, to: number, share: number): number {
  return from + (to - from) * Math.min(1, Math.max(0, share));
}

/** The silhouette of hair on the half of the head that the viewer sees, down to `edge` at each azimuth. */
function hairShape(hair: Hair, pose: Pose, isFarSide: boolean): string {
  const radius = 10.6 + hair.volume;
  const facing = (Math.atan2(pose.right, pose.near) * 180) / Math.PI;
  const points: string[] = [];
  const edges: number[] = [];
  for (let at = 0; at <= 12; at++) {
    const seen = -90 + at * 15;
    const x = 32 + pose.right * 0.8 + Math.sin((seen * Math.PI) / 180) * radius;
    // A point seen `seen` degrees to the right of the middle lies that much to the left of the face of who looks at us.
    const azimuth = isFarSide ? 180 - seen - facing : seen - facing;
    const curl = hair.curls ? (at % 2 === 0 ? 1.4 : -0.6) : 0;
    const y = hairEdge(hair, azimuth) + curl;
    edges.push(y);
    points.push(`${x.toFixed(2)} ${y.toFixed(2)}`);
  }
  const [first, last] = [32 + pose.right * 0.8 - radius, 32 + pose.right * 0.8 + radius];
  const crown = middleY - 12.4 - hair.volume;
  // Where the hair ends above the temples at a rim of the head, the rim must not come down lower than the hair.
  const [firstY, lastY] = [Math.min(middleY - 2, edges[0] ?? 0), Math.min(middleY - 2, edges[12] ?? 0)];
  return `M${points.join(' L')} L${last} ${lastY} C ${last} ${crown + 2}, ${last - radius * 0.42} ${crown}, ${32 + pose.right * 0.8} ${crown} C ${first + radius * 0.42} ${crown}, ${first} ${crown + 2}, ${first} ${firstY} Z`;
}

/** Hair on the far side of the head: it hangs behind the trunk and is drawn before it. */
export function backHair(hair: Hair, pose: Pose): string {
  return path(hairShape(hair, pose, true), darker(hair.colour, 0.3), { 'stroke-linejoin': 'round' });
}

function frontHair(hair: Hair, pose: Pose): string {
  const outline = { stroke: darker(hair.colour, 0.4), 'stroke-width': 0.8, 'stroke-linejoin': 'round' };
  const shine = path(`M${25 + pose.right * 2} 20.5 q 5 -4.5 11 -3.2`, 'none', {
    stroke: lighter(hair.colour, 0.32),
    'stroke-width': 1.7,
    'stroke-linecap': 'round',
    opacity: 0.5,
  });
  return path(hairShape(hair, pose, false), hair.colour, outline) + shine;
}

function bunOf(hair: Hair, pose: Pose): { near: number; drawing: string } {
  const at = around(pose, 180, 10, 10);
  const y = at.near < 0 ? 14.5 : 19;
  const outline = { stroke: darker(hair.colour, 0.4), 'stroke-width': 0.8 };
  return {
    near: at.near,
    drawing:
      ellipse(at.x, y, 6, 5.6, darker(hair.colour, 0.05), outline) +
      path(`M${at.x - 3.5} ${y - 1} q 3.500 -3 7 0`, 'none', {
        stroke: lighter(hair.colour, 0.25),
        'stroke-width': 1.1,
        opacity: 0.6,
      }),
  };
}
