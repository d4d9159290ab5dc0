/** What the address of a hall page asks for. */
export type HallQuery = { hallId: string; tourId: string | null };

/** Reads `?hall=…&tour=…`; null when no hall is named. */
export function readHallQuery(search: string): HallQuery | null {
  const parameters = new URLSearchParams(search);
  const hallId = parameters.get('hall') ?? '';
  return hallId ? { hallId, tourId: parameters.get('tour') || null } : null;
}

/** The address of the entry page that comes back to the same hall and tour. */
export function entryAddress(query: HallQuery | null): string {
  const parameters = new URLSearchParams();
  if (query) parameters.set('hall', query.hallId);
  if (query?.tourId) parameters.set('tour', query.tourId);
  const text = parameters.toString();
  return text ? `/?${text}` : '/';
}
