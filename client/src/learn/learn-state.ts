import type { LearnedHall, LearnRecord } from '@clearhall/shared-schema/learn/record';
import { signal } from '@preact/signals';
import { getJson, type HttpReason } from '../ui/requests.ts';

/** One's own record; null while it is not there. */
export const halls = signal<readonly LearnedHall[] | null>(null);
/** Why it could not be fetched; `not-signed-in` where nobody is known here. */
export const problem = signal<HttpReason | null>(null);

/** Fetches one's own record. */
export async function loadRecord(): Promise<void> {
  problem.value = null;
  const answer = await getJson<LearnRecord>('/api/learn');
  if (answer.ok) halls.value = answer.value.halls;
  else problem.value = answer.reason;
}
