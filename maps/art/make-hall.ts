import { carpets, exhibits, hallPlan, lowerSceneRow, placements, seats } from './hall-plan.ts';
import { type Canvas, emptyCanvas, floorLayer, putNineTiles, putPiece, shadeLayer, wallLayer } from './map-layers.ts';
import { pieceNamed, type TileSheet, tiledTileset } from './tile-sheet.ts';

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

/** The sample hall as Tiled JSON text, the same for the same plan and sheet. */
export function makeHall(sheet: TileSheet): string {
  const [width, height] = [hallPlan[0]?.length ?? 0, hallPlan.length];
  const layers = tileLayers(sheet, width, height);
  const nextId = counter();
  const written = [
    ...layers.below.map(([name, canvas]) => writtenTiles(nextId(), name, canvas)),
    writtenObjects(nextId, 'floorLayer', []),
    ...layers.above.map(([name, canvas]) => writtenTiles(nextId(), name, canvas)),
    ...objectLayers(width, height).map(([name, objects]) => writtenObjects(nextId, name, objects)),
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
    tilesets: [tiledTileset(sheet, '../../tilesets/hall-tiles.png')],
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

function tileLayers(sheet: TileSheet, width: number, height: number) {
  const laid = (items: readonly (readonly [string, number, number])[]) => {
    const canvas = emptyCanvas(width, height);
    for (const [name, x, y] of items) putPiece(canvas, sheet, name, x, y);
    return canvas;
  };
  const rugs = laid(placements.rugs);
  for (const area of carpets) putNineTiles(rugs, sheet, 'carpet', area);
  const [things, over] = [emptyCanvas(width, height), emptyCanvas(width, height)];
  for (const [name, x, y] of placements.things) {
    const { piece } = pieceNamed(sheet, name);
    putPiece(over, sheet, name, x, y, 0, piece.rows - piece.solidRows);
    putPiece(things, sheet, name, x, y, piece.rows - piece.solidRows);
  }
  const lintels = emptyCanvas(width, height);
  putPiece(lintels, sheet, 'lintel', 21, lowerSceneRow);
  const walls = wallLayer(hallPlan, sheet, (_, y) => (y < lowerSceneRow ? 'teal' : 'paper'));
  putPiece(walls, sheet, 'entrance', 20, height - 1);
  const below: [string, Canvas][] = [
    ['floor', floorLayer(hallPlan, sheet, { '.': 'stone', G: 'stone', ',': 'oak' })],
    ['rugs', rugs],
    ['daylight', laid(placements.daylight)],
    ['light', laid(placements.light)],
    ['shade', shadeLayer(hallPlan, sheet)],
    ['walls', walls],
    ['boards', laid(placements.boards)],
    ['things', things],
  ];
  const above: [string, Canvas][] = [
    ['over', over],
    ['lintels', lintels],
  ];
  return { below, above };
}

function objectLayers(width: number, height: number): [string, Placed[]][] {
  const ends: Property[] = [
    { name: 'from', type: 'string', value: 'principles' },
    { name: 'to', type: 'string', value: 'law-discipline' },
  ];
  const reach = (value: number): Property[] => [{ name: 'reach', type: 'float', value }];
  return [
    [
      'scenes',
      [
        { name: 'law-discipline', class: 'scene', x: 0, y: 0, width, height: lowerSceneRow },
        { name: 'principles', class: 'scene', x: 0, y: lowerSceneRow, width, height: height - lowerSceneRow },
        { name: 'law-discipline-entry', class: 'entry', x: 22.5, y: 10.5 },
        { name: 'principles-entry', class: 'entry', x: 22.5, y: 23.5 },
      ],
    ],
    ['gates', [{ name: 'to-law', class: 'gate', x: 21, y: lowerSceneRow, width: 3, height: 3, properties: ends }]],
    ['exhibits', exhibits.map(([name, x, y, tiles]) => ({ name, class: 'exhibit', x, y, properties: reach(tiles) }))],
    [
      'people',
      [
        { name: 'entrance', class: 'start', x: 19, y: 26, width: 7, height: 3 },
        ...seats.map(([x, y], at) => ({ name: `seat-${at + 1}`, class: 'seat', x, y })),
      ],
    ],
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
