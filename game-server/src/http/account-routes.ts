import type { AccountLink } from '@clearhall/shared-schema/identity/http';
import { fromNodeHeaders } from 'better-auth/node';
import type { Application, Request } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import * as v from 'valibot';
import type { Sql } from '../db/database.ts';
import { createAccountLinks, type OpenLink } from '../identity/account-links.ts';
import { isUsername } from '../identity/auth.ts';
import { takeUp } from '../identity/member-accounts.ts';
import { passwordProblem } from '../identity/password-choice.ts';
import type { Services } from '../services.ts';
import { answering, checked, HttpRefused } from './refusing.ts';

const secret = v.pipe(v.string(), v.minLength(16), v.maxLength(64));
const LookBody = v.strictObject({ secret });
const TakeUpBody = v.strictObject({
  secret,
  username: v.pipe(v.string(), v.maxLength(80)),
  password: v.pipe(v.string(), v.maxLength(512)),
  /** Whether what this browser did as a visitor goes on under the account. */
  keepVisit: v.boolean(),
});

/** Passwords that one address may set a minute: each costs as much as a sign-in. */
const MOST_TAKEN_UP_PER_MINUTE = 60;

/** Links of invitations and resets: whom one is for, and setting the password by it. */
export function addAccountRoutes(app: Application, services: Services, sql: Sql): void {
  const links = createAccountLinks(sql);
  const limiter = new RateLimiterMemory({ points: MOST_TAKEN_UP_PER_MINUTE, duration: 60 });

  async function linkOf(given: string): Promise<OpenLink> {
    const link = await links.of(given);
    if (!link) throw new HttpRefused('link-expired');
    return link;
  }

  // The secret is sent in the body: an address is written into logs.
  app.post(
    '/api/account/link',
    answering(services.log, async (request): Promise<AccountLink> => {
      const { kind, name, unit, username } = await linkOf(checked(LookBody, request.body).secret);
      const visitor = await visitorOf(services, request);
      return { kind, name, unit, username, visitor: visitor?.name ?? null };
    }),
  );

  app.post(
    '/api/account/take-up',
    answering(services.log, async (request, response) => {
      const { secret, password, keepVisit, ...wish } = checked(TakeUpBody, request.body);
      await limiter.consume(String(request.headers['x-real-ip'])).catch(() => {
        throw new HttpRefused('too-many');
      });
      const link = await linkOf(secret);
      const username = (link.username ?? wish.username).normalize('NFC').trim();
      if (!isUsername(username)) throw new HttpRefused('bad-username');
      if (passwordProblem(password, [username, link.name])) throw new HttpRefused('weak-password');
      const taken = await takeUp(sql, { link, secret, username, password });
      if (typeof taken === 'string') throw new HttpRefused(taken);
      const visitor = keepVisit ? await visitorOf(services, request) : null;
      if (visitor) await services.visits.keep(visitor.userId, taken.userId);
      const signedIn = await services.auth.api.sessionFor({ body: { userId: taken.userId }, asResponse: true });
      await endSession(services, request);
      for (const cookie of signedIn.headers.getSetCookie()) response.append('Set-Cookie', cookie);
      return { username };
    }),
  );
}

/** The visitor who sends a request; null where a member or nobody does. */
async function visitorOf(services: Services, request: Request): Promise<{ userId: string; name: string } | null> {
  const session = await services.auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
  if (!session?.user.isAnonymous) return null;
  const person = await services.people.ofUser(session.user.id);
  return person?.role === 'visitor' ? { userId: session.user.id, name: person.name } : null;
}

/** Whatever session the browser had is over: it gets another one. */
async function endSession(services: Services, request: Request): Promise<void> {
  const session = await services.auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
  if (!session) return;
  const { internalAdapter } = await services.auth.$context;
  if (session.user.isAnonymous) await internalAdapter.deleteUser(session.user.id);
  else await internalAdapter.deleteSession(session.session.token);
}
