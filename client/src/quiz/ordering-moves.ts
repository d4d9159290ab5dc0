/** The ids with one of them moved by so many places, never past the ends; the same ids for one that is not there. */
export function moved(ids: readonly string[], id: string, by: number): string[] {
  const from = ids.indexOf(id);
  if (from < 0) return [...ids];
  const to = Math.min(ids.length - 1, Math.max(0, from + by));
  const rest = ids.filter((_, place) => place !== from);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}
