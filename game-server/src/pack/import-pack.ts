import { lstat, mkdir, mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { idPattern } from '@clearhall/shared-schema/map/map-objects';
import { type MapFiles, readMapJson } from './import-files.ts';
import { type ImportedMap, importMap } from './import-map.ts';
import { idFromName, sameInBoth } from './import-names.ts';
import { type ImportNote, type ImportReport, refuse, shown } from './import-report.ts';
import type { HallFile } from './pack-format.ts';
import type { PackProblem } from './pack-problem.ts';
import { type Pack, readPack } from './read-pack.ts';

/** The pack made of a map; or everything that stands against it, and nothing is written. */
export type PackImport =
  | { ok: true; folder: string; pack: Pack; notes: ImportNote[] }
  | { ok: false; problems: PackProblem[]; notes: ImportNote[] };

/** The licence id for content whose makers' terms are not known in the form of an id. */
const unknownLicence = 'NOASSERTION';

const mapHint = 'Open it in Tiled and choose File > Export As > JSON map files (.tmj)';

/**
 * Makes a pack of the map at `path`. `into` is the folder of the pack, which must not be there yet; `hallsFolder` takes
 * it where none is given. Files that the map names are read from its own folder only, or from `root`. The pack is
 * checked before it appears under its name: there is a whole one or none.
 */
export async function importPack(
  path: string,
  options: { into: string | null; root: string | null; hallsFolder: string },
): Promise<PackImport> {
  const report: ImportReport = { file: shown(basename(path)), problems: [], notes: [] };
  const fileName = basename(path).replace(/\.[a-z]+$/i, '');
  const target = options.into ?? join(options.hallsFolder, idFromName(fileName, 'hall'));
  const map = (await isTargetFree(target, report))
    ? await readMap(resolve(path), fileName, options.root, report)
    : null;
  if (map === null) return { ok: false, ...report };
  await mkdir(dirname(target), { recursive: true });
  const workshop = await mkdtemp(join(dirname(target), '.import-'));
  try {
    const draft = join(workshop, basename(target));
    await writeDraft(draft, map, hallOf(basename(target), map, report));
    const read = await readPack(draft);
    if (!read.ok) return { ok: false, problems: read.problems, notes: report.notes };
    if (!(await isTargetFree(target, report))) return { ok: false, ...report };
    await rename(draft, target);
    return { ok: true, folder: target, pack: read.pack, notes: report.notes };
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

async function isTargetFree(target: string, report: ImportReport): Promise<boolean> {
  const hallId = basename(target);
  if (!idPattern.test(hallId)) {
    const text = `The folder of the hall is called "${shown(hallId)}". Name one of small letters, digits and hyphens with --into.`;
    refuse(report, 'bad-id', text);
  } else if ((await lstat(target).catch(() => null)) !== null) {
    refuse(report, 'folder-taken', `The folder "${shown(target)}" is there already. Name another one with --into.`);
  }
  return report.problems.length === 0;
}

async function readMap(
  path: string,
  fileName: string,
  root: string | null,
  report: ImportReport,
): Promise<ImportedMap | null> {
  const readable = await realpath(root ?? dirname(path)).catch(() => null);
  if (readable === null) return refuse(report, 'map-unread', 'The folder of the map is not there.');
  const files: MapFiles = { root: readable, json: new Map() };
  const read = await readMapJson(files, dirname(path), basename(path), mapHint);
  if (!read.ok) return refuse(report, 'map-unread', `The map ${read.why}.`);
  const wam = await lstat(path.replace(/\.[a-z]+$/i, '.wam')).catch(() => null);
  if (wam !== null && !path.endsWith('.wam')) {
    const text = `"${shown(fileName)}.wam" beside the map is not read: areas and things placed in the browser are not in the hall.`;
    report.notes.push({ kind: 'no-counterpart', code: 'wam-not-read', text });
  }
  return importMap(read.value, files, read.folder, fileName, report);
}

/** Says only what the map says: its name and description, the same in both languages. */
function hallOf(hallId: string, map: ImportedMap, report: ImportReport): HallFile {
  const title = (text: string) => sameInBoth(text, 80, 40) ?? { en: hallId, 'zh-CN': hallId };
  const scenes = map.scenes.map(({ sceneId, name }) => {
    const intro = map.scenes.length === 1 ? sameInBoth(map.description, 500, 250) : null;
    return { sceneId, title: title(name), intro: intro ?? title(name) };
  });
  report.notes.push(
    {
      kind: 'changed',
      code: 'same-in-both-languages',
      text: 'hall.json holds the names of the map in both languages alike. Translate titles and intros.',
    },
    {
      kind: 'changed',
      code: 'licence-not-known',
      text: `hall.json says "${unknownLicence}". Ask whose map, tiles and texts these are and write the id of their licence.`,
    },
  );
  return { hallId, title: title(map.mapName), licence: unknownLicence, scenes, gates: [], roundQuestionIds: [] };
}

async function writeDraft(folder: string, map: ImportedMap, hall: HallFile): Promise<void> {
  await mkdir(join(folder, 'media'), { recursive: true });
  await writeFile(join(folder, 'hall.json'), `${JSON.stringify(hall, null, 2)}\n`);
  await writeFile(join(folder, 'hall.tmj'), `${JSON.stringify(map.tmj)}\n`);
  for (const [path, bytes] of map.pictures) await writeFile(join(folder, path), bytes);
}
