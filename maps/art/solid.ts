/** A place or direction: x to the right, y up, z to the front. */
export type Point = readonly [number, number, number];

/** Flat or round surfaces of one colour: corners with their normals, and triangles as indices of corners. */
export type Solid = { colour: string; corners: Point[]; normals: Point[]; triangles: number[] };

/** A box round `at`, `size` wide, high and deep. */
export function box(colour: string, at: Point, size: Point): Solid {
  return frustum(colour, at, size, [size[0], size[2]]);
}

/** A box whose top is `top` wide and deep, on a bottom of `size`. */
export function frustum(colour: string, at: Point, size: Point, top: readonly [number, number]): Solid {
  const [half, topHalf] = [
    [size[0] / 2, size[2] / 2],
    [top[0] / 2, top[1] / 2],
  ] as const;
  const corner = (x: number, y: number, z: number): Point => {
    const [wide, deep] = y < 0 ? half : topHalf;
    return [at[0] + x * wide, at[1] + (y * size[1]) / 2, at[2] + z * deep];
  };
  const solid = empty(colour);
  const faces: [Point, Point, Point, Point][] = [
    [corner(-1, -1, 1), corner(1, -1, 1), corner(1, 1, 1), corner(-1, 1, 1)],
    [corner(1, -1, -1), corner(-1, -1, -1), corner(-1, 1, -1), corner(1, 1, -1)],
    [corner(1, -1, 1), corner(1, -1, -1), corner(1, 1, -1), corner(1, 1, 1)],
    [corner(-1, -1, -1), corner(-1, -1, 1), corner(-1, 1, 1), corner(-1, 1, -1)],
    [corner(-1, 1, 1), corner(1, 1, 1), corner(1, 1, -1), corner(-1, 1, -1)],
    [corner(-1, -1, -1), corner(1, -1, -1), corner(1, -1, 1), corner(-1, -1, 1)],
  ];
  for (const face of faces) addFace(solid, face);
  return solid;
}

/** A bent rod: half a ring standing on (`at`), `reach` from its middle to the rod, the rod `thick` through. */
export function shackle(colour: string, at: Point, reach: number, thick: number): Solid {
  const [along, round] = [14, 8];
  const solid = empty(colour);
  for (let step = 0; step <= along; step++) {
    const way = (step / along) * Math.PI;
    for (let turn = 0; turn < round; turn++) {
      const angle = (turn / round) * Math.PI * 2;
      const normal: Point = [Math.cos(way) * Math.cos(angle), Math.sin(way) * Math.cos(angle), Math.sin(angle)];
      solid.corners.push([
        at[0] + Math.cos(way) * reach + (normal[0] * thick) / 2,
        at[1] + Math.sin(way) * reach + (normal[1] * thick) / 2,
        at[2] + (normal[2] * thick) / 2,
      ]);
      solid.normals.push(normal);
    }
  }
  for (let step = 0; step < along; step++) {
    for (let turn = 0; turn < round; turn++) {
      const [a, b] = [step * round + turn, step * round + ((turn + 1) % round)];
      solid.triangles.push(a, a + round, b, b, a + round, b + round);
    }
  }
  return solid;
}

/** A round head that stands out of a surface towards z: a nail. */
export function nail(colour: string, at: Point, across: number, z: 1 | -1 = 1): Solid {
  const sides = 8;
  const solid = empty(colour);
  const height = across * 0.35 * z;
  solid.corners.push([at[0], at[1], at[2] + height]);
  solid.normals.push([0, 0, z]);
  for (let side = 0; side < sides; side++) {
    const angle = (side / sides) * Math.PI * 2 * z;
    solid.corners.push([at[0] + (Math.cos(angle) * across) / 2, at[1] + (Math.sin(angle) * across) / 2, at[2]]);
    solid.normals.push([Math.cos(angle) * 0.8, Math.sin(angle) * 0.8, 0.6 * z]);
    solid.triangles.push(0, side + 1, ((side + 1) % sides) + 1);
  }
  return solid;
}

/** The same, leaning by `radians` round the x axis through `pivot`. */
export function leaning(solid: Solid, pivot: Point, radians: number): Solid {
  const [sin, cos] = [Math.sin(radians), Math.cos(radians)];
  const turned = ([x, y, z]: Point): Point => [x, y * cos - z * sin, y * sin + z * cos];
  return {
    ...solid,
    corners: solid.corners.map(([x, y, z]) => {
      const [tx, ty, tz] = turned([x - pivot[0], y - pivot[1], z - pivot[2]]);
      return [tx + pivot[0], ty + pivot[1], tz + pivot[2]];
    }),
    normals: solid.normals.map(turned),
  };
}

/** All solids of one colour as one, in the order in which the colours come first. */
export function joined(solids: readonly Solid[]): Solid[] {
  const byColour = new Map<string, Solid>();
  for (const { colour, corners, normals, triangles } of solids) {
    const into = byColour.get(colour) ?? empty(colour);
    const offset = into.corners.length;
    into.corners.push(...corners);
    into.normals.push(...normals);
    into.triangles.push(...triangles.map((index) => index + offset));
    byColour.set(colour, into);
  }
  return [...byColour.values()];
}

function empty(colour: string): Solid {
  return { colour, corners: [], normals: [], triangles: [] };
}

function addFace(solid: Solid, [a, b, c, d]: [Point, Point, Point, Point]): void {
  const first = solid.corners.length;
  const [u, w] = [minus(b, a), minus(d, a)];
  const across: Point = [u[1] * w[2] - u[2] * w[1], u[2] * w[0] - u[0] * w[2], u[0] * w[1] - u[1] * w[0]];
  const long = Math.hypot(...across);
  const normal: Point = [across[0] / long, across[1] / long, across[2] / long];
  solid.corners.push(a, b, c, d);
  solid.normals.push(normal, normal, normal, normal);
  solid.triangles.push(first, first + 1, first + 2, first, first + 2, first + 3);
}

function minus(a: Point, b: Point): Point {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}
