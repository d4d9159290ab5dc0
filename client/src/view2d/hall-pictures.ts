import type { DrawnTileset, TileLayers } from '@clearhall/shared-schema/map/tile-layers';
import { doubleSizeName, readTileLayers } from '@clearhall/shared-schema/map/tile-layers';
import type { PublicHall } from '@clearhall/shared-schema/pack/public-pack';
import { loadFigureSheet } from '../art/figure-files.ts';
import { type MapPiece, readMapPieces } from './map-pieces.ts';

/** A tileset with its picture, always of double size: tiles of 64 px. */
type TilesetPicture = { tileset: DrawnTileset; picture: HTMLImageElement | HTMLCanvasElement };

/** All pictures that a hall is drawn from. */
export type HallPictures = {
  layers: TileLayers;
  tilesets: TilesetPicture[];
  pieces: Map<string, MapPiece>;
  figures: HTMLCanvasElement;
};

/** Loads the pictures of a hall, those of double size where there are. Rejects when one cannot be loaded. */
export async function loadHallPictures(hall: PublicHall): Promise<HallPictures> {
  const layers = readTileLayers(hall.map);
  const [figures, ...tilesets] = await Promise.all([
    loadFigureSheet(),
    ...layers.tilesets.map((tileset) => loadTileset(hall, tileset)),
  ]);
  return { layers, tilesets, pieces: readMapPieces(hall.map), figures };
}

async function loadTileset(hall: PublicHall, tileset: DrawnTileset): Promise<TilesetPicture> {
  const double = hall.files[doubleSizeName(tileset.imageName)];
  const url = double?.url ?? hall.files[tileset.imageName]?.url;
  if (url === undefined) throw new Error(`the hall has no picture ${tileset.imageName}`);
  const picture = await loadPicture(url);
  return { tileset, picture: double ? picture : doubled(picture) };
}

function doubled(picture: HTMLImageElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width * 2;
  canvas.height = picture.height * 2;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** Loads one picture of the page's own origin. */
async function loadPicture(url: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  return picture;
}
