import type { DrawnLayer } from '@clearhall/shared-schema/map/tile-layers';
import type * as Phaser from 'phaser';
import { EXTRUSION_PX, extrudedTiles } from './extruded-tiles.ts';
import type { HallPictures } from './hall-pictures.ts';
import { ART_PX, DEPTH, type Stage } from './stage.ts';

/** Tiled's flags for turned tiles lie in the upper four bits of a tile number. */
const FLAGS = { across: 0x80000000, down: 0x40000000, diagonal: 0x20000000, number: 0x0fffffff } as const;

/** Lays the tile layers of the hall, those above the avatars over them. */
export function layTiles({ scene }: Stage, { layers, tilesets }: HallPictures): void {
  const map = scene.make.tilemap({
    tileWidth: ART_PX,
    tileHeight: ART_PX,
    width: layers.width,
    height: layers.height,
  });
  const sets = tilesets.flatMap(({ tileset, picture }) => {
    const key = `tiles-${tileset.name}`;
    scene.textures.addCanvas(key, extrudedTiles(picture, ART_PX));
    const [margin, spacing] = [EXTRUSION_PX, 2 * EXTRUSION_PX];
    const set = map.addTilesetImage(tileset.name, key, ART_PX, ART_PX, margin, spacing, tileset.firstGid);
    return set ? [set] : [];
  });
  for (const [index, layer] of layers.layers.entries()) {
    const drawn = map.createBlankLayer(`${index}-${layer.name}`, sets, 0, 0);
    if (!drawn) continue;
    fill(drawn as Phaser.Tilemaps.TilemapLayer, layer, layers.width);
    drawn.setAlpha(layer.opacity);
    drawn.setDepth(layer.above ? DEPTH.above + index : DEPTH.floor + index);
  }
}

function fill(drawn: Phaser.Tilemaps.TilemapLayer, layer: DrawnLayer, width: number): void {
  for (const [index, flagged] of layer.tiles.entries()) {
    const number = flagged & FLAGS.number;
    if (number === 0) continue;
    const tile = drawn.putTileAt(number, index % width, Math.floor(index / width), false);
    turn(tile, flagged);
  }
}

/** Flips and quarter turns as Tiled means them. */
function turn(tile: Phaser.Tilemaps.Tile | null, flagged: number): void {
  if (!tile || flagged <= FLAGS.number) return;
  const across = (flagged & FLAGS.across) !== 0;
  const down = (flagged & FLAGS.down) !== 0;
  if ((flagged & FLAGS.diagonal) === 0) {
    tile.flipX = across;
    tile.flipY = down;
    return;
  }
  tile.rotation = across ? Math.PI / 2 : -Math.PI / 2;
  tile.flipX = across === down;
}
