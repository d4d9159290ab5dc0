import type { MapProblem } from '@clearhall/shared-schema/map/hall-map';
import {
  propertiesOf,
  type RawLayer,
  type RawMap,
  type RawObject,
  rawLayer,
  schemaProblem,
  type TiledProperties,
  tileSizePx,
} from '@clearhall/shared-schema/map/tiled-json';
import * as v from 'valibot';
import { type ImportReport, refuse, shown } from './import-report.ts';
import { readTileData } from './import-tile-data.ts';

/** An object of the map given, in tiles from the corner of the hall; `raw` as Tiled wrote it. */
export type SourceObject = {
  name: string;
  className: string;
  x: number;
  y: number;
  width: number;
  height: number;
  properties: TiledProperties;
  raw: RawObject;
};

type SourceTileLayer = { kind: 'tiles'; visible: boolean; opacity: number; tiles: Uint32Array };
type SourceObjectLayer = { kind: 'objects'; objects: SourceObject[] };

/** A layer out of its groups, in drawing order. Tiles carry the ids of the map given, row-major over the whole hall. */
export type SourceLayer = (SourceTileLayer | SourceObjectLayer) & { name: string; properties: TiledProperties };

/** The layers of a map; `x`, `y` are the column and row of the map that the corner of the hall lies at. */
export type SourceLayers = { x: number; y: number; width: number; height: number; layers: SourceLayer[] };

const maxSide = 1024;
const maxTiles = 8 * 1024 * 1024;

type PlacedLayer = { raw: RawLayer; offsetXPx: number; offsetYPx: number; opacity: number; visible: boolean };
type Area = { x: number; y: number; width: number; height: number };

/** Takes groups apart, joins the chunks of infinite maps and unpacks tiles; null, with problems, where that fails. */
export function readSourceLayers(head: RawMap, layers: unknown[], report: ImportReport): SourceLayers | null {
  const placed: PlacedLayer[] = [];
  flatten(layers, { offsetXPx: 0, offsetYPx: 0, opacity: 1, visible: true }, placed, report);
  const area = head.infinite ? chunkArea(placed) : { x: 0, y: 0, width: head.width, height: head.height };
  const isTaken = area.width >= 1 && area.height >= 1 && area.width <= maxSide && area.height <= maxSide;
  if (!isTaken || area.width * area.height * placed.length > maxTiles || tilesGiven(placed, area) > maxTiles) {
    const size = `${area.width} × ${area.height} tiles on ${placed.length} layers`;
    const how = `A hall has at most ${maxSide} × ${maxSide} tiles, ${maxTiles} on all layers together. Divide the map.`;
    return refuse(report, 'map-too-large', `The map has ${size}. ${how}`);
  }
  const read: SourceLayer[] = [];
  for (const layer of placed) {
    const { name } = layer.raw;
    const properties = propertiesOf(layer.raw.properties);
    noteEffects(layer.raw, report);
    if (layer.raw.type === 'objectgroup') {
      const objects = layer.raw.objects.map((raw) => sourceObject(raw, layer, area));
      read.push({ kind: 'objects', name, properties, objects });
    } else {
      const tiles = tilesOf(layer, area, report);
      if (tiles === null) continue;
      read.push({ kind: 'tiles', name, properties, visible: layer.visible, opacity: layer.opacity, tiles });
    }
  }
  return report.problems.length === 0 ? { ...area, layers: read } : null;
}

function flatten(layers: unknown[], group: Omit<PlacedLayer, 'raw'>, into: PlacedLayer[], report: ImportReport): void {
  for (const given of layers) {
    const parsed = v.safeParse(rawLayer, given);
    if (!parsed.success) {
      const named = v.safeParse(v.looseObject({ name: v.string() }), given);
      const layer = named.success ? shown(named.output.name) : undefined;
      const problem: MapProblem = schemaProblem('bad-layer', 'A layer', parsed.issues, layer);
      report.problems.push({ ...problem, file: report.file, text: shown(problem.text, 300) });
      continue;
    }
    const raw = parsed.output;
    const placed = {
      raw,
      offsetXPx: group.offsetXPx + raw.offsetx,
      offsetYPx: group.offsetYPx + raw.offsety,
      opacity: group.opacity * raw.opacity,
      visible: group.visible && raw.visible,
    };
    if (raw.type === 'group') flatten(raw.layers, placed, into, report);
    else if (raw.type === 'tilelayer' || raw.type === 'objectgroup') into.push(placed);
    else {
      const text = `a layer of the kind "${shown(raw.type)}" has no counterpart: draw it with tiles.`;
      report.notes.push({ kind: 'no-counterpart', code: 'layer-kind', layer: shown(raw.name), text });
    }
  }
}

function chunkArea(layers: PlacedLayer[]): Area {
  const chunks = layers.flatMap(({ raw }) => raw.chunks ?? []);
  const area = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y, width, height } of chunks) {
    area.left = Math.min(area.left, x);
    area.top = Math.min(area.top, y);
    area.right = Math.max(area.right, x + width);
    area.bottom = Math.max(area.bottom, y + height);
  }
  if (chunks.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  return { x: area.left, y: area.top, width: area.right - area.left, height: area.bottom - area.top };
}

/** Overlapping chunks may hold more tiles than the map has places. */
function tilesGiven(layers: PlacedLayer[], area: Area): number {
  let count = 0;
  for (const { raw } of layers) {
    for (const { width, height } of raw.chunks ?? [
      { width: raw.width ?? area.width, height: raw.height ?? area.height },
    ]) {
      count += Math.abs(width * height);
    }
  }
  return count;
}

function tilesOf({ raw, offsetXPx, offsetYPx }: PlacedLayer, area: Area, report: ImportReport): Uint32Array | null {
  const layer = shown(raw.name);
  const size = { width: raw.width ?? area.width, height: raw.height ?? area.height };
  const parts = raw.chunks ?? [{ x: area.x, y: area.y, ...size, data: raw.data ?? [] }];
  const [shiftX, shiftY] = [Math.round(offsetXPx / tileSizePx), Math.round(offsetYPx / tileSizePx)];
  if (shiftX * tileSizePx !== offsetXPx || shiftY * tileSizePx !== offsetYPx) {
    const text = `the layer is shifted by ${offsetXPx}, ${offsetYPx} px; it was laid on the nearest whole tiles.`;
    report.notes.push({ kind: 'changed', code: 'shifted-layer', layer, text });
  }
  const tiles = new Uint32Array(area.width * area.height);
  let lost = 0;
  for (const part of parts) {
    const at = { layer, x: part.x, y: part.y };
    if (part.width < 1 || part.height < 1) {
      return refuse(
        report,
        'bad-layer',
        `The layer "${layer}" has a part without size. Save the map again in Tiled.`,
        at,
      );
    }
    const read = readTileData(part.data, raw.compression, part.width * part.height);
    if (!read.ok) return refuse(report, 'bad-layer', `The layer "${layer}" ${read.why}.`, at);
    for (const [index, gid] of read.tiles.entries()) {
      if (gid === 0) continue;
      const column = part.x - area.x + shiftX + (index % part.width);
      const row = part.y - area.y + shiftY + Math.floor(index / part.width);
      if (column >= 0 && row >= 0 && column < area.width && row < area.height) tiles[row * area.width + column] = gid;
      else lost += 1;
    }
  }
  if (lost > 0) {
    const text = `${lost} tiles lie beyond the edge of the map; they were left out.`;
    report.notes.push({ kind: 'changed', code: 'tiles-outside', layer, text });
  }
  return tiles;
}

function sourceObject(raw: RawObject, placed: PlacedLayer, area: Area): SourceObject {
  const height = raw.height / tileSizePx;
  const y = (raw.y + placed.offsetYPx) / tileSizePx - area.y;
  return {
    name: raw.name,
    className: raw.class === '' ? raw.type : raw.class,
    x: (raw.x + placed.offsetXPx) / tileSizePx - area.x,
    // A tile object hangs from its lower left corner, all others from the upper left one.
    y: raw.gid === undefined ? y : y - height,
    width: raw.width / tileSizePx,
    height,
    properties: propertiesOf(raw.properties),
    raw,
  };
}

function noteEffects(raw: RawLayer, report: ImportReport): void {
  const effects = ['tintcolor', 'parallaxx', 'parallaxy', 'mode'].filter(
    (name) => raw[name] !== undefined && raw[name] !== 1 && raw[name] !== 'normal',
  );
  if (effects.length === 0) return;
  const text = `tint, parallax and blending have no counterpart (${effects.join(', ')}); the layer is drawn plainly.`;
  report.notes.push({ kind: 'no-counterpart', code: 'layer-effect', layer: shown(raw.name), text });
}
