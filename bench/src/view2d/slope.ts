/** Slope of the straight line through some points by least squares; null of fewer than three. */
export function slopeOf(points: readonly { x: number; y: number }[]): number | null {
  if (points.length < 3) return null;
  const mean = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const along = mean((point) => (point.x - x) ** 2);
  return along === 0 ? null : mean((point) => (point.x - x) * (point.y - y)) / along;
}
