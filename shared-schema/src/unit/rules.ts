/** A unit as the tree knows it; `closed` units keep their records and take nobody in. */
export type Unit = {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly closed: boolean;
};

/** How many levels of units there may be; the database refuses more. */
const MOST_LEVELS = 12;

/** Why a change of the tree is refused. */
export type UnitRefusal =
  | 'no-such-unit'
  | 'closed'
  | 'cycle'
  | 'too-deep'
  | 'same-name'
  | 'has-units'
  | 'has-people'
  | 'code-taken'
  | 'bad-name'
  | 'bad-code';

/** All units at and below `unitId`, itself first; a ring, which the database refuses, is walked once. */
export function unitsBelow(units: readonly Unit[], unitId: string): string[] {
  const found = [unitId];
  const known = new Set(found);
  for (const above of found)
    for (const unit of units)
      if (unit.parentId === above && !known.has(unit.unitId)) {
        known.add(unit.unitId);
        found.push(unit.unitId);
      }
  return found;
}

/** Whether `name` can stand under `underId` (null: at the top) beside the units that are open there; null when it can. */
export function placeRefusal(
  units: readonly Unit[],
  unit: { unitId: string | null; name: string },
  underId: string | null,
): UnitRefusal | null {
  const under = underId === null ? null : units.find(({ unitId }) => unitId === underId);
  if (under === undefined) return 'no-such-unit';
  if (under?.closed) return 'closed';
  const below = unit.unitId === null ? [] : unitsBelow(units, unit.unitId);
  if (underId !== null && below.includes(underId)) return 'cycle';
  if (levelsAbove(units, underId) + levelsFrom(units, unit.unitId) > MOST_LEVELS) return 'too-deep';
  const isTaken = units.some(
    (other) => other.parentId === underId && !other.closed && other.name === unit.name && other.unitId !== unit.unitId,
  );
  return isTaken ? 'same-name' : null;
}

/** Whether a unit can be closed: nothing open may stand below it, and nobody be in it; null when it can. */
export function closeRefusal(units: readonly Unit[], unitId: string, people: number): UnitRefusal | null {
  const unit = units.find((one) => one.unitId === unitId);
  if (!unit) return 'no-such-unit';
  if (unit.closed) return 'closed';
  if (units.some((one) => one.parentId === unitId && !one.closed)) return 'has-units';
  return people > 0 ? 'has-people' : null;
}

/** Whether a unit can be merged into another: both open, and the other not below it; null when it can. */
export function mergeRefusal(units: readonly Unit[], unitId: string, intoId: string): UnitRefusal | null {
  const [unit, into] = [unitId, intoId].map((id) => units.find((one) => one.unitId === id));
  if (!unit || !into) return 'no-such-unit';
  if (unit.closed || into.closed) return 'closed';
  if (unitsBelow(units, unitId).includes(intoId)) return 'cycle';
  const moving = units.filter((one) => one.parentId === unitId && !one.closed);
  if (levelsAbove(units, intoId) + levelsFrom(units, unitId) - 1 > MOST_LEVELS) return 'too-deep';
  const there = new Set(units.filter((one) => one.parentId === intoId && !one.closed).map(({ name }) => name));
  return moving.some(({ name }) => there.has(name)) ? 'same-name' : null;
}

function levelsAbove(units: readonly Unit[], unitId: string | null): number {
  let levels = 0;
  for (let at = unitId; at !== null && levels <= MOST_LEVELS; levels++)
    at = units.find((unit) => unit.unitId === at)?.parentId ?? null;
  return levels;
}

function levelsFrom(units: readonly Unit[], unitId: string | null): number {
  if (unitId === null) return 1;
  const below = units.filter((unit) => unit.parentId === unitId);
  return 1 + Math.max(0, ...below.map((unit) => levelsFrom(units, unit.unitId)));
}
