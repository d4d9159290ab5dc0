import type { LearnedHall, LearnRecord } from '@clearhall/shared-schema/learn/record';
import type { Duty } from '@clearhall/shared-schema/standard/duty';
import { signal } from '@preact/signals';
import { certificateIn } from '../standard/certificate-address.ts';
import { getJson, type HttpReason } from '../ui/requests.ts';

/** One's own record; null while it is not there. */
export const halls = signal<readonly LearnedHall[] | null>(null);
/** What one has to do; empty while it is not there. */
export const duties = signal<readonly Duty[]>([]);
/** The assignment whose certificate the address asks for; null where it asks for none. */
export const certificateOf = signal<string | null>(null);
/** Why it could not be fetched; `not-signed-in` where nobody is known here. */
export const problem = signal<HttpReason | null>(null);

/** Fetches one's own record. */
export async function loadRecord(): Promise<void> {
  problem.value = null;
  const answer = await getJson<LearnRecord>('/api/learn');
  if (answer.ok) {
    duties.value = answer.value.duties;
    halls.value = answer.value.halls;
  } else problem.value = answer.reason;
}

/** Follows what the address asks for, from now on. */
export function followAddress(): void {
  const follow = (): void => {
    certificateOf.value = certificateIn(location.hash);
  };
  addEventListener('hashchange', follow);
  follow();
}
