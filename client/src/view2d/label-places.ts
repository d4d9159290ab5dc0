/** A label that wants its lower edge at `y`, with its middle at `x`; all in one unit. `raisedY` is where it goes. */
export type SpreadLabel = { x: number; y: number; width: number; height: number; raisedY: number };

/** A label is raised over others at most this often; in a thicker crowd they may cover each other. */
const MOST_RAISES = 3;

/**
 * Says where the labels go so that they do not cover each other, by writing `raisedY` of each: it keeps its place or is
 * raised over those before it in the list. Makes nothing new, for it runs in every picture.
 */
export function spreadLabels(labels: readonly SpreadLabel[]): void {
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at];
    if (!label) continue;
    label.raisedY = label.y;
    for (let raises = 0; raises < MOST_RAISES; raises++) {
      const other = firstCovered(labels, at, label);
      if (!other) break;
      label.raisedY = other.raisedY - other.height;
    }
  }
}

function firstCovered(labels: readonly SpreadLabel[], before: number, label: SpreadLabel): SpreadLabel | null {
  for (let at = 0; at < before; at++) {
    const other = labels[at];
    if (other && covers(other, label)) return other;
  }
  return null;
}

function covers(a: SpreadLabel, b: SpreadLabel): boolean {
  return (
    Math.abs(a.x - b.x) * 2 < a.width + b.width && a.raisedY > b.raisedY - b.height && b.raisedY > a.raisedY - a.height
  );
}
