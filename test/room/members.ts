import { randomUUID } from 'node:crypto';
import { verbIn } from '../../game-server/src/admin/admin-verbs.ts';
import type { Guest } from './guest.ts';
import type { OpenHall } from './open-hall.ts';

/** A password that no list holds. */
export const PASSWORD = 'lantern walks slowly';

/** Runs an operator's command over the database of a hall. */
export async function operator(hall: OpenHall, ...words: string[]): Promise<{ status: number; said: string }> {
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  const found = verbIn(words);
  const status = (await found?.verb.run(found.args, { sql: hall.sql, say, warn: say })) ?? -1;
  return { status, said: lines.join('\n') };
}

/** Somebody of the house who has no account yet; gives the person's id. */
export async function newcomer(hall: OpenHall, name: string): Promise<string> {
  const personId = randomUUID();
  await hall.sql`insert into person (person_id, display_name, role) values (${personId}, ${name}, 'learner')`;
  return personId;
}

/** The secret of the link that a command printed. */
export async function linkBy(hall: OpenHall, ...words: string[]): Promise<string> {
  const { said } = await operator(hall, ...words);
  const secret = /\/join\.html#(\S+)$/m.exec(said)?.[1];
  if (!secret) throw new Error(said);
  return secret;
}

/** Invites a newcomer, who chooses a user name and the password of these tests at `guest`'s browser. */
export async function becomeMember(
  hall: OpenHall,
  guest: Guest,
  { name, username, keepVisit = false }: { name: string; username: string; keepVisit?: boolean },
): Promise<string> {
  const personId = await newcomer(hall, name);
  const secret = await linkBy(hall, 'invite', 'add', '--person', personId);
  const answer = await guest.post('/api/account/take-up', { secret, username, password: PASSWORD, keepVisit });
  if (JSON.stringify(answer) !== JSON.stringify({ username })) throw new Error(JSON.stringify(answer));
  return personId;
}

/** Signs a browser in by name and password; gives the status. */
export async function signInBy(guest: Guest, username: string, password: string, headers = {}): Promise<number> {
  const response = await guest.fetch('/api/auth/sign-in/username', {
    method: 'POST',
    body: JSON.stringify({ username, password }),
    headers: { 'content-type': 'application/json', ...headers },
  });
  await response.arrayBuffer();
  return response.status;
}

/** The name and role under which a browser is signed in; null where it is not. */
export async function whoIs(guest: Guest): Promise<{ name: string; role: string } | null> {
  const { me } = (await (await guest.fetch('/api/me')).json()) as { me: { name: string; role: string } | null };
  return me && { name: me.name, role: me.role };
}
