import { propertiesOf, type TiledProperties } from '@clearhall/shared-schema/map/tiled-json';
import * as v from 'valibot';
import { type MapFiles, readMapJson } from './import-files.ts';
import { shown } from './import-report.ts';

/** Where the picture of one tile lies: a rectangle of a picture file, relative to the tileset's folder. */
export type TilePlace = { image: string; xPx: number; yPx: number; widthPx: number; heightPx: number };

/** What a tileset says of one of its tiles. */
export type SourceTile = { properties: TiledProperties; isAnimated: boolean };

/** A tileset of the map given, embedded or from its own file. Tile n of it has the id `firstGid + n` in the map. */
export type SourceTileset = {
  name: string;
  firstGid: number;
  tileCount: number;
  /** the folder that its pictures are relative to */
  folder: string;
  /** the one picture that holds all tiles in `columns`, where all lie edge to edge; null where they must be gathered */
  tidySheet: { image: string; columns: number } | null;
  placeOf: (id: number) => TilePlace | null;
  tiles: Map<number, SourceTile>;
  properties: TiledProperties;
};

/** A tileset that cannot be used, with the reason in words that follow its name. */
export type BrokenTileset = { name: string; firstGid: number; why: string };

const whole = v.pipe(v.number(), v.integer());
const size = v.pipe(whole, v.minValue(0), v.maxValue(1_000_000));
const properties = v.optional(v.array(v.looseObject({ name: v.string(), value: v.optional(v.unknown()) })), []);
const firstGid = v.pipe(whole, v.minValue(1), v.maxValue(0x0fffffff));

const tilesetForm = v.looseObject({
  name: v.string(),
  columns: v.optional(size, 0),
  tilecount: v.optional(size, 0),
  tilewidth: size,
  tileheight: size,
  margin: v.optional(size, 0),
  spacing: v.optional(size, 0),
  image: v.optional(v.string()),
  properties,
  tiles: v.optional(
    v.array(
      v.looseObject({
        id: size,
        image: v.optional(v.string()),
        imagewidth: v.optional(size, 0),
        imageheight: v.optional(size, 0),
        x: v.optional(size, 0),
        y: v.optional(size, 0),
        width: v.optional(size),
        height: v.optional(size),
        animation: v.optional(v.array(v.unknown()), []),
        properties,
      }),
    ),
    [],
  ),
});
type TilesetForm = v.InferOutput<typeof tilesetForm>;

const xmlHint = 'Choose "Embed Tileset" in Tiled, or export the tileset as JSON (.tsj) and use that in the map';

/** The tilesets of a map in the order of their ids, those of their own files read; broken ones keep their place. */
export async function readSourceTilesets(
  list: unknown[],
  files: MapFiles,
  folder: string,
): Promise<(SourceTileset | BrokenTileset)[]> {
  const sets: (SourceTileset | BrokenTileset)[] = [];
  for (const [index, raw] of list.entries()) {
    const place = v.safeParse(v.looseObject({ firstgid: firstGid, source: v.optional(v.string()) }), raw);
    if (!place.success) {
      sets.push({
        name: `number ${index + 1}`,
        firstGid: 1,
        why: 'has no sensible "firstgid". Save the map again in Tiled',
      });
      continue;
    }
    const { firstgid, source } = place.output;
    const read =
      source === undefined
        ? { ok: true as const, value: raw, folder }
        : await readMapJson(files, folder, source, xmlHint);
    if (!read.ok) sets.push({ name: shown(source), firstGid: firstgid, why: read.why });
    else sets.push(sourceTileset(read.value, firstgid, read.folder, shown(source ?? `number ${index + 1}`)));
  }
  return sets.sort((a, b) => a.firstGid - b.firstGid);
}

/** The tileset that an id without flags belongs to, by the rule of Tiled: the last one that begins at or before it. */
export function setOfGid<T extends { firstGid: number }>(sets: readonly T[], gid: number): T | undefined {
  return sets.findLast((set) => set.firstGid <= gid);
}

function sourceTileset(value: unknown, first: number, folder: string, called: string): SourceTileset | BrokenTileset {
  const parsed = v.safeParse(tilesetForm, value);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return {
      name: called,
      firstGid: first,
      why: `cannot be read: ${shown(v.getDotPath(issue) ?? '')}: ${shown(issue.message)}`,
    };
  }
  const form = parsed.output;
  const name = shown(form.name) || called;
  const placeOf = form.image === undefined ? placesOfEach(form) : placesOnSheet(form, form.image);
  if (placeOf === null)
    return { name, firstGid: first, why: 'has a picture without columns. Export it again in Tiled' };
  const isTidy = form.margin === 0 && form.spacing === 0 && form.tilewidth === 32 && form.tileheight === 32;
  return {
    name,
    firstGid: first,
    tileCount: form.tiles.reduce((count, tile) => Math.max(count, tile.id + 1), Math.max(form.tilecount, 1)),
    folder,
    tidySheet: form.image !== undefined && isTidy ? { image: form.image, columns: form.columns } : null,
    placeOf,
    tiles: new Map(
      form.tiles.map(({ id, properties: list, animation }) => [
        id,
        { properties: propertiesOf(list), isAnimated: animation.length > 0 },
      ]),
    ),
    properties: propertiesOf(form.properties),
  };
}

function placesOnSheet(form: TilesetForm, image: string): SourceTileset['placeOf'] | null {
  const { columns, margin, spacing, tilewidth, tileheight } = form;
  if (columns < 1) return null;
  return (id) => ({
    image,
    xPx: margin + (id % columns) * (tilewidth + spacing),
    yPx: margin + Math.floor(id / columns) * (tileheight + spacing),
    widthPx: tilewidth,
    heightPx: tileheight,
  });
}

/** Each tile has a picture of its own, or a rectangle of one. */
function placesOfEach(form: TilesetForm): SourceTileset['placeOf'] {
  const tiles = new Map(form.tiles.map((tile) => [tile.id, tile]));
  return (id) => {
    const tile = tiles.get(id);
    if (tile?.image === undefined) return null;
    const widthPx = tile.width ?? tile.imagewidth;
    return { image: tile.image, xPx: tile.x, yPx: tile.y, widthPx, heightPx: tile.height ?? tile.imageheight };
  };
}
