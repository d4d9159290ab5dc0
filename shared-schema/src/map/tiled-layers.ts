import * as v from 'valibot';
import type { MapProblem } from './hall-map-shape.ts';
import {
  propertiesOf,
  type RawLayer,
  type RawObject,
  rawLayer,
  readMapHead,
  readTilesets,
  schemaProblem,
  type TiledMap,
  type TiledObject,
  type TiledTileLayer,
  type TiledTileset,
  tileSizePx,
} from './tiled-json.ts';

/** The part of a global tile id that names the tile; the rest are Tiled's flip flags. */
export const gidMask = 0x0fffffff;

/** The tileset that holds a global tile id (flags removed); undefined where none does. */
export function tilesetOf(tilesets: readonly TiledTileset[], gid: number): TiledTileset | undefined {
  return tilesets.find((set) => gid >= set.firstGid && gid < set.firstGid + set.tileCount);
}

/**
 * Reads Tiled JSON. Gives the map in tiles, or pushes problems and gives what could still be read; null where the file
 * is no map at all.
 */
export function readTiledMap(tmj: unknown, problems: MapProblem[]): TiledMap | null {
  const head = readMapHead(tmj, problems);
  if (head === null) return null;
  const tilesets = readTilesets(head.tilesets, problems);
  const raw: PlacedLayer[] = [];
  flattenGroups(head.layers, 0, 0, 1, true, raw, problems);
  const area = head.infinite ? chunkArea(raw) : { x: 0, y: 0, width: head.width, height: head.height };
  if (area.width > 1024 || area.height > 1024) {
    problems.push({
      code: 'map-too-large',
      text: 'The map is larger than 1024 × 1024 tiles. Divide it into two halls.',
    });
    return null;
  }
  const map: TiledMap = { width: area.width, height: area.height, tilesets, layers: [] };
  for (const placed of raw) {
    if (placed.layer.type === 'objectgroup') {
      map.layers.push({
        kind: 'objects',
        name: placed.layer.name,
        objects: placed.layer.objects.flatMap((object) => readObject(object, placed, area, problems)),
      });
    } else {
      const layer = readTileLayer(placed, area, problems);
      if (layer === null) continue;
      checkTiles(layer, map, problems);
      map.layers.push(layer);
    }
  }
  return map;
}

type PlacedLayer = { layer: RawLayer; offsetXPx: number; offsetYPx: number; opacity: number; visible: boolean };
type Area = { x: number; y: number; width: number; height: number };

function flattenGroups(
  layers: unknown[],
  offsetXPx: number,
  offsetYPx: number,
  opacity: number,
  visible: boolean,
  into: PlacedLayer[],
  problems: MapProblem[],
): void {
  for (const raw of layers) {
    const parsed = v.safeParse(rawLayer, raw);
    if (!parsed.success) {
      problems.push(schemaProblem('bad-layer', 'A layer', parsed.issues, nameOf(raw)));
      continue;
    }
    const layer = parsed.output;
    const x = offsetXPx + layer.offsetx;
    const y = offsetYPx + layer.offsety;
    const seen = visible && layer.visible;
    if (layer.type === 'group') {
      flattenGroups(layer.layers, x, y, opacity * layer.opacity, seen, into, problems);
    } else if (layer.type === 'tilelayer' || layer.type === 'objectgroup') {
      into.push({ layer, offsetXPx: x, offsetYPx: y, opacity: opacity * layer.opacity, visible: seen });
    } else {
      const text = `The layer "${layer.name}" is of the kind "${layer.type}". Use tile layers and object layers only.`;
      problems.push({ code: 'unknown-layer-kind', layer: layer.name, text });
    }
  }
}

function nameOf(raw: unknown): string | undefined {
  const named = v.safeParse(v.looseObject({ name: v.string() }), raw);
  return named.success ? named.output.name : undefined;
}

function chunkArea(layers: PlacedLayer[]): Area {
  const chunks = layers.flatMap((placed) => placed.layer.chunks ?? []);
  if (chunks.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  const x = Math.min(...chunks.map((chunk) => chunk.x));
  const y = Math.min(...chunks.map((chunk) => chunk.y));
  const right = Math.max(...chunks.map((chunk) => chunk.x + chunk.width));
  const bottom = Math.max(...chunks.map((chunk) => chunk.y + chunk.height));
  return { x, y, width: right - x, height: bottom - y };
}

function readTileLayer(placed: PlacedLayer, area: Area, problems: MapProblem[]): TiledTileLayer | null {
  const { layer } = placed;
  const refuse = (code: string, text: string) => {
    problems.push({ code, layer: layer.name, text });
    return null;
  };
  if (layer.compression !== '') {
    const how = 'In Tiled set Map > Map Properties > Tile Layer Format to CSV and save.';
    return refuse('compressed-layer', `The layer "${layer.name}" is compressed (${layer.compression}). ${how}`);
  }
  if (placed.offsetXPx !== 0 || placed.offsetYPx !== 0) {
    return refuse(
      'shifted-layer',
      `The layer "${layer.name}" is shifted. Set its horizontal and vertical offset to 0.`,
    );
  }
  const tiles = new Uint32Array(area.width * area.height);
  const parts = layer.chunks ?? [{ x: 0, y: 0, width: area.width, height: area.height, data: layer.data ?? [] }];
  for (const part of parts) {
    const gids = readGids(part.data);
    if (gids === null || gids.length !== part.width * part.height) {
      const text = `The layer "${layer.name}" does not hold ${part.width} × ${part.height} tiles. Save the map again in Tiled.`;
      return refuse('bad-layer', text);
    }
    for (let row = 0; row < part.height; row++) {
      const from = gids.subarray(row * part.width, (row + 1) * part.width);
      tiles.set(from, (part.y - area.y + row) * area.width + part.x - area.x);
    }
  }
  const properties = propertiesOf(layer.properties);
  return { kind: 'tiles', name: layer.name, visible: placed.visible, opacity: placed.opacity, properties, tiles };
}

function readGids(data: number[] | string): Uint32Array | null {
  if (typeof data !== 'string') return Uint32Array.from(data);
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(data)) return null;
  const bytes = Uint8Array.from(atob(data.replaceAll(/\s/g, '')), (char) => char.charCodeAt(0));
  if (bytes.length % 4 !== 0) return null;
  const view = new DataView(bytes.buffer);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(index * 4, true));
}

function checkTiles(layer: TiledTileLayer, map: TiledMap, problems: MapProblem[]): void {
  let used: TiledTileset | undefined;
  for (const [index, flagged] of layer.tiles.entries()) {
    const gid = flagged & gidMask;
    if (gid === 0) continue;
    const tileset = tilesetOf(map.tilesets, gid);
    const at = { layer: layer.name, x: index % map.width, y: Math.floor(index / map.width) };
    if (tileset === undefined) {
      const text = `A tile of the layer "${layer.name}" belongs to no tileset of the map. Draw it anew.`;
      problems.push({ code: 'unknown-tile', ...at, text });
      return;
    }
    used ??= tileset;
    if (used !== tileset) {
      const text = `The layer "${layer.name}" mixes the tilesets "${used.name}" and "${tileset.name}". Give each its own layer.`;
      problems.push({ code: 'mixed-tilesets', ...at, text });
      return;
    }
  }
}

function readObject(raw: RawObject, placed: PlacedLayer, area: Area, problems: MapProblem[]): TiledObject[] {
  const x = (raw.x + placed.offsetXPx) / tileSizePx - area.x;
  const y = (raw.y + placed.offsetYPx) / tileSizePx - area.y;
  if (raw.template !== undefined) {
    const text = `The object "${raw.name}" is made from a template (${raw.template}). In Tiled choose "Detach" on it.`;
    problems.push({ code: 'object-template', layer: placed.layer.name, x: Math.floor(x), y: Math.floor(y), text });
    return [];
  }
  const size = { width: raw.width / tileSizePx, height: raw.height / tileSizePx };
  return [
    {
      name: raw.name,
      className: raw.class === '' ? raw.type : raw.class,
      layerName: placed.layer.name,
      x,
      // A tile object hangs from its lower left corner, all others from the upper left one.
      y: raw.gid === undefined ? y : y - size.height,
      ...size,
      isPoint: raw.point || (size.width === 0 && size.height === 0),
      properties: propertiesOf(raw.properties),
    },
  ];
}
