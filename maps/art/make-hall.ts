import { entrance, floors, gates, grounds, hallPlan, hallSize, scenes, wallPaintAt } from './hall-plan.ts';
import { type Canvas, emptyCanvas, floorLayer, putNineTiles, putPiece, shadeLayer, wallLayer } from './map-layers.ts';
import type { laidLayers } from './scene-plan.ts';
import { pieceNamed, type TileSheets, tiledTileset } from './tile-sheet.ts';

type Property = { name: string; type: 'string' | 'float'; value: string | number };
type Placed = {
  name: string;
  class: string;
  x: number;
  y: number;
  width?: number;
  height?: number;
  properties?: Property[];
};

const tilePx = 32;

/** The sample hall as Tiled JSON text, the same for the same plan and sheets. */
export function makeHall(sheets: TileSheets): string {
  const [width, height] = hallSize;
  const layers = tileLayers(sheets, width, height);
  const nextId = counter();
  const written = [
    ...layers.below.map(([name, canvas]) => writtenTiles(nextId(), name, canvas)),
    writtenObjects(nextId, 'floorLayer', []),
    ...layers.above.map(([name, canvas]) => writtenTiles(nextId(), name, canvas)),
    ...objectLayers(sheets).map(([name, objects]) => writtenObjects(nextId, name, objects)),
  ];
  const map = {
    compressionlevel: -1,
    height,
    infinite: false,
    layers: written,
    nextlayerid: 100,
    nextobjectid: 1000,
    orientation: 'orthogonal',
    renderorder: 'right-down',
    tiledversion: '1.9.2',
    tileheight: tilePx,
    tilesets: sheets.sheets.map((sheet) => tiledTileset(sheet, '../../tilesets')),
    tilewidth: tilePx,
    type: 'map',
    version: '1.9',
    width,
  };
  return `${JSON.stringify(map, null, 1).replaceAll(/\[[\d,\s]+\]/g, (list) => rowsOf(JSON.parse(list), width))}\n`;
}

function counter(): () => number {
  let id = 0;
  return () => {
    id += 1;
    return id;
  };
}

/** One row of the map a line, so that changes read well. */
function rowsOf(tiles: number[], width: number): string {
  const rows: string[] = [];
  for (let at = 0; at < tiles.length; at += width) rows.push(tiles.slice(at, at + width).join(','));
  return `[${rows.join(',\n')}]`;
}

function tileLayers(sheets: TileSheets, width: number, height: number) {
  const laid = (layer: (typeof laidLayers)[number]) => {
    const canvas = emptyCanvas(width, height);
    for (const ground of grounds) {
      for (const [name, x, y] of ground.laid[layer] ?? []) putPiece(canvas, sheets, name, x, y);
    }
    return canvas;
  };
  const rugs = laid('rugs');
  for (const { carpets = [] } of grounds) for (const area of carpets) putNineTiles(rugs, sheets, 'carpet', area);
  const lintels = emptyCanvas(width, height);
  for (const { area } of gates) putPiece(lintels, sheets, 'lintel', area[0], area[1] + area[3] - 3);
  const { things, over } = standingLayers(sheets, width, height);
  const below: [string, Canvas][] = [
    ['floor', floorLayer(hallPlan, sheets, floors)],
    ['rugs', rugs],
    ['daylight', laid('daylight')],
    ['light', laid('light')],
    ['shade', shadeLayer(hallPlan, sheets)],
    ['walls', wallLayer(hallPlan, sheets, wallPaintAt)],
    ['boards', laid('boards')],
    ['glow', laid('glow')],
    ['things', things],
  ];
  const above: [string, Canvas][] = [
    ['over', over],
    ['lintels', lintels],
  ];
  return { below, above };
}

/** What stands: the solid rows of each piece under the people, the rows over them above the people. */
function standingLayers(sheets: TileSheets, width: number, height: number) {
  const [things, over] = [emptyCanvas(width, height), emptyCanvas(width, height)];
  const benches = scenes.flatMap((scene) => scene.benches.map(([name, x, y]) => [name, x, y] as const));
  const standing = [...grounds.flatMap((ground) => ground.laid.things ?? []), ...benches];
  for (const [name, x, y] of standing) {
    const { rows, solidRows } = pieceNamed(sheets, name).piece;
    putPiece(over, sheets, name, x, y, 0, rows - solidRows);
    putPiece(things, sheets, name, x, y, rows - solidRows);
  }
  return { things, over };
}

function objectLayers(sheets: TileSheets): [string, Placed[]][] {
  const rectangle = ([x, y, width, height]: readonly [number, number, number, number]) => ({ x, y, width, height });
  const text = (name: string, value: string): Property => ({ name, type: 'string', value });
  const areas = scenes.map(({ sceneId, area }) => ({ name: sceneId, class: 'scene', ...rectangle(area) }));
  const entries = scenes.map(({ sceneId, entry: [x, y] }) => ({ name: `${sceneId}-entry`, class: 'entry', x, y }));
  const doors = gates.map(({ gateId, from, to, area }) => ({
    name: gateId,
    class: 'gate',
    ...rectangle(area),
    properties: [text('from', from), text('to', to)],
  }));
  const shown = scenes
    .flatMap((scene) => scene.exhibits)
    .map(([name, x, y, reach]): Placed => {
      return { name, class: 'exhibit', x, y, properties: [{ name: 'reach', type: 'float', value: reach }] };
    });
  const seats = scenes
    .flatMap((scene) => scene.benches)
    .flatMap(([name, x, y, facing]) => {
      const { columns, rows } = pieceNamed(sheets, name).piece;
      return Array.from({ length: columns }, (_, at) => ({ x: x + at + 0.5, y: y + rows - 0.5, facing }));
    })
    .map(({ x, y, facing }, at) => ({
      name: `seat-${at + 1}`,
      class: 'seat',
      x,
      y,
      properties: [text('facing', facing)],
    }));
  return [
    ['scenes', [...areas, ...entries]],
    ['gates', doors],
    ['exhibits', shown],
    ['people', [{ name: 'entrance', class: 'start', ...rectangle(entrance) }, ...seats]],
  ];
}

function writtenTiles(id: number, name: string, canvas: Canvas) {
  const { width, height } = canvas;
  return { data: [...canvas.tiles], height, id, name, opacity: 1, type: 'tilelayer', visible: true, width, x: 0, y: 0 };
}

function writtenObjects(nextId: () => number, name: string, objects: readonly Placed[]) {
  return {
    draworder: 'topdown',
    id: nextId(),
    name,
    objects: objects.map((object) => ({
      class: object.class,
      height: (object.height ?? 0) * tilePx,
      id: nextId(),
      name: object.name,
      ...(object.width === undefined ? { point: true } : {}),
      ...(object.properties === undefined ? {} : { properties: object.properties }),
      rotation: 0,
      visible: true,
      width: (object.width ?? 0) * tilePx,
      x: object.x * tilePx,
      y: object.y * tilePx,
    })),
    opacity: 1,
    type: 'objectgroup',
    visible: true,
    x: 0,
    y: 0,
  };
}
