import type { Point } from '@clearhall/shared-schema/map/hall-map';
import type { ShownAvatar } from '../avatar/shown-avatar.ts';
import { dotsPath } from './minimap-shape.ts';

/** Who is to be marked on the map, in tiles: the others as one path, the lecturer, oneself with the facing (0…7). */
export type MapMarks = {
  others: string;
  lecturer: Point | null;
  self: (Point & { facing: number }) | null;
};

type Marked = Pick<ShownAvatar, 'x' | 'y' | 'facing' | 'isSelf' | 'role'>;

/** The marks for those in sight. A lecturer who looks at the own map is an arrow like everybody. */
export function marksOf(shown: Iterable<Marked>): MapMarks {
  const others: Point[] = [];
  const marks: MapMarks = { others: '', lecturer: null, self: null };
  const tenth = (tiles: number) => Math.round(tiles * 10) / 10;
  for (const { x, y, facing, isSelf, role } of shown) {
    if (isSelf) marks.self = { x: tenth(x), y: tenth(y), facing };
    else if (role === 'lecturer') marks.lecturer = { x: tenth(x), y: tenth(y) };
    else others.push({ x, y });
  }
  marks.others = dotsPath(others);
  return marks;
}
