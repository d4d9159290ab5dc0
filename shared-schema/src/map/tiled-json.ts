import * as v from 'valibot';
import type { MapProblem } from './hall-map-shape.ts';

/** Side of a tile in the map file, in pixels. */
export const tileSizePx = 32;

/** Custom properties of a Tiled layer, tile or object by name. */
export type TiledProperties = ReadonlyMap<string, unknown>;

/** A tile layer: global tile ids, row-major, with Tiled's flip flags in the upper four bits; 0 is empty. */
export type TiledTileLayer = {
  kind: 'tiles';
  name: string;
  visible: boolean;
  opacity: number;
  properties: TiledProperties;
  tiles: Uint32Array;
};

/** An object of an object layer; its place and size in tiles (floats), `className` from `class` or `type`. */
export type TiledObject = {
  name: string;
  className: string;
  layerName: string;
  x: number;
  y: number;
  width: number;
  height: number;
  isPoint: boolean;
  properties: TiledProperties;
};

export type TiledObjectLayer = { kind: 'objects'; name: string; objects: TiledObject[] };

export type TiledTileset = {
  name: string;
  firstGid: number;
  columns: number;
  tileCount: number;
  /** as written in the file, relative to it */
  imagePath: string;
  imageWidthPx: number;
  imageHeightPx: number;
  /** local ids of the tiles that carry `collides` */
  solidTiles: ReadonlySet<number>;
};

/** A Tiled map, groups flattened, chunks joined, all in tiles from (0, 0). Layers in drawing order. */
export type TiledMap = {
  width: number;
  height: number;
  tilesets: TiledTileset[];
  layers: (TiledTileLayer | TiledObjectLayer)[];
};

const whole = v.pipe(v.number(), v.integer());
const finite = v.pipe(v.number(), v.finite());
const propertyList = v.optional(v.array(v.looseObject({ name: v.string(), value: v.optional(v.unknown()) })), []);

const rawTileset = v.looseObject({
  firstgid: v.pipe(whole, v.minValue(1)),
  name: v.string(),
  columns: v.pipe(whole, v.minValue(1)),
  tilecount: v.pipe(whole, v.minValue(1)),
  tilewidth: whole,
  tileheight: whole,
  margin: v.optional(whole, 0),
  spacing: v.optional(whole, 0),
  image: v.string(),
  imagewidth: v.pipe(whole, v.minValue(1)),
  imageheight: v.pipe(whole, v.minValue(1)),
  tiles: v.optional(v.array(v.looseObject({ id: whole, properties: propertyList })), []),
});

const rawObject = v.looseObject({
  name: v.optional(v.string(), ''),
  type: v.optional(v.string(), ''),
  class: v.optional(v.string(), ''),
  x: v.optional(finite, 0),
  y: v.optional(finite, 0),
  width: v.optional(finite, 0),
  height: v.optional(finite, 0),
  point: v.optional(v.boolean(), false),
  gid: v.optional(whole),
  template: v.optional(v.string()),
  properties: propertyList,
});

const tileData = v.union([v.array(v.pipe(whole, v.minValue(0))), v.string()]);

/** One layer as Tiled writes it, of any kind; which members count depends on `type`. */
export const rawLayer = v.looseObject({
  type: v.string(),
  name: v.optional(v.string(), ''),
  visible: v.optional(v.boolean(), true),
  opacity: v.optional(finite, 1),
  offsetx: v.optional(finite, 0),
  offsety: v.optional(finite, 0),
  width: v.optional(whole),
  height: v.optional(whole),
  encoding: v.optional(v.string(), 'csv'),
  compression: v.optional(v.string(), ''),
  data: v.optional(tileData),
  chunks: v.optional(v.array(v.looseObject({ x: whole, y: whole, width: whole, height: whole, data: tileData }))),
  objects: v.optional(v.array(rawObject), []),
  layers: v.optional(v.array(v.unknown()), []),
  properties: propertyList,
});
export type RawLayer = v.InferOutput<typeof rawLayer>;
export type RawObject = v.InferOutput<typeof rawObject>;

const maxSide = 1024;

const rawMap = v.looseObject({
  orientation: v.string(),
  width: v.pipe(whole, v.minValue(1), v.maxValue(maxSide)),
  height: v.pipe(whole, v.minValue(1), v.maxValue(maxSide)),
  tilewidth: whole,
  tileheight: whole,
  infinite: v.optional(v.boolean(), false),
  layers: v.array(v.unknown()),
  tilesets: v.array(v.unknown()),
});
export type RawMap = v.InferOutput<typeof rawMap>;

/** The custom properties of a layer, tile or object, by name. */
export function propertiesOf(list: { name: string; value?: unknown }[]): TiledProperties {
  return new Map(list.map(({ name, value }) => [name, value]));
}

/** What a schema found, as one problem: the member's path and what was expected there. */
export function schemaProblem(
  code: string,
  what: string,
  issues: readonly v.BaseIssue<unknown>[],
  layer?: string,
): MapProblem {
  const first = issues[0];
  const path = first === undefined ? null : v.getDotPath(first);
  const text = `${what} cannot be read: ${path ?? 'the whole'}: ${first?.message ?? 'unknown form'}.`;
  return layer === undefined ? { code, text } : { code, layer, text };
}

/** The head of the file: that it is a Tiled map of our kind at all. Problems are pushed; null where nothing is usable. */
export function readMapHead(tmj: unknown, problems: MapProblem[]): RawMap | null {
  const parsed = v.safeParse(rawMap, tmj);
  if (!parsed.success) {
    problems.push(schemaProblem('not-a-tiled-map', 'The file is not a Tiled map in JSON form and', parsed.issues));
    return null;
  }
  const map = parsed.output;
  if (map.orientation !== 'orthogonal') {
    problems.push({ code: 'not-orthogonal', text: `The map is ${map.orientation}. Make it orthogonal in Tiled.` });
    return null;
  }
  if (map.tilewidth !== tileSizePx || map.tileheight !== tileSizePx) {
    const size = `${map.tilewidth} × ${map.tileheight}`;
    problems.push({ code: 'wrong-tile-size', text: `Tiles are ${size} px. Set the map's tile size to 32 × 32 px.` });
    return null;
  }
  return map;
}

/** The tilesets of the map, all embedded; problems are pushed for those that are not usable. */
export function readTilesets(list: unknown[], problems: MapProblem[]): TiledTileset[] {
  const tilesets: TiledTileset[] = [];
  for (const raw of list) {
    const source = v.safeParse(v.looseObject({ source: v.string() }), raw);
    if (source.success) {
      const text = `The tileset "${source.output.source}" is a file of its own. Open it in Tiled from this map and choose "Embed Tileset".`;
      problems.push({ code: 'external-tileset', text });
      continue;
    }
    const parsed = v.safeParse(rawTileset, raw);
    if (!parsed.success) {
      problems.push(schemaProblem('bad-tileset', 'A tileset', parsed.issues));
      continue;
    }
    const set = parsed.output;
    if (set.tilewidth !== tileSizePx || set.tileheight !== tileSizePx || set.margin !== 0 || set.spacing !== 0) {
      const text = `The tileset "${set.name}" must have tiles of 32 × 32 px without margin and spacing.`;
      problems.push({ code: 'bad-tileset', text });
      continue;
    }
    tilesets.push({
      name: set.name,
      firstGid: set.firstgid,
      columns: set.columns,
      tileCount: set.tilecount,
      imagePath: set.image,
      imageWidthPx: set.imagewidth,
      imageHeightPx: set.imageheight,
      solidTiles: new Set(
        set.tiles.filter((tile) => propertiesOf(tile.properties).get('collides') === true).map((tile) => tile.id),
      ),
    });
  }
  return tilesets.sort((a, b) => a.firstGid - b.firstGid);
}
