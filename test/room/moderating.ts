import type { Excluded, Report } from '../../shared-schema/src/people/moderation-asks.ts';
import { type Door, Guest } from './guest.ts';
import { granted } from './touring.ts';

/** The demonstration's moderator, in the open room or in a tour. */
export async function moderatorIn(hall: Door, tourId?: string): Promise<Guest> {
  return (await new Guest(hall).signIn('moderator')).enter(tourId ? { tourId } : {});
}

/** Reports that a guest may settle. */
export async function reportsFor(guest: Guest): Promise<Report[]> {
  return (await granted<{ reports: Report[] }>(guest, 'moderation.reports')).reports;
}

/** Who cannot enter, as a moderator reads it. */
export async function excludedFor(moderator: Guest): Promise<Excluded[]> {
  return (await granted<{ excluded: Excluded[] }>(moderator, 'moderation.excluded')).excluded;
}

/** Why a guest is not let in; `in` who is given a seat. */
export async function atTheDoor(guest: Guest, tourId?: string): Promise<string> {
  const answer = await guest.post<{ refused?: string }>('/api/enter', {
    hallId: 'integrity',
    ...(tourId && { tourId }),
  });
  return answer.refused ?? 'in';
}
