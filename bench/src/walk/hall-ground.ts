import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fits } from '@clearhall/shared-schema/avatar/motion';
import { type HallMap, type Point, readHallMap } from '@clearhall/shared-schema/map/hall-map';
import { reachableTiles } from '@clearhall/shared-schema/map/map-reach';
import type { PublicQuestion } from '@clearhall/shared-schema/pack/public-pack';
import type { GivenAnswer } from '@clearhall/shared-schema/quiz/answers';
import { answerOnSheet, rightAnswer } from '@clearhall/shared-schema/quiz/right-answers';
import { answerKeys } from '../../../game-server/src/bots/answer-keys.ts';
import { keyOf } from '../../../game-server/src/quiz/answer-key.ts';
import type { Ground } from './walk-script.ts';

const PACK = path.resolve(import.meta.dirname, '../../../maps/halls/integrity');
export const HALL_ID = 'integrity';
/** What a screen of 1280 × 720 shows of the floor, in tiles. */
const VIEW_TILES = { width: 20, height: 11 };

/** The map of the hall that everybody walks in. */
export async function hallGround(): Promise<HallMap> {
  const read = readHallMap(JSON.parse(await readFile(path.join(PACK, 'hall.tmj'), 'utf8')));
  if (!read.ok) throw new Error(`the hall cannot be read: ${read.problems[0]?.text}`);
  return read.map;
}

let keys: ReturnType<typeof answerKeys> | null = null;

/** The right answer to a question of the hall, as only its makers know it, in the names of the sheet handed out. */
export async function answerTo(sheet: PublicQuestion): Promise<GivenAnswer> {
  keys ??= answerKeys(HALL_ID);
  const question = (await keys).get(sheet.questionId);
  if (!question) throw new Error(`the hall here has no question ${sheet.questionId}`);
  return answerOnSheet(sheet, question, rightAnswer(keyOf(question)));
}

/** Where a walker of the swarm belongs: a scene by its number, or the one view that everybody shares. */
export type Belongs = number | 'view';

/** The scene and the ground of whoever belongs there. */
export function groundOf(map: HallMap, belongs: Belongs): { sceneId: string; ground: Ground } {
  const first = map.starts[0];
  const scene =
    belongs === 'view'
      ? map.scenes.find((each) => first && contains(each, first))
      : map.scenes[belongs % map.scenes.length];
  if (!scene || !first) throw new Error('the hall has no scene to walk in');
  const { sceneId, x, y, width, height } = scene;
  return { sceneId, ground: belongs === 'view' ? viewRound(scene, first) : { x, y, width, height } };
}

/** As much of a scene as one screen shows, with `place` as near to its middle as the scene allows. */
function viewRound(scene: Ground, place: Point): Ground {
  const width = Math.min(VIEW_TILES.width, scene.width);
  const height = Math.min(VIEW_TILES.height, scene.height);
  const within = (at: number, least: number, most: number) => Math.floor(Math.max(least, Math.min(most, at)));
  return {
    x: within(place.x - width / 2, scene.x, scene.x + scene.width - width),
    y: within(place.y - height / 2, scene.y, scene.y + scene.height - height),
    width,
    height,
  };
}

/** Middles of the tiles of a ground where a body fits that can be walked to from the start when all gates are open. */
export function placesOn(map: HallMap, ground: Ground): Point[] {
  const reached = reachableTiles(map, map.starts, new Set());
  const places: Point[] = [];
  for (let y = ground.y + 1; y < ground.y + ground.height - 1; y++)
    for (let x = ground.x + 1; x < ground.x + ground.width - 1; x++) {
      const isFloor = reached[y * map.width + x] === 1 && map.gateAt[y * map.width + x] === 0;
      if (isFloor && fits(map, 0, x + 0.5, y + 0.5)) places.push({ x: x + 0.5, y: y + 0.5 });
    }
  return places;
}

function contains({ x, y, width, height }: Ground, place: Point): boolean {
  return place.x >= x && place.y >= y && place.x < x + width && place.y < y + height;
}
