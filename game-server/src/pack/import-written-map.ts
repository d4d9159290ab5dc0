import type { Point } from '@clearhall/shared-schema/map/hall-map';
import { doubleSizeName } from '@clearhall/shared-schema/map/tile-layers';
import type { TiledProperties } from '@clearhall/shared-schema/map/tiled-json';
import type { SourceLayer, SourceLayers } from './import-layers.ts';
import { pieceProperties } from './import-objects.ts';
import { shown } from './import-report.ts';
import type { ImportedScene } from './import-scenes.ts';
import { type ImportedTileset, partsOfLayer, type TilePart, type UsedTiles } from './import-tile-layers.ts';

type Json = Record<string, unknown>;

const tilePx = 32;
/** Kept as they are: what the makers of the map say of it. */
const keptProperties = ['mapName', 'mapDescription', 'mapCopyright', 'mapLink'];

/** Whether people stand on this layer: what is drawn after it goes over them. */
export function isFloorLayer(layer: SourceLayer): boolean {
  return layer.kind === 'objects' && layer.name === 'floorLayer';
}

/** Gives a function that writes the whole map as Tiled JSON, with `objects` on its `floorLayer`. */
export function writtenMap(
  source: SourceLayers,
  properties: TiledProperties,
  tilesets: readonly ImportedTileset[],
  use: UsedTiles,
): (objects: Json[]) => Json {
  const drawn = source.layers.map((layer) =>
    layer.kind === 'tiles'
      ? partsOfLayer(layer, use, tilesets).map((part, at) => writtenLayer(layer, part, at, source))
      : [],
  );
  const floorAt = source.layers.findIndex(isFloorLayer);
  const at = floorAt < 0 ? drawn.length : floorAt;
  return (objects) => {
    const floor = { type: 'objectgroup', name: 'floorLayer', visible: true, opacity: 1, x: 0, y: 0, objects };
    const layers: Json[] = [...drawn.slice(0, at).flat(), floor, ...drawn.slice(at).flat()];
    return {
      type: 'map',
      version: '1.9',
      orientation: 'orthogonal',
      renderorder: 'right-down',
      infinite: false,
      width: source.width,
      height: source.height,
      tilewidth: tilePx,
      tileheight: tilePx,
      nextlayerid: layers.length + 1,
      nextobjectid: objects.length + 1,
      properties: keptProperties
        .filter((name) => properties.has(name))
        .map((name) => written(name, properties.get(name))),
      tilesets: tilesets.map(writtenTileset),
      layers: layers.map((layer, index) => ({ id: index + 1, ...layer })),
    };
  };
}

function writtenLayer(layer: SourceLayer & { kind: 'tiles' }, part: TilePart, at: number, source: SourceLayers): Json {
  const isSolid = layer.properties.get('collides') === true;
  // People arrive on what the importer found, not on all tiles of a layer called "start".
  const name = layer.name === 'start' ? 'start-tiles' : shown(layer.name);
  return {
    type: 'tilelayer',
    name: at === 0 ? name : `${name} (${part.setName})`,
    visible: layer.visible,
    opacity: layer.opacity,
    x: 0,
    y: 0,
    width: source.width,
    height: source.height,
    data: [...part.tiles],
    ...(isSolid ? { properties: [written('collides', true)] } : {}),
  };
}

function writtenTileset({ set, firstGid, name, fileId, sheet }: ImportedTileset): Json {
  const tiles: Json[] = [];
  for (const [id, { properties }] of set.tiles) {
    const slot = sheet.slotOf(id);
    const kept = [...properties].filter(
      ([key, value]) => (key === 'collides' && value === true) || (sheet.isWhole && pieceProperties.includes(key)),
    );
    if (slot !== null && kept.length > 0)
      tiles.push({ id: slot, properties: kept.map(([key, value]) => written(key, value)) });
  }
  const copyright = set.properties.get('tilesetCopyright');
  return {
    firstgid: firstGid,
    name,
    image: `media/${fileId}.png`,
    imagewidth: sheet.columns * tilePx,
    imageheight: sheet.rows * tilePx,
    columns: sheet.columns,
    tilecount: sheet.tileCount,
    tilewidth: tilePx,
    tileheight: tilePx,
    margin: 0,
    spacing: 0,
    ...(copyright === undefined ? {} : { properties: [written('tilesetCopyright', copyright)] }),
    tiles,
  };
}

function written(name: string, value: unknown): Json {
  if (typeof value === 'boolean') return { name, type: 'bool', value };
  return typeof value === 'number'
    ? { name, type: 'float', value }
    : { name, type: 'string', value: typeof value === 'string' ? value.replaceAll('\0', '') : shown(value) };
}

/** The pictures of the tilesets with their twins of double size, by their path in the pack. */
export function picturesOf(tilesets: readonly ImportedTileset[]): Map<string, Uint8Array> {
  return new Map(
    tilesets.flatMap(({ fileId, sheet }) => [
      [`media/${fileId}.png`, sheet.png],
      [`media/${doubleSizeName(`${fileId}.png`)}`, sheet.doublePng],
    ]),
  );
}

/** The objects of the hall as Tiled writes them: scenes with their entries, starts, and the seats and entries given. */
export function hallObjects(scenes: readonly ImportedScene[], starts: readonly Point[], source: SourceLayers): Json[] {
  const objects: Json[] = [];
  const add = (className: string, name: string, x: number, y: number, width = 0, height = 0) => {
    const size = {
      x: x * tilePx,
      y: y * tilePx,
      width: width * tilePx,
      height: height * tilePx,
      rotation: 0,
      visible: true,
    };
    const isPoint = width === 0 && height === 0 ? { point: true } : {};
    objects.push({ id: objects.length + 1, name, class: className, ...size, ...isPoint });
  };
  for (const layer of source.layers) {
    if (layer.kind !== 'objects') continue;
    for (const { className, name, x, y, width, height } of layer.objects) {
      if (className === 'entry' || className === 'seat') add(className, shown(name), x, y, width, height);
    }
  }
  for (const { sceneId, x, y, width, height, entry } of scenes) {
    add('scene', sceneId, x, y, width, height);
    if (entry !== null) add('entry', sceneId, entry.x, entry.y);
  }
  for (const { x, y, width } of rowsOf(starts)) add('start', `start-${objects.length + 1}`, x, y, width, 1);
  return objects;
}

/** Tiles, given by their centres row by row, joined to stretches of one row. */
function rowsOf(starts: readonly Point[]): { x: number; y: number; width: number }[] {
  const rows: { x: number; y: number; width: number }[] = [];
  for (const { x, y } of starts) {
    const last = rows.at(-1);
    if (last !== undefined && last.y === y - 0.5 && last.x + last.width === x - 0.5) last.width += 1;
    else rows.push({ x: x - 0.5, y: y - 0.5, width: 1 });
  }
  return rows;
}
