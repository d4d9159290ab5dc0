import type { HallMap, MapGate, Point } from '@clearhall/shared-schema/map/hall-map';

/** A rectangle as shares (percent) of the map that is shown. */
export type Share = { left: number; top: number; width: number; height: number };

/**
 * What the map of the hall shows: its frame in tiles, the scenes as shares of it with the side that their title keeps to
 * so that no door covers it, the doors by their middles in tiles.
 */
export type MinimapShape = {
  frame: { x: number; y: number; width: number; height: number };
  scenes: { sceneId: string; share: Share; titleAt: 'top' | 'bottom' }[];
  gates: { gateId: string; middle: Point }[];
};

/** Free tiles round the outermost scenes, so that what stands at their edge is whole. */
const MARGIN_TILES = 1;
/** The sign of a door this near to the upper edge of a scene would cover a title there. */
const DOOR_TILES = 4;

/** The shape of a hall's map: as small as the scenes and doors allow. */
export function minimapShape(map: Pick<HallMap, 'scenes' | 'gates'>): MinimapShape {
  const areas = [...map.scenes, ...map.gates];
  const left = Math.min(...areas.map(({ x }) => x)) - MARGIN_TILES;
  const top = Math.min(...areas.map(({ y }) => y)) - MARGIN_TILES;
  const right = Math.max(...areas.map(({ x, width }) => x + width)) + MARGIN_TILES;
  const bottom = Math.max(...areas.map(({ y, height }) => y + height)) + MARGIN_TILES;
  const frame = { x: left, y: top, width: right - left, height: bottom - top };
  const percent = (part: number, whole: number) => Math.round((part / whole) * 10_000) / 100;
  return {
    frame,
    scenes: map.scenes.map(({ sceneId, x, y, width, height }) => ({
      sceneId,
      titleAt: map.gates.some((gate) => isAtTopOf({ x, y, width }, gate)) ? 'bottom' : 'top',
      share: {
        left: percent(x - left, frame.width),
        top: percent(y - top, frame.height),
        width: percent(width, frame.width),
        height: percent(height, frame.height),
      },
    })),
    gates: map.gates.map(({ gateId, x, y, width, height }) => ({
      gateId,
      middle: { x: x + width / 2, y: y + height / 2 },
    })),
  };
}

function isAtTopOf(scene: { x: number; y: number; width: number }, gate: MapGate): boolean {
  const middle = { x: gate.x + gate.width / 2, y: gate.y + gate.height / 2 };
  return Math.abs(middle.y - scene.y) <= DOOR_TILES && middle.x > scene.x - 1 && middle.x < scene.x + scene.width + 1;
}

/** One path that is a dot at each place, drawn with round ends: a crowd costs one element. */
export function dotsPath(places: Iterable<Point>): string {
  return Array.from(places, ({ x, y }) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join('');
}

/** How many of the group whose line stands are in each scene; who leads it has a mark of their own. */
export function countsByScene(
  rows: Iterable<{ sceneId: string; connected: boolean; role?: string }>,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { sceneId, connected, role } of rows) {
    if (connected && sceneId !== '' && role !== 'lecturer') counts.set(sceneId, (counts.get(sceneId) ?? 0) + 1);
  }
  return counts;
}
