import type { Coat } from './avatar-choices.ts';
import { around, type Pose } from './avatar-pose.ts';
import { darker, lighter, mix, palette } from './palette.ts';
import { ellipse, line, path, rect } from './svg.ts';

/** Half widths of the trunk: to the sides, and front to back. */
export const trunk = { side: 12.2, depth: 9.4 };

/** What is to be seen of a coat's front, or of its back, over the plain trunk that ends at `hemY`. */
export function front(coat: Coat, pose: Pose, hemY: number): string {
  if (pose.near < -0.3) return back(coat, pose, hemY);
  if (pose.near < 0.3) return side(coat, pose, hemY);
  const middle = around(pose, 0, trunk.side, trunk.depth).x;
  switch (coat.cut) {
    case 'suit':
    case 'long':
      return opening(coat, pose, 55) + buttons(coat, pose, hemY, [58, 62]);
    case 'cardigan':
      return opening(coat, pose, 58) + band(coat, pose, hemY) + buttons(coat, pose, hemY, [60, 63]);
    case 'waistcoat':
      return opening(coat, pose, 52) + buttons(coat, pose, hemY, [54, 57.5, 61]);
    case 'field':
      return opening(coat, pose, 48) + pockets(coat, pose) + buttons(coat, pose, hemY, [52, 57, 62]);
    case 'stand':
      return buttons(coat, pose, hemY, [47, 51.5, 56, 60.5]) + pockets(coat, pose);
    case 'pullover':
      return band(coat, pose, hemY);
    case 'dress':
      return opening(coat, pose, 48) + belt(coat, pose, darker(coat.colour, 0.3));
    case 'skirt':
      return (
        opening(coat, pose, 49) + belt(coat, pose, darker(coat.lower ?? coat.colour, 0.3)) + pleats(coat, middle, hemY)
      );
  }
}

/** Opening down to a point, with what shows in it and lapels; narrower the more the person is turned. */
function opening(coat: Coat, pose: Pose, toY: number): string {
  const middle = around(pose, 0, trunk.side, trunk.depth).x;
  const [left, right] = [around(pose, 24, trunk.side, trunk.depth), around(pose, -24, trunk.side, trunk.depth)];
  const lapel = { stroke: lighter(coat.colour, 0.2), 'stroke-width': 1.3, 'stroke-linecap': 'round' };
  return (
    path(`M${right.x} 42 L${middle} ${toY} L${left.x} 42 Z`, coat.shirt) +
    path(`M${right.x} 42 L${middle} ${toY} L${left.x} 42`, 'none', lapel)
  );
}

function buttons(coat: Coat, pose: Pose, hemY: number, at: readonly number[]): string {
  const middle = around(pose, 0, trunk.side, trunk.depth).x;
  const fromY = coat.cut === 'stand' ? 44.5 : (at[0] ?? 58) - 3;
  const metal = mix(coat.colour, palette.brassLight, 0.75);
  return (
    line(middle, fromY, middle, hemY, darker(coat.colour, 0.3), 0.9) +
    at.map((y) => ellipse(middle + 1.6 * pose.near, y, 0.85, 0.85, metal)).join('')
  );
}

/** The knitted edge at the hem. */
function band(coat: Coat, pose: Pose, hemY: number): string {
  const half = 10.4 * Math.abs(pose.near) + 8.8 * Math.abs(pose.right);
  return path(`M${32 - half} ${hemY - 3} q ${half} 2.6 ${half * 2} 0`, 'none', {
    stroke: darker(coat.colour, 0.24),
    'stroke-width': 1.1,
  });
}

function belt(_coat: Coat, pose: Pose, tone: string): string {
  const half = 10.4 * Math.abs(pose.near) + 8.6 * Math.abs(pose.right);
  return path(`M${32 - half} 57.5 q ${half} 2 ${half * 2} 0`, 'none', { stroke: tone, 'stroke-width': 2 });
}

function pleats(coat: Coat, middle: number, hemY: number): string {
  const tone = darker(coat.lower ?? coat.colour, 0.22);
  return [-5, 0, 5].map((x) => line(middle + x * 0.7, 61, middle + x, hemY - 1.5, tone, 0.8)).join('');
}

function pockets(coat: Coat, pose: Pose): string {
  const tone = darker(coat.colour, 0.3);
  return [-44, 44]
    .map((azimuth) => around(pose, azimuth, trunk.side * 0.86, trunk.depth))
    .filter(({ near }) => near > 2)
    .map(({ x }) => rect(x - 2.6, 50, 5.2, 4.4, 'none', { stroke: tone, 'stroke-width': 0.8, rx: 0.6 }))
    .join('');
}

/** From the side only hem and belt are told apart. */
function side(coat: Coat, pose: Pose, hemY: number): string {
  if (coat.cut === 'pullover' || coat.cut === 'cardigan') return band(coat, pose, hemY);
  if (coat.cut === 'dress') return belt(coat, pose, darker(coat.colour, 0.3));
  return coat.cut === 'skirt' ? belt(coat, pose, darker(coat.lower ?? coat.colour, 0.3)) : '';
}

function back(coat: Coat, pose: Pose, hemY: number): string {
  const middle = around(pose, 180, trunk.side, trunk.depth).x;
  const yoke = path(`M${middle - 6} 42.4 q 6 2.400 12 0`, 'none', {
    stroke: darker(coat.colour, 0.3),
    'stroke-width': 1,
  });
  if (coat.cut === 'pullover') return band(coat, pose, hemY) + yoke;
  const waist =
    coat.cut === 'dress' || coat.cut === 'skirt' ? belt(coat, pose, darker(coat.lower ?? coat.colour, 0.3)) : '';
  const toY = coat.cut === 'skirt' ? 57 : hemY - 1;
  return line(middle, 46, middle, toY, darker(coat.colour, 0.25), 0.9, { opacity: 0.8 }) + waist + yoke;
}
