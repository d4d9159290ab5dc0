import type { LiveRoom } from '@clearhall/shared-schema/supervision/live';

/** How many people of each unit are in the rooms, every unit of the scope present, in the order given. */
export function unitCounts(units: readonly string[], rooms: readonly LiveRoom[]): Map<string, number> {
  const counts = new Map(units.map((unit) => [unit, 0]));
  for (const { people } of rooms) {
    for (const { unit } of people) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return counts;
}
