import { noteProperties } from './import-conventions.ts';
import type { SourceLayer, SourceLayers, SourceObject } from './import-layers.ts';
import { type ImportReport, shown } from './import-report.ts';
import { zoneName } from './import-scenes.ts';
import { firstTilePlace, isArea, placeOf } from './import-starts.ts';
import type { UsedTile } from './import-tile-layers.ts';

/** Classes of a hall that need more than a map can say, and what to do. */
const needsWriting: Record<string, string> = {
  gate: 'asks questions. Draw it here and write its questions in "hall.json".',
  exhibit: 'has texts. Draw it here and write them in "exhibits".',
};

/** Classes that are used as they are, or by `readImportStarts` and `importedScenes`. */
const taken = new Set(['start', 'scene', 'entry', 'seat']);

/** Notes what layers, objects, and tiles in use carry that has no counterpart. */
export function noteMeanings(
  source: SourceLayers,
  tiles: Iterable<UsedTile | null>,
  areZones: boolean,
  report: ImportReport,
): void {
  for (const layer of source.layers) {
    const place = layer.kind === 'tiles' ? firstTilePlace(layer, source) : { layer: shown(layer.name) };
    noteProperties(layer.properties, place, [], report);
    if (layer.kind === 'tiles') continue;
    for (const object of layer.objects) noteObject(object, layer, source, areZones, report);
  }
  noteTiles(tiles, report);
}

function noteObject(
  object: SourceObject,
  layer: SourceLayer,
  source: SourceLayers,
  areZones: boolean,
  report: ImportReport,
): void {
  const place = placeOf(object, layer, source);
  const add = (kind: 'no-counterpart' | 'changed', code: string, text: string) =>
    report.notes.push({ kind, code, ...place, text });
  const { raw, className } = object;
  if (isArea(object) || taken.has(className)) {
    const isUpright = !raw.rotation && raw.ellipse !== true && raw.polygon === undefined;
    if (!isUpright) add('changed', 'area-shape', 'counts as the upright rectangle that Tiled gives for it.');
    if (isArea(object) && object.properties.size === 0) add('no-counterpart', 'object', 'an area without properties.');
    noteProperties(object.properties, place, areZones && zoneName(object) !== null ? ['zone'] : [], report);
    return;
  }
  const needed = Object.hasOwn(needsWriting, className) ? needsWriting[className] : undefined;
  if (needed !== undefined) add('no-counterpart', className, `an object of class "${className}" ${needed}`);
  else if (raw.text !== undefined) add('no-counterpart', 'text', 'a text on the map. Draw it with tiles.');
  else if (raw.gid !== undefined) add('no-counterpart', 'tile-object', 'a picture. Stamp it on a tile layer.');
  else
    add(
      'no-counterpart',
      'object',
      `an object ${className === '' ? 'without class' : `of class "${shown(className)}"`}.`,
    );
  noteProperties(object.properties, place, [], report);
}

function noteTiles(tiles: Iterable<UsedTile | null>, report: ImportReport): void {
  const moving = new Map<string, number>();
  for (const tile of tiles) {
    const said = tile?.set.tiles.get(tile.id);
    if (tile === null || said === undefined) continue;
    if (said.isAnimated) moving.set(tile.set.name, (moving.get(tile.set.name) ?? 0) + 1);
    const place = { ...tile.place, object: `tile ${tile.id} of ${tile.set.name}` };
    noteProperties(said.properties, place, pieceProperties, report);
  }
  for (const [name, count] of moving) {
    const text = `${count} moving tiles of the tileset "${name}" stand still in a hall.`;
    report.notes.push({ kind: 'no-counterpart', code: 'animation', text });
  }
}

/** Properties that make a tile the corner of a larger picture; kept. */
export const pieceProperties: readonly string[] = ['piece', 'pieceColumns', 'pieceRows'];
