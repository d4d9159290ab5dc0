import type { Point, Solid } from './solid.ts';

/** Four samples a pixel smooth the edges. */
const FINE = 2;
const GROUND: Point = [243, 239, 230];
/** From where one looks, in radians round and above; the view that a model has before it is turned. */
const [ROUND, ABOVE] = [0.55, 0.32];
const LIGHT: Point = [0.35, 0.75, 0.56];

/** A picture of solids as they stand before one turns them: three bytes a pixel. */
export function posterOf(solids: readonly Solid[], widthPx: number, heightPx: number) {
  const [wide, high] = [widthPx * FINE, heightPx * FINE];
  const colours = new Float32Array(wide * high * 3).map((_, at) => GROUND[at % 3] ?? 0);
  const nearest = new Float32Array(wide * high).fill(-Infinity);
  const seen = solids.map((solid) => ({ ...solid, corners: solid.corners.map(turned) }));
  const place = placing(
    seen.flatMap(({ corners }) => corners),
    wide,
    high,
  );
  for (const { colour, corners, normals, triangles } of seen) {
    const painted = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
    for (let at = 0; at < triangles.length; at += 3) {
      const [a, b, c] = [0, 1, 2].map((next) => place(corners[triangles[at + next] ?? 0] ?? [0, 0, 0]));
      if (!a || !b || !c) continue;
      const shade = shadeOf(normals[triangles[at] ?? 0] ?? [0, 1, 0]);
      fill([a, b, c], wide, high, (index, z) => {
        if (z <= (nearest[index] ?? 0)) return;
        nearest[index] = z;
        for (let part = 0; part < 3; part++) colours[index * 3 + part] = Math.min(255, (painted[part] ?? 0) * shade);
      });
    }
  }
  return { pixels: halved(colours, widthPx, heightPx), widthPx, heightPx };
}

function turned([x, y, z]: Point): Point {
  const [sin, cos] = [Math.sin(ROUND), Math.cos(ROUND)];
  const [sideways, depth] = [x * cos - z * sin, x * sin + z * cos];
  const [up, down] = [Math.sin(ABOVE), Math.cos(ABOVE)];
  return [sideways, y * down - depth * up, y * up + depth * down];
}

/** Puts all that is seen into the middle of the picture, with an edge round it. */
function placing(corners: readonly Point[], wide: number, high: number): (corner: Point) => Point {
  const span = (axis: 0 | 1) => {
    const values = corners.map((corner) => corner[axis]);
    return [Math.min(...values), Math.max(...values)] as const;
  };
  const [[left, right], [low, top]] = [span(0), span(1)];
  const scale = 0.84 * Math.min(wide / (right - left), high / (top - low));
  return ([x, y, z]) => [
    wide / 2 + (x - (left + right) / 2) * scale,
    high / 2 - (y - (low + top) / 2) * scale,
    z * scale,
  ];
}

function shadeOf([x, y, z]: Point): number {
  const towards = Math.max(0, x * LIGHT[0] + y * LIGHT[1] + z * LIGHT[2]);
  return 0.5 + 0.2 * Math.max(0, y) + 0.45 * towards;
}

/** Calls `paint` for every sample within a triangle, with its depth there. */
function fill([a, b, c]: Point[], wide: number, high: number, paint: (index: number, z: number) => void): void {
  if (!a || !b || !c) return;
  const area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  if (Math.abs(area) < 1e-6) return;
  const [x0, x1] = [Math.floor(Math.min(a[0], b[0], c[0])), Math.ceil(Math.max(a[0], b[0], c[0]))];
  const [y0, y1] = [Math.floor(Math.min(a[1], b[1], c[1])), Math.ceil(Math.max(a[1], b[1], c[1]))];
  for (let y = Math.max(0, y0); y <= Math.min(high - 1, y1); y++) {
    for (let x = Math.max(0, x0); x <= Math.min(wide - 1, x1); x++) {
      const [px, py] = [x + 0.5, y + 0.5];
      const u = ((b[0] - px) * (c[1] - py) - (b[1] - py) * (c[0] - px)) / area;
      const w = ((c[0] - px) * (a[1] - py) - (c[1] - py) * (a[0] - px)) / area;
      const rest = 1 - u - w;
      if (u >= 0 && w >= 0 && rest >= 0) paint(y * wide + x, u * a[2] + w * b[2] + rest * c[2]);
    }
  }
}

/** Every two by two samples as one pixel. */
function halved(colours: Float32Array, widthPx: number, heightPx: number): Uint8Array {
  const pixels = new Uint8Array(widthPx * heightPx * 3);
  for (let at = 0; at < pixels.length; at++) {
    const [part, pixel] = [at % 3, Math.floor(at / 3)];
    const [x, y] = [(pixel % widthPx) * FINE, Math.floor(pixel / widthPx) * FINE];
    let sum = 0;
    for (let down = 0; down < FINE; down++) {
      for (let right = 0; right < FINE; right++) {
        sum += colours[((y + down) * widthPx * FINE + x + right) * 3 + part] ?? 0;
      }
    }
    pixels[at] = Math.round(sum / FINE ** 2);
  }
  return pixels;
}
