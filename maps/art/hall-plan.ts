import { contributions } from './scene-contributions.ts';
import { garden } from './scene-garden.ts';
import { history } from './scene-history.ts';
import { lawDiscipline } from './scene-law-discipline.ts';
import type { GatePlan, Ground, ScenePlan } from './scene-plan.ts';
import { principles } from './scene-principles.ts';
import { responsibility } from './scene-responsibility.ts';

/** Width and height of the sample hall in tiles. */
export const hallSize = [78, 49] as const;

/** The scenes of the sample hall in the order in which one walks through them. */
export const scenes: readonly ScenePlan[] = [principles, history, contributions, lawDiscipline, responsibility];

/** The scenes, and the garden that one sees but does not walk in. */
export const grounds: readonly Ground[] = [...scenes, garden];

/** The gates, in the order of their bits in the passes of a person: new ones go to the end. */
export const gates: readonly GatePlan[] = [
  { gateId: 'to-law', from: 'principles', to: 'law-discipline', area: [21, 13, 3, 3] },
  { gateId: 'to-contributions', from: 'history', to: 'contributions', area: [60, 30, 3, 3] },
  { gateId: 'to-responsibility', from: 'law-discipline', to: 'responsibility', area: [41, 3, 3, 5] },
];

/** Where people come in: column, row, width and height. */
export const entrance = [19, 26, 7, 3] as const;

/** The floor piece of each sign of the plan. */
export const floors: Record<string, string> = {
  '.': 'stone',
  ',': 'oak',
  b: 'brick',
  t: 'terrazzo',
  d: 'slate',
  a: 'ash',
  '"': 'lawn',
  '+': 'paving',
};

/** The plan of the whole hall, one character a tile: `#` wall, else the sign of a floor. */
export const hallPlan: readonly string[] = wholePlan();

function wholePlan(): string[] {
  const [width, height] = hallSize;
  const signs = Array.from({ length: height }, () => new Array<string>(width).fill('#'));
  for (const { area, rows } of grounds) {
    const [x, y, areaWidth, areaHeight] = area;
    const isWhole = rows.length === areaHeight && rows.every((row) => row.length === areaWidth);
    if (!isWhole) throw new Error(`the rows of the ground at ${x},${y} are not ${areaWidth} × ${areaHeight}`);
    for (const [down, row] of rows.entries()) signs[y + down]?.splice(x, areaWidth, ...row);
  }
  return signs.map((row) => row.join(''));
}

/** Paint of the wall face over a tile of floor; behind a gate that of the scene to which it leads. */
export function wallPaintAt(x: number, y: number): string {
  const inside = ({ area: [left, top, width, height] }: Pick<Ground, 'area'>) =>
    x >= left && y >= top && x < left + width && y < top + height;
  const gate = gates.find(inside);
  const ground = gate ? scenes.find(({ sceneId }) => sceneId === gate.to) : grounds.find(inside);
  return ground?.wall ?? 'paper';
}
