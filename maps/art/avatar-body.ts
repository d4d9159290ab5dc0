import { backHair, head } from './avatar-head.ts';
import type { Look } from './avatar-looks.ts';
import { around, type Pose } from './avatar-pose.ts';
import { darker, lighter, mix, palette } from './palette.ts';
import { ellipse, group, line, path, rect } from './svg.ts';

/** Half widths of the trunk: to the sides, and front to back. */
export const trunk = { side: 12.2, depth: 9.4 };

/** One frame of a person, 64 × 96 units; needs the gradient `ground` for the shadow. */
export function person(look: Look, pose: Pose): string {
  const lift = { transform: `translate(0 ${-pose.bob})` };
  const arms = [1, -1].map((side) => ({ side, near: around(pose, side * 90, 1, 1).near }));
  const [far, close] = [arms.filter((arm) => arm.near < -0.2), arms.filter((arm) => arm.near >= -0.2)];
  const legs = [1, -1]
    .map((side) => ({ side, near: around(pose, side * 90, 1, 1).near }))
    .sort((a, b) => a.near - b.near);
  return (
    ellipse(32, 87, 17, 6, 'url(#ground)') +
    legs.map((one) => leg(look, pose, one.side)).join('') +
    group(
      far.map((one) => arm(look, pose, one.side)).join('') +
        backHair(look.hair, pose) +
        coat(look, pose) +
        close.map((one) => arm(look, pose, one.side)).join('') +
        neck(look, pose) +
        head(look, pose),
      lift,
    )
  );
}

function leg(look: Look, pose: Pose, side: number): string {
  const hip = around(pose, side * 90, 5.4, 5.4);
  const stride = pose.stride * side;
  const isLifted = pose.lifted === side;
  const x = hip.x + stride * pose.right * 8.5 + (isLifted ? -pose.right * 2.5 : 0);
  const y = 84.5 + stride * pose.near * 2.6 + hip.near * 0.22 - (isLifted ? 3.4 : 0);
  const knee = { x: (hip.x + x) / 2 + pose.right * (isLifted ? 3.5 : Math.abs(stride) * 1.4), y: 73 - pose.bob };
  const d = `M${hip.x} ${62 - pose.bob} Q ${knee.x} ${knee.y} ${x} ${y - 2}`;
  const shoeX = x + pose.right * 2.4;
  const shoeY = y + 0.6 + pose.near * 0.9;
  const [rx, ry] = [4.3 + Math.abs(pose.right) * 2, 2.9 + Math.abs(pose.near) * 0.7];
  const tone = hip.near < -0.5 ? darker(look.legs, 0.16) : look.legs;
  return (
    ellipse(shoeX, shoeY, rx, ry, look.shoes, { stroke: darker(look.shoes, 0.4), 'stroke-width': 0.8 }) +
    path(d, 'none', { stroke: darker(tone, 0.38), 'stroke-width': 9.4, 'stroke-linecap': 'round' }) +
    path(d, 'none', { stroke: tone, 'stroke-width': 7.8, 'stroke-linecap': 'round' })
  );
}

function arm(look: Look, pose: Pose, side: number): string {
  const shoulder = around(pose, side * 90, 11.8, 11.8);
  const swing = -pose.stride * side;
  const x = shoulder.x + (shoulder.x - 32) * 0.14 + swing * pose.right * 7;
  const y = 62.5 + shoulder.near * 0.12 + swing * pose.near * 1.8 - Math.abs(swing) * 1.4;
  const elbow = { x: (shoulder.x + x) / 2 + (shoulder.x - 32) * 0.16 - pose.right * 1.6, y: 54 };
  const d = `M${shoulder.x * 0.93 + 32 * 0.07} 45.5 Q ${elbow.x} ${elbow.y} ${x} ${y - 3}`;
  const tone = shoulder.near < -0.5 ? darker(look.coat, 0.2) : darker(look.coat, 0.05);
  return (
    ellipse(x, y, 3.1, 3.3, look.skin, { stroke: darker(look.skin, 0.35), 'stroke-width': 0.8 }) +
    path(d, 'none', { stroke: darker(look.coat, 0.42), 'stroke-width': 8.2, 'stroke-linecap': 'round' }) +
    path(d, 'none', { stroke: tone, 'stroke-width': 6.6, 'stroke-linecap': 'round' })
  );
}

function coat(look: Look, pose: Pose): string {
  const [near, right] = [Math.abs(pose.near), Math.abs(pose.right)];
  const shoulder = trunk.side * near + trunk.depth * right;
  const hem = (look.hemY > 70 ? 12.8 : 11.2) * near + (look.hemY > 70 ? 11.4 : 9.4) * right;
  const [l, r, y] = [32 - shoulder, 32 + shoulder, look.hemY];
  const shape = `M${l + 2} 43.5 C ${l + 4} 40.5 ${r - 4} 40.5 ${r - 2} 43.5 C ${r + 1} 46 ${r - 0.6} 55 ${32 + hem} ${y - 1} C ${32 + hem * 0.5} ${y + 1.8} ${32 - hem * 0.5} ${y + 1.8} ${32 - hem} ${y - 1} C ${l + 0.6} 55 ${l - 1} 46 ${l + 2} 43.5 Z`;
  const outline = { stroke: darker(look.coat, 0.42), 'stroke-width': 1, 'stroke-linejoin': 'round' };
  const shade = path(
    `M${32 + shoulder * 0.35} 42 C ${r - 1} 44 ${r} 52 ${32 + hem - 0.6} ${y - 1.4} L ${32 + hem * 0.3} ${y} Z`,
    '#1C1710',
    { opacity: 0.13 },
  );
  return path(shape, look.coat, outline) + shade + front(look, pose) + back(look, pose);
}

/** Opening of the coat with shirt and tie; narrower the more the person is turned. */
function front(look: Look, pose: Pose): string {
  if (pose.near < 0.3) return '';
  const middle = around(pose, 0, trunk.side, trunk.depth).x;
  const [left, right] = [around(pose, 24, trunk.side, trunk.depth), around(pose, -24, trunk.side, trunk.depth)];
  const open = `M${right.x} 42 L${middle} 55 L${left.x} 42 Z`;
  const lapel = { stroke: lighter(look.coat, 0.18), 'stroke-width': 1.2, 'stroke-linecap': 'round' };
  let drawing = path(open, look.shirt);
  if (look.tie) drawing += path(`M${middle - 1.5} 43 h3 l0.8 8 l-2.3 3.500 l-2.300 -3.500 Z`, look.tie);
  drawing += path(`M${right.x} 42 L${middle} 55 L${left.x} 42`, 'none', lapel);
  drawing += line(middle, 55, middle, look.hemY, darker(look.coat, 0.3), 0.9);
  for (const y of [58, 62])
    drawing += ellipse(middle + 1.6 * pose.near, y, 0.8, 0.8, mix(look.coat, palette.brassLight, 0.7));
  return drawing;
}

function back(look: Look, pose: Pose): string {
  if (pose.near > -0.3) return '';
  const middle = around(pose, 180, trunk.side, trunk.depth).x;
  return (
    line(middle, 46, middle, look.hemY - 1, darker(look.coat, 0.25), 0.9, { opacity: 0.8 }) +
    path(`M${middle - 6} 42.4 q 6 2.4 12 0`, 'none', { stroke: darker(look.coat, 0.3), 'stroke-width': 1 })
  );
}

function neck(look: Look, pose: Pose): string {
  const collar = pose.near < -0.3 ? look.coat : look.shirt;
  return (
    rect(28 + pose.right * 0.6, 37, 8, 6, darker(look.skin, 0.14), { rx: 3 }) +
    path(`M26.5 42.5 q 5.500 ${pose.near > 0 ? 3.2 : 1.2} 11 0`, 'none', {
      stroke: lighter(collar, 0.1),
      'stroke-width': 2,
      'stroke-linecap': 'round',
    })
  );
}
