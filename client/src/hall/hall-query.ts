/** What the address of a hall page asks for. */
export type HallQuery = { hallId: string; tourId: string | null; roomId: string | null };

/** Reads `?hall=…&tour=…&room=…`; null when no hall is named. */
export function readHallQuery(search: string): HallQuery | null {
  const parameters = new URLSearchParams(search);
  const hallId = parameters.get('hall') ?? '';
  if (!hallId) return null;
  return { hallId, tourId: parameters.get('tour') || null, roomId: parameters.get('room') || null };
}

/** The address of the entry page that comes back to the same hall, and tour or room. */
export function entryAddress(query: HallQuery | null): string {
  const parameters = new URLSearchParams();
  if (query) parameters.set('hall', query.hallId);
  if (query?.tourId) parameters.set('tour', query.tourId);
  if (query?.roomId) parameters.set('room', query.roomId);
  const text = parameters.toString();
  return text ? `/?${text}` : '/';
}
