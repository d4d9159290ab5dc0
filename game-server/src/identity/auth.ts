import { betterAuth } from 'better-auth';
import {
  APIError,
  createAuthEndpoint,
  createAuthMiddleware,
  getOAuthState,
  getSessionFromCtx,
  isAPIError,
} from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { anonymous, oneTimeToken, username } from 'better-auth/plugins';
import { PostgresDialect } from 'kysely';
import * as v from 'valibot';
import type { Sql } from '../db/database.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { createSignInTries } from './sign-in-tries.ts';
import { type SignOnSettings, signOnPlugin, type Vouched } from './sign-on.ts';

/** A ticket into a room is good for one minute and one use. */
const TICKET_MINUTES = 1;

/** What of the library can be asked for by HTTP; all else of it is closed. */
export const AUTH_ROUTES = ['/sign-in/anonymous', '/sign-in/username', '/sign-out', '/get-session'] as const;

const USERNAME = /^[\p{L}\p{N}._-]{2,40}$/u;

export type AuthOptions = {
  sql: Sql;
  secret: string;
  origins: readonly string[];
  /** A visitor signed in as a member; called before the visitor's account is deleted. */
  onMember?: (visitorUserId: string, memberUserId: string) => Promise<void>;
  /** The single sign-on of the house, and what to do when it vouches for somebody; null where there is none. */
  signOn?: { settings: SignOnSettings; admit: (vouched: Vouched) => Promise<void> } | null;
  /** The library met a fault; what it refused is none. */
  onFault?: (error: unknown) => void;
};

/** Whether an account may have this user name. */
export function isUsername(name: string): boolean {
  return USERNAME.test(name);
}

/** The accounts: anonymous visitors and members by user name, sessions, single-use tickets. */
export type Auth = ReturnType<typeof createAuth>;

/** Builds the accounts over the `auth` schema (a pool whose search path is that schema). */
export function createAuth({
  sql,
  secret,
  origins,
  onMember = async () => {},
  signOn = null,
  onFault = () => {},
}: AuthOptions) {
  const tries = createSignInTries(sql);
  const secure = origins.every((origin) => origin.startsWith('https://'));
  return betterAuth({
    baseURL: origins[0] as string,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [...origins],
    database: { dialect: new PostgresDialect({ pool: sql.pool }), type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    onAPIError: {
      errorURL: '/?sign-on=failed',
      onError: (error) => {
        if (!isAPIError(error) || error.statusCode >= 500) onFault(error);
      },
    },
    // What the library adds to its messages may be a token or an address.
    logger: { level: 'error', log: (_level, message) => onFault(new Error(message)) },
    account: { updateAccountOnSignIn: false, accountLinking: { enabled: false } },
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
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            if (await isDisabled(sql, userId)) throw wrongPassword();
          },
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async ({ path, body }) => {
        if (path !== '/sign-in/username') return;
        // A name that nobody can have is answered like one that nobody has.
        if (typeof body?.username !== 'string' || !isUsername(body.username)) throw wrongPassword();
        if (!(await tries.takes(body.username))) throw new APIError('TOO_MANY_REQUESTS');
      }),
      after: createAuthMiddleware(async (ctx) => {
        const signedIn = ctx.context.newSession;
        const isByPassword = ctx.path === '/sign-in/username';
        if (!signedIn || !(isByPassword || ctx.path.startsWith('/callback'))) return;
        if (isByPassword) await tries.forget(ctx.body.username);
        const before = await getSessionFromCtx(ctx, { disableRefresh: true });
        // A visitor's session goes with its account.
        if (before && !before.user.isAnonymous && before.session.token !== signedIn.session.token)
          await ctx.context.internalAdapter.deleteSession(before.session.token);
      }),
    },
    plugins: [
      username({ usernameValidator: isUsername }),
      anonymous({
        emailDomainName: 'visitor.invalid',
        onLinkAccount: async ({ anonymousUser, newUser, ctx }) => {
          const wish = ctx.path.startsWith('/callback') ? await getOAuthState() : ctx.body;
          if (wish?.keepVisit !== false) await onMember(anonymousUser.user.id, newUser.user.id);
        },
      }),
      oneTimeToken({
        expiresIn: TICKET_MINUTES,
        storeToken: 'hashed',
        disableSetSessionCookie: true,
        disableClientRequest: true,
      }),
      signOnPlugin(signOn?.settings ?? null, signOn?.admit ?? (async () => {})),
      sessionFor(),
    ],
  });
}

/** The one answer to every sign-in that fails, whatever is the matter. */
function wrongPassword(): APIError {
  return new APIError('UNAUTHORIZED', {
    code: 'INVALID_USERNAME_OR_PASSWORD',
    message: 'Invalid username or password',
  });
}

async function isDisabled(sql: Sql, userId: string): Promise<boolean> {
  const rows = await sql`select 1 from public.person where user_id = ${userId} and disabled_at is not null`;
  return rows.length > 0;
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
