import type { HallMap, MapProblem } from '@clearhall/shared-schema/map/hall-map';
import { readBlocked } from '@clearhall/shared-schema/map/map-objects';
import { propertiesOf, type RawMap, readMapHead, type TiledProperties } from '@clearhall/shared-schema/map/tiled-json';
import { readTiledMap } from '@clearhall/shared-schema/map/tiled-layers';
import * as v from 'valibot';
import { noteProperties } from './import-conventions.ts';
import type { MapFiles } from './import-files.ts';
import { readSourceLayers, type SourceLayers } from './import-layers.ts';
import { noteMeanings } from './import-objects.ts';
import { type ImportReport, refuse, shown } from './import-report.ts';
import { type ImportedScene, importedScenes } from './import-scenes.ts';
import { readImportStarts } from './import-starts.ts';
import { withTemplates } from './import-templates.ts';
import { importedTilesets, usedTiles } from './import-tile-layers.ts';
import { readSourceTilesets } from './import-tilesets.ts';
import { hallObjects, isFloorLayer, picturesOf, writtenMap } from './import-written-map.ts';

/** A map turned into what `readHallMap` accepts; pictures by their path in the pack. */
export type ImportedMap = {
  tmj: unknown;
  mapName: string;
  description: string;
  scenes: ImportedScene[];
  pictures: Map<string, Uint8Array>;
};

/**
 * Turns a Tiled map of the makers' conventions: `value` is the map file's JSON, `folder` where it lies, `fileName` its
 * name without ending, used where the map has no name. Null, with problems in the report, where no hall comes of it.
 */
export async function importMap(
  value: unknown,
  files: MapFiles,
  folder: string,
  fileName: string,
  report: ImportReport,
): Promise<ImportedMap | null> {
  const head = mapHead(value, report);
  if (head === null) return null;
  const layers = await withTemplates(head.layers, files, folder, report);
  const source = readSourceLayers(head, layers, report);
  if (source === null) return null;
  const sets = await readSourceTilesets(head.tilesets, files, folder);
  const use = usedTiles(source, sets, report);
  const tilesets = await importedTilesets(sets, use, files, report);
  if (report.problems.length > 0) return null;
  const properties = mapProperties(head);
  const mapName = shown(properties.get('mapName') ?? '') || shown(fileName);
  const write = writtenMap(source, properties, tilesets, use);
  const map = groundOf(write([]), source);
  const starts = readImportStarts(source, map, report);
  if (starts === null) return null;
  const { scenes, areZones } = importedScenes(source, map, starts, mapName, report);
  noteProperties(properties, {}, [], report);
  noteMeanings(source, use.byGid.values(), areZones, report);
  if (!source.layers.some(isFloorLayer)) {
    const text = 'the map has no object layer "floorLayer"; all its layers are drawn under the people.';
    report.notes.push({ kind: 'changed', code: 'no-floor-layer', text });
  }
  return {
    tmj: write(hallObjects(scenes, starts, source)),
    mapName,
    description: shown(properties.get('mapDescription') ?? '', 500),
    scenes,
    pictures: picturesOf(tilesets),
  };
}

function mapHead(value: unknown, report: ImportReport): RawMap | null {
  const wam = v.safeParse(v.looseObject({ mapUrl: v.string() }), value);
  if (wam.success) {
    const text = `This file only points to the map "${shown(wam.output.mapUrl)}". Import that file.`;
    return refuse(report, 'not-the-map', text);
  }
  const problems: MapProblem[] = [];
  const head = readMapHead(value, problems);
  for (const problem of problems) refuse(report, problem.code, shown(problem.text, 300));
  return head;
}

const propertyList = v.array(v.looseObject({ name: v.string(), value: v.optional(v.unknown()) }));

function mapProperties(head: RawMap): TiledProperties {
  const parsed = v.safeParse(propertyList, 'properties' in head ? head.properties : []);
  return parsed.success ? propertiesOf(parsed.output) : new Map();
}

/** The floor of the map as movement sees it, before there are scenes. */
function groundOf(tmj: unknown, { width, height }: SourceLayers): HallMap {
  const problems: MapProblem[] = [];
  const tiled = readTiledMap(tmj, problems);
  if (tiled === null || problems.length > 0) throw new Error(`an imported map cannot be read: ${problems[0]?.text}`);
  const grid = { gateAt: new Uint8Array(width * height), sceneAt: new Uint8Array(width * height) };
  return {
    width,
    height,
    blocked: readBlocked(tiled),
    ...grid,
    scenes: [],
    gates: [],
    exhibits: [],
    starts: [],
    seats: [],
  };
}
