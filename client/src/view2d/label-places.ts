/** A label that wants its lower edge at `y`, with its middle at `x`; all in one unit. */
export type WantedLabel = { x: number; y: number; width: number; height: number };

/** A label is raised over others at most this often; in a thicker crowd they may cover each other. */
const MOST_RAISES = 3;

/**
 * Where the labels go so that they do not cover each other: each keeps its place or is raised over those before it in
 * the list. Gives the lower edge for each, in the order of the list.
 */
export function placesOfLabels(wanted: readonly WantedLabel[]): number[] {
  const placed: WantedLabel[] = [];
  return wanted.map((label) => {
    let { y } = label;
    for (let raises = 0; raises < MOST_RAISES; raises++) {
      const other = placed.find((before) => covers(before, { ...label, y }));
      if (!other) break;
      y = other.y - other.height;
    }
    placed.push({ ...label, y });
    return y;
  });
}

function covers(a: WantedLabel, b: WantedLabel): boolean {
  return Math.abs(a.x - b.x) * 2 < a.width + b.width && a.y > b.y - b.height && b.y > a.y - a.height;
}
