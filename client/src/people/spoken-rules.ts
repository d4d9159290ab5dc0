type Shown = { readonly untilMs: number };

/** What is still to be seen at `nowMs`; the same map when nothing is over. */
export function lasting<T extends Shown>(shown: ReadonlyMap<string, T>, nowMs: number): ReadonlyMap<string, T> {
  const left = new Map([...shown].filter(([, { untilMs }]) => untilMs > nowMs));
  return left.size === shown.size ? shown : left;
}

/** The same without one text; the same map when it is not there. */
export function withoutText<T extends { readonly textId: string }>(
  shown: ReadonlyMap<string, T>,
  textId: string,
): ReadonlyMap<string, T> {
  const left = new Map([...shown].filter(([, entry]) => entry.textId !== textId));
  return left.size === shown.size ? shown : left;
}
