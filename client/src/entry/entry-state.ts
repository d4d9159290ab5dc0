import type { OpenTour, SignedIn, SignOnFailure, SignOnOffer } from '@clearhall/shared-schema/identity/http';
import type { Localised } from '@clearhall/shared-schema/pack/public-pack';
import { computed, signal } from '@preact/signals';
import { getJson, type HttpReason, postJson } from '../ui/requests.ts';

export type HallCard = { hallId: string; version: string; title: Localised };

const FAILURES: readonly SignOnFailure[] = ['denied', 'refused', 'stale', 'unreachable', 'failed'];
const query = new URLSearchParams(globalThis.location?.search ?? '');

/** What the address asks for. */
export const wanted = {
  hallId: query.get('hall') ?? '',
  tourId: query.get('tour') ?? '',
  roomId: query.get('room') ?? '',
};

export const phase = signal<'loading' | 'ready' | 'failed'>('loading');
export const problem = signal<HttpReason | null>(null);
export const signedIn = signal<SignedIn>(null);
/** The single sign-on of the house, and why the last one came to nothing. */
export const signOn = signal<SignOnOffer>(null);
export const signOnFailure = signal(takenFailure());
export const halls = signal<readonly HallCard[]>([]);
/** The tours that can be joined; null while unknown. */
export const tours = signal<readonly OpenTour[] | null>(null);
/** False while the last question for tours got no answer. */
export const toursAreFresh = signal(true);
/** The tour of the address was left for the hall by oneself. */
export const invitationDeclined = signal(false);

/** The hall of the address, else the first one. */
export const chosenHallId = signal(wanted.hallId);
export const hall = computed(
  () => halls.value.find(({ hallId }) => hallId === chosenHallId.value) ?? halls.value[0] ?? null,
);

/** The tour that the address invites to: found, closed, or not known yet. */
export const invitation = computed<{ state: 'none' | 'unknown' | 'closed' } | { state: 'open'; tour: OpenTour }>(() => {
  if (!wanted.tourId || invitationDeclined.value) return { state: 'none' };
  if (!tours.value) return { state: 'unknown' };
  const tour = tours.value.find(({ tourId }) => tourId === wanted.tourId);
  return tour ? { state: 'open', tour } : { state: 'closed' };
});

/** Asks who is signed in, which halls there are and which tours are open. */
export async function load(): Promise<void> {
  phase.value = 'loading';
  const [me, list] = await Promise.all([
    getJson<{ me: SignedIn; signOn: SignOnOffer }>('/api/me'),
    getJson<{ halls: HallCard[] }>('/api/halls'),
    refreshTours(),
  ]);
  if (!me.ok || !list.ok) {
    problem.value = me.ok ? (list.ok ? null : list.reason) : me.reason;
    phase.value = 'failed';
    return;
  }
  signedIn.value = me.value.me;
  signOn.value = me.value.signOn;
  halls.value = list.value.halls;
  problem.value = null;
  phase.value = 'ready';
}

/** Asks which tours are open. */
export async function refreshTours(): Promise<void> {
  const answer = await getJson<{ tours: OpenTour[] }>('/api/tours');
  toursAreFresh.value = answer.ok || answer.reason !== 'offline';
  if (answer.ok) tours.value = answer.value.tours;
}

/** Signs out and shows the page anew. */
export async function signOut(): Promise<void> {
  await postJson('/api/auth/sign-out', {});
  await load();
}

/** The address of a hall, or of a tour in it; the room that a friend's link named comes along. */
export function hallAddress(hallId: string, tourId = ''): string {
  const address = new URLSearchParams({ hall: hallId });
  if (tourId) address.set('tour', tourId);
  else if (wanted.roomId && hallId === wanted.hallId) address.set('room', wanted.roomId);
  return `/hall.html?${address}`;
}

/** Why a sign-on failed, as the address says it, and takes it out of there: it is told once. */
function takenFailure(): SignOnFailure | null {
  const told = query.get('sign-on');
  if (told === null) return null;
  query.delete('sign-on');
  history.replaceState(null, '', query.size > 0 ? `/?${query}` : '/');
  return FAILURES.find((known) => known === told) ?? 'failed';
}
