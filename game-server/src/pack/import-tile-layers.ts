import { gidMask } from '@clearhall/shared-schema/map/tiled-layers';
import type { MapFiles } from './import-files.ts';
import type { SourceLayer, SourceLayers } from './import-layers.ts';
import { freeId, idFromName } from './import-names.ts';
import { type ImportPlace, type ImportReport, refuse, shown } from './import-report.ts';
import { drawSheet, pictureStore, type Sheet } from './import-sheets.ts';
import { type BrokenTileset, type SourceTileset, setOfGid } from './import-tilesets.ts';

/** A tile that the map shows: its tileset, its id there, and where it is first seen. */
export type UsedTile = { set: SourceTileset; id: number; place: ImportPlace };

/** A tileset of the hall made, with its pictures. */
export type ImportedTileset = { set: SourceTileset; firstGid: number; name: string; fileId: string; sheet: Sheet };

/** The tiles of a layer that come from one tileset, by the ids of the hall made. */
export type TilePart = { setName: string; tiles: Uint32Array };

/** Every tile that the map shows, by its id in the map; null where it belongs to no tileset that can be used. */
export type UsedTiles = { byGid: Map<number, UsedTile | null>; bySet: Map<SourceTileset, Map<number, ImportPlace>> };

/** All tiles that the map shows, by their id in the map. Ids of no tileset are noted, those of broken ones refused. */
export function usedTiles(
  source: SourceLayers,
  sets: readonly (SourceTileset | BrokenTileset)[],
  report: ImportReport,
): UsedTiles {
  const use: UsedTiles = { byGid: new Map(), bySet: new Map() };
  const refused = new Set<BrokenTileset>();
  for (const layer of source.layers) {
    if (layer.kind !== 'tiles') continue;
    let unknown = 0;
    for (const [index, flagged] of layer.tiles.entries()) {
      const gid = flagged & gidMask;
      if (gid === 0) continue;
      if (!use.byGid.has(gid)) {
        const set = setOfGid(sets, gid);
        const place = tilePlace(layer, index, source);
        if (set !== undefined && 'why' in set && !refused.has(set)) {
          refused.add(set);
          refuse(report, 'tileset-unread', `The tileset "${set.name}" ${set.why}.`, place);
        }
        const isKnown = set !== undefined && !('why' in set) && gid - set.firstGid < set.tileCount;
        use.byGid.set(gid, isKnown ? used(use, set, gid - set.firstGid, place) : null);
      }
      if (use.byGid.get(gid) === null) unknown += 1;
    }
    if (unknown === 0) continue;
    const text = `${unknown} tiles belong to no tileset of the map; they were left out.`;
    report.notes.push({ kind: 'changed', code: 'unknown-tile', layer: shown(layer.name), text });
  }
  return use;
}

function used(use: UsedTiles, set: SourceTileset, id: number, place: ImportPlace): UsedTile {
  const ids = use.bySet.get(set) ?? new Map<number, ImportPlace>();
  ids.set(id, place);
  use.bySet.set(set, ids);
  return { set, id, place };
}

function tilePlace(layer: SourceLayer, index: number, source: SourceLayers): ImportPlace {
  const [x, y] = [index % source.width, Math.floor(index / source.width)];
  return { layer: shown(layer.name), x: x + source.x, y: y + source.y };
}

/** The tilesets of the hall, numbered anew without gaps. One that the map shows must be whole; others are left out. */
export async function importedTilesets(
  sets: readonly (SourceTileset | BrokenTileset)[],
  use: UsedTiles,
  files: MapFiles,
  report: ImportReport,
): Promise<ImportedTileset[]> {
  const store = pictureStore();
  const made: ImportedTileset[] = [];
  const [names, fileIds] = [new Set<string>(), new Set<string>()];
  let firstGid = 1;
  for (const set of sets) {
    const ids = 'why' in set ? undefined : use.bySet.get(set);
    const drawn = 'why' in set ? set : await drawSheet(set, new Set(ids?.keys() ?? allIds(set)), files, store);
    if ('why' in set || 'why' in drawn) {
      const why = 'why' in set ? set.why : 'why' in drawn ? drawn.why : '';
      const place = 'id' in drawn && drawn.id !== null ? ids?.get(drawn.id) : ids?.values().next().value;
      if (ids !== undefined) refuse(report, 'tileset-unread', `The tileset "${set.name}" ${why}.`, place);
      else noteLeftOut(set.name, why, report);
      continue;
    }
    if (drawn.isReduced) {
      const text = `the tileset "${set.name}" is too large for phones; only the ${drawn.tileCount} tiles in use were kept.`;
      report.notes.push({ kind: 'changed', code: 'tileset-reduced', text });
    }
    const fileId = freeId(idFromName(set.name, 'tiles'), fileIds);
    made.push({ set, firstGid, name: freeId(set.name, names), fileId, sheet: drawn });
    firstGid += drawn.tileCount;
  }
  return made;
}

function* allIds(set: SourceTileset): Generator<number> {
  for (let id = 0; id < set.tileCount; id++) if (set.placeOf(id) !== null) yield id;
}

function noteLeftOut(name: string, why: string, report: ImportReport): void {
  const text = `the tileset "${name}" is not used and was left out: it ${why}.`;
  report.notes.push({ kind: 'changed', code: 'tileset-left-out', text });
}

/** A layer taken apart by tilesets, as one layer of a hall shows tiles of one. In the order of the tilesets. */
export function partsOfLayer(
  layer: SourceLayer & { kind: 'tiles' },
  use: UsedTiles,
  tilesets: readonly ImportedTileset[],
): TilePart[] {
  const parts = new Map<SourceTileset, TilePart>();
  const bySet = new Map(tilesets.map((made) => [made.set, made]));
  for (const [index, flagged] of layer.tiles.entries()) {
    const tile = use.byGid.get(flagged & gidMask) ?? null;
    const made = tile === null ? undefined : bySet.get(tile.set);
    const slot = tile === null ? null : (made?.sheet.slotOf(tile.id) ?? null);
    if (tile === null || made === undefined || slot === null) continue;
    const part = parts.get(tile.set) ?? { setName: made.name, tiles: new Uint32Array(layer.tiles.length) };
    parts.set(tile.set, part);
    // Plus, not or: with the flags the number is beyond the 31 bits of JavaScript's bit operations.
    part.tiles[index] = made.firstGid + slot + (flagged - (flagged & gidMask));
  }
  return tilesets.flatMap(({ set }) => parts.get(set) ?? []);
}
