import type { AccountLink } from '@clearhall/shared-schema/identity/http';
import { signal } from '@preact/signals';
import { type HttpReason, postJson } from '../ui/requests.ts';

/** What the page shows: the link's form, why there is none, or that it is done. */
export type JoinPhase =
  | { is: 'loading' }
  | { is: 'failed'; why: HttpReason }
  | { is: 'form'; link: AccountLink }
  | { is: 'done'; username: string };

export const phase = signal<JoinPhase>({ is: 'loading' });

/** What the link holds; it stands behind the `#`, which no browser sends. */
let secret = '';

/** Asks whom the link of the address is for. */
export async function load(): Promise<void> {
  phase.value = { is: 'loading' };
  secret = location.hash.slice(1);
  const answer = await postJson<AccountLink>('/api/account/link', { secret });
  if (answer.ok) phase.value = { is: 'form', link: answer.value };
  // What is no link at all is told like one that is over.
  else phase.value = { is: 'failed', why: answer.reason === 'malformed' ? 'link-expired' : answer.reason };
}

/** Sets the password; gives why not, null when it is done. */
export async function takeUp(wish: {
  username: string;
  password: string;
  keepVisit: boolean;
}): Promise<HttpReason | null> {
  const answer = await postJson<{ username: string }>('/api/account/take-up', { secret, ...wish });
  if (!answer.ok && answer.reason !== 'link-expired') return answer.reason;
  // The link is of no use now, and does not stay in the history.
  history.replaceState(null, '', location.pathname);
  phase.value = answer.ok ? { is: 'done', username: answer.value.username } : { is: 'failed', why: 'link-expired' };
  return null;
}
