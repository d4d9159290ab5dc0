/** What decides how exactly a person is drawn; places in tiles. */
export type DetailPerson = {
  readonly id: string;
  readonly role: string;
  readonly isSelf: boolean;
  readonly x: number;
  readonly y: number;
};

/** So many people at most are drawn whole when there are more to be seen, besides those who always are. */
export const MOST_WHOLE = 40;
/** In a crowd nobody farther away than this is drawn whole. */
export const WHOLE_TILES = 16;
/** So many of those nearest have their names over them in a crowd: more would cover the people themselves. */
export const MOST_NAMED = 20;
/** Who is drawn whole stays so until others are nearer by this much: nobody flickers between the two. */
const KEPT_TILES = 1;

/** Whom to draw whole, and of those whose names to show, by id. */
export type Detail = { readonly whole: ReadonlySet<string>; readonly named: ReadonlySet<string> };

/** Nobody chosen yet. */
export const NO_DETAIL: Detail = { whole: new Set(), named: new Set() };

/**
 * Who is drawn whole, with steps and a name: everybody where few are to be seen, else those nearest to `centre`
 * (tiles), the own figure and every lecturer always. `before` is the answer of the last time.
 */
export function detailOf(
  people: Iterable<DetailPerson>,
  centre: { readonly x: number; readonly y: number },
  before: Detail,
): Detail {
  const whole = new Set<string>();
  const others: { id: string; away: number }[] = [];
  for (const { id, role, isSelf, x, y } of people) {
    if (isSelf || role === 'lecturer') whole.add(id);
    else others.push({ id, away: Math.hypot(x - centre.x, y - centre.y) - kept(id, before) });
  }
  const named = new Set(whole);
  const isCrowd = others.length > MOST_WHOLE;
  if (isCrowd) others.sort((a, b) => a.away - b.away);
  for (const [at, { id, away }] of others.entries()) {
    if (isCrowd && (at >= MOST_WHOLE || away > WHOLE_TILES)) break;
    whole.add(id);
    if (!isCrowd || at < MOST_NAMED) named.add(id);
  }
  return { whole, named };
}

function kept(id: string, { whole, named }: Detail): number {
  return named.has(id) ? 2 * KEPT_TILES : whole.has(id) ? KEPT_TILES : 0;
}
