/**
 * A label that wants its lower edge at `y`, with its middle at `x`, and the head that lies right below that; all in one
 * unit. `raisedY` is where the label goes.
 */
export type SpreadLabel = {
  x: number;
  y: number;
  width: number;
  height: number;
  headWidth: number;
  headHeight: number;
  raisedY: number;
};

/** A label is raised over others at most this often; in a thicker crowd they may cover each other. */
const MOST_RAISES = 8;

/**
 * Says where the labels go so that they cover neither each other nor a head, by writing `raisedY` of each: it keeps its
 * place or is raised over those before it in the list and over anybody's head. The first, one's own, stays where it is.
 * Makes nothing new, for it runs in every picture.
 */
export function spreadLabels(labels: readonly SpreadLabel[]): void {
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at];
    if (!label) continue;
    label.raisedY = label.y;
    for (let raises = 0; raises < MOST_RAISES; raises++) {
      const other = firstCovered(labels, at, label);
      const head = other || at === 0 ? null : firstHeadCovered(labels, label);
      if (other) label.raisedY = other.raisedY - other.height;
      else if (head) label.raisedY = head.y;
      else break;
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

function firstHeadCovered(labels: readonly SpreadLabel[], label: SpreadLabel): SpreadLabel | null {
  for (const other of labels) if (other !== label && coversHead(label, other)) return other;
  return null;
}

function coversHead(label: SpreadLabel, { x, y, headWidth, headHeight }: SpreadLabel): boolean {
  return (
    label.height > 0 &&
    Math.abs(label.x - x) * 2 < label.width + headWidth &&
    label.raisedY > y &&
    label.raisedY - label.height < y + headHeight
  );
}

function covers(a: SpreadLabel, b: SpreadLabel): boolean {
  return (
    Math.abs(a.x - b.x) * 2 < a.width + b.width && a.raisedY > b.raisedY - b.height && b.raisedY > a.raisedY - a.height
  );
}
