import { around, type Pose } from './avatar-pose.ts';
import { darker, mix } from './palette.ts';
import { ellipse, line, path, rect } from './svg.ts';

const middleY = 28;

/** Neck and head with face for any facing, without hair; lies under the coat. */
export function head(skin: string, pose: Pose): string {
  const outline = { stroke: darker(skin, 0.32), 'stroke-width': 0.9 };
  return (
    rect(28 + pose.right * 0.6, 37, 8, 8, darker(skin, 0.14), { rx: 3 }) +
    ear(skin, pose, 90, false) +
    ear(skin, pose, -90, false) +
    ellipse(32 + pose.right * 0.8, middleY, 10.6, 11.8, skin, outline) +
    ear(skin, pose, 90, true) +
    ear(skin, pose, -90, true) +
    face(skin, pose)
  );
}

function ear(skin: string, pose: Pose, azimuth: number, isNear: boolean): string {
  const at = around(pose, azimuth, 10.6, 10.6);
  if (at.near >= 0 !== isNear || Math.abs(at.near) > 10.2) return '';
  return ellipse(at.x, middleY + 1.5, 2.2, 3, darker(skin, 0.06), { stroke: darker(skin, 0.32), 'stroke-width': 0.7 });
}

function face(skin: string, pose: Pose): string {
  return [-25, 25].map((azimuth) => halfFace(skin, pose, azimuth)).join('') + noseAndMouth(skin, pose);
}

/** Eye, brow and cheek of one side. */
function halfFace(skin: string, pose: Pose, azimuth: number): string {
  const at = around(pose, azimuth, 10, 10);
  const share = at.near / 10;
  if (share < 0.22) return '';
  const brow = { 'stroke-linecap': 'round', opacity: 0.8 };
  const cheek = around(pose, azimuth * 1.55, 10, 10);
  return (
    ellipse(at.x, middleY + 2, 0.8 + 0.8 * share, 2, '#2A211C') +
    ellipse(at.x - 0.4, middleY + 1.3, 0.5, 0.6, '#FFFFFF', { opacity: 0.85 }) +
    line(at.x - 1.9 * share, middleY - 2.6, at.x + 1.9 * share, middleY - 2.8, mix(skin, '#2A211C', 0.75), 1.2, brow) +
    (cheek.near > 2 ? ellipse(cheek.x, middleY + 5.4, 2.2, 1.4, '#D9705A', { opacity: 0.22 }) : '')
  );
}

function noseAndMouth(skin: string, pose: Pose): string {
  const middle = around(pose, 0, 9.6, 9.6);
  if (middle.near <= -0.5) return '';
  const share = Math.max(0.35, middle.near / 9.6);
  const tip = around(pose, 0, 11.2, 11.2).x;
  const nose = { stroke: darker(skin, 0.35), 'stroke-width': 1.1, 'stroke-linecap': 'round' };
  const mouth = { ...nose, stroke: darker(mix(skin, '#A0463A', 0.5), 0.1), 'stroke-width': 1.2 };
  return (
    path(`M${tip - 0.5} ${middleY + 2.6} q ${1.2 * pose.right} 2.2 ${-0.4 + pose.right * 0.2} 2.8`, 'none', nose) +
    path(`M${middle.x - 2.3 * share} ${middleY + 7.2} q ${2.3 * share} 1.7 ${4.6 * share} 0`, 'none', mouth)
  );
}
