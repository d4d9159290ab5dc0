import type { Coat } from './avatar-choices.ts';
import { front, trunk } from './avatar-coat.ts';
import { around, type Pose } from './avatar-pose.ts';
import { darker, lighter } from './palette.ts';
import { ellipse, group, path } from './svg.ts';

/** Lifts what belongs to trunk and head as the pose has it. */
export function lifted(pose: Pose, drawing: string): string {
  return pose.rise === 0 ? drawing : group(drawing, { transform: `translate(0 ${-pose.rise})` });
}

/** The hands, to lie under the coat: far ones are hidden by it, near ones show through the holes that it leaves. */
export function hands(skin: string, pose: Pose): string {
  const outline = { stroke: darker(skin, 0.35), 'stroke-width': 0.8 };
  return [1, -1]
    .map((side) => armOf(pose, side).hand)
    .map(({ x, y }) => ellipse(x, y, 3.1, 3.3, skin, outline))
    .join('');
}

/** The coat with legs, shoes and shadow; `id` names its mask. */
export function dressed(coat: Coat, pose: Pose, id: string): string {
  const sides = [1, -1].map((side) => ({ side, near: around(pose, side * 90, 1, 1).near }));
  // The arms of who sits lie in the lap: from behind the trunk hides them.
  const isClose = ({ near }: { near: number }) => near >= -0.2 && !(pose.sits && pose.near < -0.3);
  const [far, close] = [sides.filter((arm) => !isClose(arm)), sides.filter(isClose)];
  const legs = [...sides].sort((a, b) => a.near - b.near);
  const holes = close
    .map(({ side }) => armOf(pose, side).hand)
    .map(({ x, y }) => ellipse(x, y - pose.rise, 3, 3.2, '#000000'));
  const mask = `<mask id="${id}" maskUnits="userSpaceOnUse" x="0" y="0" width="64" height="112"><rect width="64" height="112" fill="#FFFFFF"/>${holes.join('')}</mask>`;
  const behind =
    shadow(pose) +
    legs.map((leg) => (pose.sits ? sittingLeg : standingLeg)(coat, pose, leg.side)).join('') +
    lifted(pose, far.map((arm) => sleeve(coat, pose, arm.side)).join('') + trunkOf(coat, pose)) +
    (pose.sits ? legs.map((leg) => lapOf(coat, pose, leg.side)).join('') : '');
  return (
    mask +
    group(behind, { mask: `url(#${id})` }) +
    lifted(pose, close.map((arm) => sleeve(coat, pose, arm.side)).join(''))
  );
}

/** Flat rings instead of a soft edge: they look the same on the floor and are a third of the bytes. */
function shadow(pose: Pose): string {
  const [x, y, scale] = pose.sits ? [32 + pose.right * 3, 83, 0.8] : [32, 87, 1];
  const rings = [17, 14.5, 12].map((rx) => ellipse(x, y, rx * scale, rx * scale * 0.35, '#1C1710', { opacity: 0.15 }));
  return rings.join('');
}

function standingLeg(coat: Coat, pose: Pose, side: number): string {
  const hip = around(pose, side * 90, 5.4, 5.4);
  const stride = pose.stride * side;
  const isLifted = pose.lifted === side;
  const x = hip.x + stride * pose.right * 8.5 + (isLifted ? -pose.right * 2.5 : 0);
  const y = 84.5 + stride * pose.near * 2.6 + hip.near * 0.22 - (isLifted ? 3.4 : 0);
  const knee = { x: (hip.x + x) / 2 + pose.right * (isLifted ? 3.5 : Math.abs(stride) * 1.4), y: 73 - pose.rise };
  const d = `M${hip.x} ${62 - pose.rise} Q ${knee.x} ${knee.y} ${x} ${y - 2}`;
  const slim = coat.cut === 'dress' || coat.cut === 'skirt' ? 2 : 0;
  const tone = hip.near < -0.5 ? darker(coat.legs, 0.16) : coat.legs;
  return shoe(coat, pose, x, y) + limb(d, tone, 7.8 - slim);
}

/** Where hip, knee and foot of who sits are. */
function seated(pose: Pose, side: number) {
  const hip = around(pose, side * 90, 6.2, 5.6);
  const hipY = 61.5 - pose.rise + hip.near * 0.2;
  const knee = around(pose, side * 90, 7.4, 5.6);
  const [kneeX, kneeY] = [knee.x + pose.right * 12.5, hipY + 4 + pose.near * 6.5];
  return {
    hip: { x: hip.x, y: hipY, near: hip.near },
    knee: { x: kneeX, y: kneeY },
    foot: { x: kneeX, y: kneeY + 15 },
  };
}

/** Colour of the thigh: of a long coat or a skirt, where there is one. */
function lapTone(coat: Coat): string {
  return coat.hemY > 70 ? (coat.lower ?? coat.colour) : coat.legs;
}

/** Thigh and shin of who sits; from behind the seat hides all but the thighs. */
function sittingLeg(coat: Coat, pose: Pose, side: number): string {
  const { hip, knee, foot } = seated(pose, side);
  const shade = hip.near < -0.5 ? 0.18 : 0;
  const thigh = limb(`M${hip.x} ${hip.y} L ${knee.x} ${knee.y}`, darker(lapTone(coat), shade), 8.2);
  if (pose.near < -0.3) return thigh;
  const slim = coat.cut === 'dress' || coat.cut === 'skirt' ? 2 : 0;
  const shin = limb(`M${knee.x} ${knee.y} L ${foot.x} ${foot.y - 2}`, darker(coat.legs, shade + 0.1), 7.4 - slim);
  return shoe(coat, pose, foot.x + pose.right * 1.5, foot.y) + shin + thigh;
}

/** The lap, which comes towards the viewer over the hem. */
function lapOf(coat: Coat, pose: Pose, side: number): string {
  if (pose.near < 0.3) return '';
  const { hip, knee } = seated(pose, side);
  const fromY = hip.y + 1;
  return limb(`M${hip.x} ${fromY} L ${knee.x} ${knee.y}`, lighter(lapTone(coat), 0.08), 8.4);
}

function limb(d: string, tone: string, width: number): string {
  const round = { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  return (
    path(d, 'none', { stroke: darker(tone, 0.38), 'stroke-width': width + 1.6, ...round }) +
    path(d, 'none', { stroke: tone, 'stroke-width': width, ...round })
  );
}

function shoe(coat: Coat, pose: Pose, x: number, y: number): string {
  const [rx, ry] = [4.3 + Math.abs(pose.right) * 2, 2.9 + Math.abs(pose.near) * 0.7];
  const outline = { stroke: darker(coat.shoes, 0.4), 'stroke-width': 0.8 };
  return ellipse(x + pose.right * 2.4, y + 0.6 + pose.near * 0.9, rx, ry, coat.shoes, outline);
}

/** The way of an arm from shoulder to wrist, and the hand at its end; as if the trunk did not rise. */
export function armOf(pose: Pose, side: number): { d: string; hand: { x: number; y: number }; isFar: boolean } {
  const shoulder = around(pose, side * 90, 11.8, 11.8);
  const swing = -pose.stride * side;
  const lap = around(pose, side * 38, 9.5, 14);
  const x = pose.sits ? lap.x : shoulder.x + (shoulder.x - 32) * 0.14 + swing * pose.right * 7;
  const y = pose.sits
    ? 61.5 + pose.near * 2.5
    : 62.5 + shoulder.near * 0.12 + swing * pose.near * 1.8 - Math.abs(swing) * 1.4;
  const elbow = { x: (shoulder.x + x) / 2 + (shoulder.x - 32) * 0.16 - pose.right * (pose.sits ? 4 : 1.6), y: 54 };
  const d = `M${shoulder.x * 0.93 + 32 * 0.07} 45.5 Q ${elbow.x} ${elbow.y} ${x} ${y - 3}`;
  return { d, hand: { x, y }, isFar: shoulder.near < -0.5 };
}

function sleeve(coat: Coat, pose: Pose, side: number): string {
  const { d, isFar } = armOf(pose, side);
  const colour = coat.sleeves ?? coat.colour;
  return (
    path(d, 'none', { stroke: darker(colour, 0.42), 'stroke-width': 8.2, 'stroke-linecap': 'round' }) +
    path(d, 'none', { stroke: darker(colour, isFar ? 0.2 : 0.05), 'stroke-width': 6.6, 'stroke-linecap': 'round' })
  );
}

/** The outline of the trunk down to `hemY`; above the belt the same for every coat, so that hair can lie behind it. */
export function trunkShape(pose: Pose, hemY: number, hemHalf: number): string {
  const [near, right] = [Math.abs(pose.near), Math.abs(pose.right)];
  const shoulder = trunk.side * near + trunk.depth * right;
  const [l, r] = [32 - shoulder, 32 + shoulder];
  return `M${l + 2} 43.5 C ${l + 4} 40.5 ${r - 4} 40.5 ${r - 2} 43.5 C ${r + 1} 46 ${r - 0.6} 55 ${32 + hemHalf} ${hemY - 1} C ${32 + hemHalf * 0.5} ${hemY + 1.8} ${32 - hemHalf * 0.5} ${hemY + 1.8} ${32 - hemHalf} ${hemY - 1} C ${l + 0.6} 55 ${l - 1} 46 ${l + 2} 43.5 Z`;
}

/** Half the width of a coat at its hem, and where the hem is; who sits has it on the lap. */
function hemOf(coat: Coat, pose: Pose): { hemY: number; half: number } {
  const [near, right] = [Math.abs(pose.near), Math.abs(pose.right)];
  const wide = coat.cut === 'dress' || coat.cut === 'skirt' ? 14 : coat.hemY > 70 ? 12.8 : 11.2;
  const deep = coat.cut === 'dress' || coat.cut === 'skirt' ? 12.4 : coat.hemY > 70 ? 11.4 : 9.4;
  if (pose.sits) return { hemY: 66.5, half: 11.4 * near + 9.6 * right };
  return { hemY: coat.hemY, half: wide * near + deep * right };
}

function trunkOf(coat: Coat, pose: Pose): string {
  const { hemY, half } = hemOf(coat, pose);
  const shape = trunkShape(pose, hemY, half);
  const outline = { stroke: darker(coat.colour, 0.42), 'stroke-width': 1, 'stroke-linejoin': 'round' };
  const shoulder = trunk.side * Math.abs(pose.near) + trunk.depth * Math.abs(pose.right);
  const r = 32 + shoulder;
  const shade = path(
    `M${32 + shoulder * 0.35} 42 C ${r - 1} 44 ${r} 52 ${32 + half - 0.6} ${hemY - 1.4} L ${32 + half * 0.3} ${hemY} Z`,
    '#1C1710',
    { opacity: 0.13 },
  );
  return (
    path(shape, coat.colour, outline) + skirt(coat, hemY, half) + shade + front(coat, pose, hemY) + collar(coat, pose)
  );
}

/** The lower part in its own colour, from the belt on. */
function skirt(coat: Coat, hemY: number, half: number): string {
  if (coat.lower === undefined) return '';
  const top = half * 0.84;
  const d = `M${32 - top} 57.5 Q 32 59.500 ${32 + top} 57.5 L ${32 + half} ${hemY - 1} C ${32 + half * 0.5} ${hemY + 1.8} ${32 - half * 0.5} ${hemY + 1.8} ${32 - half} ${hemY - 1} Z`;
  return path(d, coat.lower, { stroke: darker(coat.lower, 0.42), 'stroke-width': 1, 'stroke-linejoin': 'round' });
}

function collar(coat: Coat, pose: Pose): string {
  const tone =
    pose.near < -0.3 || coat.cut === 'stand' ? coat.colour : coat.cut === 'pullover' ? coat.colour : coat.shirt;
  return path(`M26.5 42.5 q 5.500 ${pose.near > 0 ? 3.2 : 1.2} 11 0`, 'none', {
    stroke: lighter(tone, 0.1),
    'stroke-width': coat.cut === 'stand' ? 3 : 2,
    'stroke-linecap': 'round',
  });
}
