import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type HallMap, readHallMap } from '@clearhall/shared-schema/map/hall-map';
import { readTiledMap } from '@clearhall/shared-schema/map/tiled-layers';
import * as v from 'valibot';
import { type ExhibitFile, exhibitFile, publicExhibit } from './exhibit-file.ts';
import { crossCheck } from './pack-cross-check.ts';
import { type DraftHall, type HallFile, hallFile, type PackFile } from './pack-format.ts';
import { readMedia } from './pack-media.ts';
import { readPictures } from './pack-pictures.ts';
import type { PackProblem } from './pack-problem.ts';
import { paperProblems } from './paper-check.ts';
import { type PaperFile, paperFile } from './paper-file.ts';
import { type PublishedGate, publishedGate } from './published-hall.ts';
import { type KeyedQuestion, questionFile } from './question-file.ts';
import { type StandardFile, standardFile, standardProblems } from './standard-file.ts';

/** A hall read from its folder, in order. `questions` hold the keys: they stay on the server. */
export type Pack = {
  hallId: string;
  publicHall: DraftHall;
  map: HallMap;
  questions: Map<string, KeyedQuestion>;
  gates: PublishedGate[];
  roundQuestionIds: string[];
  papers: Map<string, PaperFile>;
  standards: Map<string, StandardFile>;
  /** pictures of the map by name, and what exhibits show and play by its place (`media/…`) */
  files: Map<string, PackFile>;
};

const maxJsonBytes = 4 * 1024 * 1024;

/** Reads and checks a pack folder; refuses with everything found wrong, in the order in which it is read. */
export async function readPack(
  path: string,
): Promise<{ ok: true; pack: Pack } | { ok: false; problems: PackProblem[] }> {
  const folder = resolve(path);
  const problems: PackProblem[] = [];
  const hall = await readChecked(folder, 'hall.json', hallFile, problems);
  const tmj = await readJson(folder, 'hall.tmj', problems);
  const map = tmj === undefined ? null : checkMap(tmj.value, problems);
  const files = await readMapPictures(folder, tmj?.value, problems);
  const exhibits = await readEach(folder, 'exhibits', 'exhibitId', exhibitFile, problems);
  const media = await readMedia(folder, exhibits, problems);
  const questions = await readEach(folder, 'questions', 'questionId', questionFile, problems);
  const papers = await readEach(folder, 'papers', 'paperId', paperFile, problems);
  const standards = await readEach(folder, 'standards', 'standardId', standardFile, problems);
  if (hall !== null && hall.hallId !== basename(folder)) {
    const text = `"hallId" is "${hall.hallId}", but the folder is called "${basename(folder)}". Make them the same.`;
    problems.push({ code: 'hall-id-not-folder', file: 'hall.json', text });
  }
  if (hall === null || tmj === undefined || map === null || problems.length > 0) return { ok: false, problems };
  problems.push(...crossCheck({ hall, map, exhibits, questions }));
  problems.push(...paperProblems(papers, { ...hall, questions }));
  problems.push(
    ...standardProblems(standards, {
      scenes: hall.scenes.map(({ sceneId }) => sceneId),
      exhibits: map.exhibits.map(({ exhibitId }) => exhibitId),
      gates: hall.gates.map(({ gateId }) => gateId),
      papers: [...papers.keys()],
    }),
  );
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    pack: {
      hallId: hall.hallId,
      publicHall: draftHall(hall, map, exhibits, tmj.value),
      map,
      questions,
      gates: hall.gates.map(publishedGate),
      roundQuestionIds: hall.roundQuestionIds,
      papers,
      standards,
      files: new Map([...files, ...media]),
    },
  };
}

function draftHall(hall: HallFile, map: HallMap, exhibits: Map<string, ExhibitFile>, tmj: unknown): DraftHall {
  return {
    hallId: hall.hallId,
    title: hall.title,
    scenes: hall.scenes,
    gates: hall.gates,
    exhibits: map.exhibits.flatMap(({ exhibitId }) => {
      const exhibit = exhibits.get(exhibitId);
      return exhibit === undefined ? [] : [publicExhibit(exhibit)];
    }),
    map: tmj,
  };
}

function checkMap(tmj: unknown, problems: PackProblem[]): HallMap | null {
  const read = readHallMap(tmj);
  if (read.ok) return read.map;
  problems.push(...read.problems.map((problem) => ({ ...problem, file: 'hall.tmj' })));
  return null;
}

async function readMapPictures(folder: string, tmj: unknown, problems: PackProblem[]): Promise<Map<string, PackFile>> {
  const tiled = tmj === undefined ? null : readTiledMap(tmj, []);
  return tiled === null ? new Map() : readPictures(folder, tiled.tilesets, problems);
}

async function readJson(
  folder: string,
  file: string,
  problems: PackProblem[],
): Promise<{ value: unknown } | undefined> {
  let text: string;
  try {
    text = await readFile(join(folder, file), 'utf8');
  } catch {
    problems.push({ code: 'file-missing', file, text: 'The file is not there or cannot be read.' });
    return undefined;
  }
  if (text.length > maxJsonBytes || text.includes('\\u0000')) {
    problems.push({ code: 'bad-file', file, text: 'The file is larger than 4 MiB or holds a null character.' });
    return undefined;
  }
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push({ code: 'not-json', file, text: `The file is not valid JSON: ${reason}` });
    return undefined;
  }
}

async function readChecked<T>(
  folder: string,
  file: string,
  schema: v.GenericSchema<unknown, T>,
  problems: PackProblem[],
): Promise<T | null> {
  const json = await readJson(folder, file, problems);
  if (json === undefined) return null;
  const parsed = v.safeParse(schema, json.value);
  if (parsed.success) return parsed.output;
  for (const issue of parsed.issues) {
    problems.push({ code: 'bad-entry', file, text: `"${v.getDotPath(issue) ?? 'the file'}": ${issue.message}.` });
  }
  return null;
}

async function readEach<K extends 'exhibitId' | 'questionId' | 'paperId' | 'standardId', T extends Record<K, string>>(
  folder: string,
  subfolder: string,
  idName: K,
  schema: v.GenericSchema<unknown, T>,
  problems: PackProblem[],
): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  const names = await readdir(join(folder, subfolder)).catch(() => []);
  for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
    const file = `${subfolder}/${name}`;
    const entry = await readChecked(folder, file, schema, problems);
    if (entry === null) continue;
    const id = entry[idName];
    if (`${id}.json` === name) found.set(id, entry);
    else problems.push({ code: 'id-not-file-name', file, text: `"${idName}" is "${id}": call the file "${id}.json".` });
  }
  return found;
}
