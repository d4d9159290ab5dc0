/** An object for a drawn map: place and size in tiles; without size it is a point. */
export type DrawnObject = {
  class: string;
  name: string;
  x: number;
  y: number;
  width?: number;
  height?: number;
  properties?: Record<string, unknown>;
};

/** A small map in Tiled JSON for tests, from a plan: `#` is a solid tile, everything else floor. */
export function drawnMap(plan: readonly string[], objects: readonly DrawnObject[]) {
  const width = plan[0]?.length ?? 0;
  const data = [...plan.join('')].map((sign) => (sign === '#' ? 2 : 1));
  const tileset = {
    firstgid: 1,
    name: 'tiles',
    columns: 2,
    tilecount: 4,
    tilewidth: 32,
    tileheight: 32,
    image: 'tiles.png',
    imagewidth: 64,
    imageheight: 64,
    tiles: [{ id: 1, properties: [{ name: 'collides', type: 'bool', value: true }] }],
  };
  return {
    type: 'map',
    orientation: 'orthogonal',
    width,
    height: plan.length,
    tilewidth: 32,
    tileheight: 32,
    infinite: false,
    tilesets: [tileset] as Record<string, unknown>[],
    layers: [
      { type: 'tilelayer', name: 'floor', width, height: plan.length, data },
      { type: 'objectgroup', name: 'floorLayer', objects: objects.map(writtenObject) },
    ] as Record<string, unknown>[],
  };
}

/** An object as Tiled writes it. */
export function writtenObject(object: DrawnObject) {
  return {
    class: object.class,
    name: object.name,
    x: object.x * 32,
    y: object.y * 32,
    width: (object.width ?? 0) * 32,
    height: (object.height ?? 0) * 32,
    ...(object.width === undefined ? { point: true } : {}),
    properties: Object.entries(object.properties ?? {}).map(([name, value]) => ({ name, value })),
  };
}

/** Two scenes side by side, a gate between them, an exhibit in each, a seat; 9 × 5 tiles. */
export const twoScenes: { plan: readonly string[]; objects: readonly DrawnObject[] } = {
  plan: ['#########', '#...#...#', '#.......#', '#...#...#', '#########'],
  objects: [
    { class: 'scene', name: 'left', x: 0, y: 0, width: 4, height: 5 },
    { class: 'scene', name: 'right', x: 5, y: 0, width: 4, height: 5 },
    { class: 'entry', name: 'arrive', x: 6.5, y: 2.5 },
    { class: 'gate', name: 'door', x: 4, y: 2, width: 1, height: 1, properties: { from: 'left', to: 'right' } },
    { class: 'exhibit', name: 'vase', x: 1.5, y: 0.5, properties: { reach: 1.5 } },
    { class: 'exhibit', name: 'bell', x: 7.5, y: 3.5 },
    { class: 'seat', name: 'bench', x: 2.2, y: 4.3 },
    { class: 'start', name: 'in', x: 1, y: 2, width: 2, height: 1 },
  ],
};
