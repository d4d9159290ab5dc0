/** Who has the hand up, the one who raised it first at the beginning: those of before stay, new ones come after. */
export function handsInOrder(before: readonly string[], up: ReadonlySet<string>): readonly string[] {
  const stayed = before.filter((avatarId) => up.has(avatarId));
  const known = new Set(stayed);
  const all = [...stayed, ...[...up].filter((avatarId) => !known.has(avatarId))];
  return all.length === before.length && all.every((avatarId, index) => avatarId === before[index]) ? before : all;
}
