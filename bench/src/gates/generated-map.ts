const TILE_PX = 32;
/** Tiles of a scene without its walls, and between one scene and the next. */
const WIDTH = 12;
const HEIGHT = 10;
const STEP = WIDTH + 1;
const DOOR_Y = 5;
const [FLOOR, WALL] = [1, 2];

type Shape = { class: string; name: string; x: number; y: number; width?: number; height?: number };

/** A map in Tiled's JSON: scenes in a row, a gate of two tiles from each to the next, exhibits dealt out in turn. */
export function generatedMap(scenes: number, exhibitIds: readonly string[]) {
  const width = scenes * STEP + 1;
  const height = HEIGHT + 2;
  const isDoor = (x: number, y: number) =>
    x > 0 && x < width - 1 && x % STEP === 0 && (y === DOOR_Y || y === DOOR_Y + 1);
  const isWall = (x: number, y: number) => y === 0 || y === height - 1 || (x % STEP === 0 && !isDoor(x, y));
  const data = Array.from({ length: width * height }, (_, i) =>
    isWall(i % width, Math.floor(i / width)) ? WALL : FLOOR,
  );
  const objects: Shape[] = [
    { class: 'start', name: 'in', x: 2, y: 4, width: 2, height: 4 },
    ...Array.from({ length: scenes }, (_, i) => sceneObjects(i)).flat(),
    ...Array.from({ length: scenes - 1 }, (_, i) => gateObject(i)),
    ...exhibitIds.map((exhibitId, i) => exhibitObject(exhibitId, i % scenes, Math.floor(i / scenes))),
  ];
  return {
    type: 'map',
    orientation: 'orthogonal',
    ...{ width, height, tilewidth: TILE_PX, tileheight: TILE_PX, infinite: false },
    tilesets: [tileset()],
    layers: [
      { type: 'tilelayer', name: 'floor', width, height, data },
      { type: 'objectgroup', name: 'floorLayer', objects: objects.map(written) },
    ],
  };
}

function sceneObjects(i: number): Shape[] {
  const x = i * STEP + 1;
  return [
    { class: 'scene', name: `scene-${i}`, x, y: 1, width: WIDTH, height: HEIGHT },
    { class: 'entry', name: `arrive-${i}`, x: x + 1.5, y: DOOR_Y + 0.5 },
  ];
}

function gateObject(i: number): Shape {
  return { class: 'gate', name: `gate-${i}`, x: (i + 1) * STEP, y: DOOR_Y, width: 1, height: 2 };
}

/** Ten in a row of a scene, four rows. */
function exhibitObject(name: string, scene: number, place: number): Shape {
  const [column, row] = [place % 10, Math.floor(place / 10)];
  return { class: 'exhibit', name, x: scene * STEP + 2.5 + column, y: [1.5, 3.5, 8.5, 10.5][row] ?? 1.5 };
}

function tileset() {
  return {
    ...{ firstgid: 1, name: 'hall-tiles', image: 'hall-tiles.png', imagewidth: 1024, imageheight: 224 },
    ...{ columns: 32, tilecount: 224, tilewidth: TILE_PX, tileheight: TILE_PX, margin: 0, spacing: 0 },
    tiles: [{ id: WALL - 1, properties: [{ name: 'collides', type: 'bool', value: true }] }],
  };
}

function written(shape: Shape) {
  const { width, height, name } = shape;
  const number = Number(/^gate-(\d+)$/.exec(name)?.[1]);
  const sides = [
    { name: 'from', type: 'string', value: `scene-${number}` },
    { name: 'to', type: 'string', value: `scene-${number + 1}` },
  ];
  return {
    ...{ class: shape.class, name, x: shape.x * TILE_PX, y: shape.y * TILE_PX },
    ...{ width: (width ?? 0) * TILE_PX, height: (height ?? 0) * TILE_PX },
    ...(width === undefined ? { point: true } : {}),
    properties: Number.isNaN(number) ? [] : sides,
  };
}
