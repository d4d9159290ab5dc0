import { type HallMap, readHallMap } from '@clearhall/shared-schema/map/hall-map';
import type { KeyedQuestion } from '../pack/question-file.ts';
import { answerKeys } from './answer-keys.ts';
import type { BotSession } from './bot-session.ts';
import { type OpenPart, openPart } from './known-hall.ts';

/** What all bots know of one version of a hall. */
export type HallGuide = {
  readonly hallId: string;
  readonly map: HallMap;
  /** Questions with their keys. */
  readonly keys: ReadonlyMap<string, KeyedQuestion>;
  /** What is open to somebody with these gate passes. */
  open(passes: number): OpenPart;
};

/** Reads a hall as it is published and its keys from the disk. Throws where its map cannot be read. */
export async function readHallGuide(session: BotSession, hallId: string, version: string): Promise<HallGuide> {
  const read = readHallMap((await session.hall(hallId, version)).map);
  if (!read.ok) throw new Error(`the map of ${hallId} cannot be read: ${read.problems[0]?.text}`);
  const { map } = read;
  const known = new Map<number, OpenPart>();
  return {
    hallId,
    map,
    keys: await answerKeys(hallId),
    open: (passes) => {
      const part = known.get(passes) ?? openPart(map, passes);
      known.set(passes, part);
      return part;
    },
  };
}
