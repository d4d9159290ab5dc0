type Corner = readonly [number, number];

/** The part of a convex polygon that lies nearer to `own` than to `other`. */
function nearerHalf(polygon: readonly Corner[], own: Corner, other: Corner): Corner[] {
  const [mx, my] = [(own[0] + other[0]) / 2, (own[1] + other[1]) / 2];
  const [nx, ny] = [other[0] - own[0], other[1] - own[1]];
  const side = ([x, y]: Corner) => (x - mx) * nx + (y - my) * ny;
  return polygon.flatMap((corner, at): Corner[] => {
    const next = polygon[(at + 1) % polygon.length] ?? corner;
    const [a, b] = [side(corner), side(next)];
    const kept: Corner[] = a <= 0 ? [corner] : [];
    if (a * b < 0) {
      const share = a / (a - b);
      kept.push([corner[0] + (next[0] - corner[0]) * share, corner[1] + (next[1] - corner[1]) * share]);
    }
    return kept;
  });
}

/** Divides a convex outline among the seeds: for each the polygon of what lies nearest to it, as path data. */
export function cellsOf(outline: readonly Corner[], seeds: readonly Corner[]): string[] {
  return seeds.map((seed) => {
    let cell: readonly Corner[] = outline;
    for (const other of seeds) if (other !== seed) cell = nearerHalf(cell, seed, other);
    return `M${cell.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join(' L')} Z`;
  });
}
