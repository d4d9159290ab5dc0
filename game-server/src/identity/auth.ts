import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { anonymous, oneTimeToken, username } from 'better-auth/plugins';
import { PostgresJSDialect } from 'kysely-postgres-js';
import * as v from 'valibot';
import type { Sql } from '../db/database.ts';
import { hashPassword, verifyPassword } from './password.ts';

/** A ticket into a room is good for one minute and one use. */
const TICKET_MINUTES = 1;

export type AuthOptions = { sql: Sql; secret: string; origins: readonly string[] };

/** The accounts: anonymous visitors and members by user name, sessions, single-use tickets. */
export type Auth = ReturnType<typeof createAuth>;

/** Builds the accounts over the `auth` schema (a pool whose search path is that schema). */
export function createAuth({ sql, secret, origins }: AuthOptions) {
  const secure = origins.every((origin) => origin.startsWith('https://'));
  return betterAuth({
    baseURL: origins[0] as string,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [...origins],
    database: { dialect: new PostgresJSDialect({ postgres: sql }), type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      // A class of fifty behind one address signs in within a minute.
      customRules: {
        '/sign-in/anonymous': { window: 60, max: 300 },
        '/sign-in/username': { window: 60, max: 60 },
      },
    },
    advanced: {
      cookiePrefix: 'clearhall',
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: ['x-real-ip'] },
    },
    plugins: [
      username({ usernameValidator: (name) => /^[\p{L}\p{N}._-]{2,40}$/u.test(name) }),
      anonymous({ emailDomainName: 'visitor.invalid' }),
      oneTimeToken({
        expiresIn: TICKET_MINUTES,
        storeToken: 'hashed',
        disableSetSessionCookie: true,
        disableClientRequest: true,
      }),
      sessionFor(),
    ],
  });
}

/** Lets the server itself sign a browser in; not reachable by any request. */
function sessionFor() {
  return {
    id: 'session-for',
    endpoints: {
      sessionFor: createAuthEndpoint(
        { method: 'POST', body: v.object({ userId: v.string() }), metadata: { SERVER_ONLY: true } },
        async (ctx) => {
          const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
          if (!user) throw new Error('no such account');
          const session = await ctx.context.internalAdapter.createSession(user.id);
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ signedIn: true });
        },
      ),
    },
  } as const;
}
