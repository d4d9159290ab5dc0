import type { MapProblem } from './hall-map-shape.ts';
import { tileSizePx } from './tiled-json.ts';
import { readTiledMap } from './tiled-layers.ts';

/** A picture with tiles, in rows of `columns`; tile n of it has the global id `firstGid + n`. */
export type DrawnTileset = {
  name: string;
  firstGid: number;
  columns: number;
  tileCount: number;
  /** name of the picture without folder; the picture of double size has `@2x` before the ending */
  imageName: string;
};

/** A layer to draw: global tile ids, row-major, 0 = nothing, with Tiled's flip flags in the upper four bits. */
export type DrawnLayer = { name: string; above: boolean; opacity: number; tiles: Uint32Array };

/** What a renderer needs of a map; layers in drawing order, those with `above` go over the avatars. */
export type TileLayers = {
  tileSizePx: 32;
  /** tiles */
  width: number;
  /** tiles */
  height: number;
  tilesets: DrawnTileset[];
  layers: DrawnLayer[];
};

/** The name of the picture of double size that belongs to a tileset picture: `a.png` gives `a@2x.png`. */
export function doubleSizeName(imageName: string): string {
  return imageName.replace(/(\.[a-z0-9]+)?$/i, (ending) => `@2x${ending}`);
}

/** File name at the end of a path as Tiled writes it. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/**
 * The visible tile layers of a map that `readHallMap` accepts. Layers after the object layer `floorLayer` are drawn
 * above the avatars. Throws a RangeError with the first problem where the map cannot be read.
 */
export function readTileLayers(tmj: unknown): TileLayers {
  const problems: MapProblem[] = [];
  const map = readTiledMap(tmj, problems);
  if (map === null || problems.length > 0) throw new RangeError(problems[0]?.text ?? 'The map cannot be read.');
  const layers: DrawnLayer[] = [];
  let above = false;
  for (const layer of map.layers) {
    if (layer.kind === 'objects') {
      above ||= layer.name === 'floorLayer';
    } else if (layer.visible) {
      layers.push({ name: layer.name, above, opacity: layer.opacity, tiles: layer.tiles });
    }
  }
  const tilesets = map.tilesets.map((set) => ({
    name: set.name,
    firstGid: set.firstGid,
    columns: set.columns,
    tileCount: set.tileCount,
    imageName: baseName(set.imagePath),
  }));
  return { tileSizePx, width: map.width, height: map.height, tilesets, layers };
}
