import { isAPIError } from 'better-auth/api';
import type { Auth } from './auth.ts';
import type { PeopleStore, Person } from './people-store.ts';

/** A ticket into a room for the person who sent these headers; null when nobody is signed in. */
export async function issueTicket(auth: Auth, headers: Headers): Promise<string | null> {
  try {
    return (await auth.api.generateOneTimeToken({ headers })).token;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/**
 * The person whom a ticket lets in; null when it was used, is too old or never was. The session
 * that the library gives back holds its secret: only ids are taken from it.
 */
export async function personOfTicket(
  { auth, people }: { auth: Auth; people: PeopleStore },
  ticket: unknown,
): Promise<Person | null> {
  if (typeof ticket !== 'string' || ticket.length > 200) return null;
  try {
    const { user } = await auth.api.verifyOneTimeToken({ body: { token: ticket } });
    return await people.ofUser(user.id);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** Whether the library said no; what it could not find out (its database was away) is a fault. */
function isRefusal(error: unknown): boolean {
  return isAPIError(error) && error.statusCode < 500;
}
