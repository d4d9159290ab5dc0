import { trunk } from './avatar-coat.ts';
import { around, type Pose } from './avatar-pose.ts';
import { darker, lighter, palette } from './palette.ts';
import { ellipse, line, path, rect } from './svg.ts';

const middleY = 28;

/** What can be worn besides, in the order of the numbers of a look from 1 on. */
export const accessories: readonly { draw: (pose: Pose) => string; isOverHair: boolean }[] = [
  { draw: glasses, isOverHair: false },
  { draw: scarf, isOverHair: false },
  { draw: tie, isOverHair: false },
  { draw: cap, isOverHair: true },
  { draw: bag, isOverHair: false },
];

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

const wool = { tone: '#6C78A8', stripe: '#EDE3CC' };

/** Round the neck, one end in front. */
function scarf(pose: Pose): string {
  const outline = { stroke: darker(wool.tone, 0.4), 'stroke-width': 0.9, 'stroke-linejoin': 'round' };
  const half = 8 * Math.abs(pose.near) + 7.4 * Math.abs(pose.right);
  const round = path(
    `M${32 - half} 40.5 q ${half} 4.5 ${half * 2} 0 q 1.6 3 -0.6 5 q ${-half + 0.6} 4 ${-half * 2 + 1.2} 0 q -2.200 -2 -0.6 -5 Z`,
    wool.tone,
    outline,
  );
  const end = around(pose, 34, 8, 10.4);
  if (end.near < 1) return round;
  const width = 2.4 + 2.4 * Math.max(0, end.near / 10.4);
  const [x, y] = [end.x - width / 2, 45];
  const hanging =
    path(`M${x} ${y} h ${width} l 0.8 13 h ${-width - 1.6} Z`, wool.tone, outline) +
    line(x - 0.4, y + 8.4, x + width + 0.4, y + 8.4, wool.stripe, 1.3) +
    line(x - 0.6, y + 11, x + width + 0.6, y + 11, wool.stripe, 1.3);
  return hanging + round;
}

/** A tie under a turned down collar. */
function tie(pose: Pose): string {
  if (pose.near < 0.3) return '';
  const { x } = around(pose, 0, trunk.side, trunk.depth + 0.4);
  const width = 0.6 + 0.4 * pose.near;
  const collar = { stroke: '#CFC6B4', 'stroke-width': 0.7, 'stroke-linejoin': 'round' };
  const silk = { stroke: darker(palette.oxblood, 0.35), 'stroke-width': 0.7, 'stroke-linejoin': 'round' };
  return (
    path(
      `M${x - 1.7 * width} 43.4 h ${3.4 * width} l 1 10.5 l ${-2.7 * width} 3.4 l ${-2.7 * width} -3.4 Z`,
      palette.oxblood,
      silk,
    ) +
    path(`M${x} 43.6 l ${-5.4 * width} -2.2 l 0.6 4.4 l 3 0.8 Z`, '#F7F2E7', collar) +
    path(`M${x} 43.6 l ${5.4 * width} -2.2 l -0.6 4.4 l -3 0.8 Z`, '#F7F2E7', collar)
  );
}

const tweed = '#8C7250';

/** A flat cap with its peak to the front. */
function cap(pose: Pose): string {
  const x = 32 + pose.right * 0.8;
  const outline = { stroke: darker(tweed, 0.45), 'stroke-width': 0.9, 'stroke-linejoin': 'round' };
  const tip = around(pose, 0, 9, 13.5);
  const peak =
    pose.near > -0.5
      ? path(
          `M${x - 9.5 + pose.right * 4} 20.5 Q ${tip.x} ${24.5 + pose.near * 4} ${x + 9.5 + pose.right * 4} 20.5 Q ${x + pose.right * 8} 17.500 ${x - 9.5 + pose.right * 4} 20.5 Z`,
          darker(tweed, 0.25),
          outline,
        )
      : '';
  const crown = path(
    `M${x - 13} 20.5 C ${x - 13.6} 13 ${x - 8} 10.4 ${x} 10.4 C ${x + 8} 10.4 ${x + 13.6} 13 ${x + 13} 20.5 Q ${x} 23.200 ${x - 13} 20.5 Z`,
    tweed,
    outline,
  );
  const seam = path(`M${x - 9} 15.500 q 9 -5 18 0`, 'none', { stroke: lighter(tweed, 0.25), 'stroke-width': 1.2 });
  return crown + seam + peak;
}

const leather = '#7A5535';

/** A bag at the left hip, its strap from the right shoulder. */
function bag(pose: Pose): string {
  const strap = { stroke: darker(leather, 0.25), 'stroke-width': 2, 'stroke-linecap': 'round' };
  const at = around(pose, 78, trunk.side + 2, trunk.depth + 4);
  const [shoulder, hip] = [pose.near >= 0 ? -40 : -140, pose.near >= 0 ? 62 : 118];
  const [from, to] = [
    around(pose, shoulder, trunk.side * 0.8, trunk.depth),
    around(pose, hip, trunk.side, trunk.depth),
  ];
  const line = path(`M${from.x} 42.500 Q ${32 + (to.x - 32) * 0.3} 52 ${to.x} 60`, 'none', strap);
  if (at.near < -4) return line;
  const width = 5.5 + 4.5 * Math.abs(pose.right);
  const outline = { stroke: darker(leather, 0.5), 'stroke-width': 0.9 };
  return (
    line +
    rect(at.x - width / 2, 58.5, width, 8.8, leather, { rx: 1.6, ...outline }) +
    rect(at.x - width / 2, 58.5, width, 4, lighter(leather, 0.14), { rx: 1.4, ...outline }) +
    ellipse(at.x, 62.4, 0.9, 0.9, palette.brassLight)
  );
}
