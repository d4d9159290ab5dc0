import { genericOAuth } from 'better-auth/plugins';
import * as v from 'valibot';

/** Under this name the library keeps accounts of the single sign-on; it stands in the address that the house registers. */
export const SIGN_ON = 'sign-on';

/** How long the house's sign-on may take to answer before it counts as away. */
const ANSWERS_WITHIN_MS = 4000;

/** The single sign-on of the house, by OpenID Connect. */
export type SignOnSettings = {
  /** As the house's sign-on names itself, letter by letter. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says; null for words of ours in the language of the page. */
  readonly name: string | null;
  /** Code of the unit into which people come who were not known before; null for none. */
  readonly unitCode: string | null;
  /** The claim that holds the number under which people were imported; null where nobody is known by one. */
  readonly personClaim: string | null;
};

/** Whom the sign-on vouches for: who that is over there, and what was said about the person. */
export type Vouched = { subject: string; claims: Readonly<Record<string, unknown>> };

export type SignOn = ReturnType<typeof createSignOn>;

const Discovered = v.object({ issuer: v.string() });

/** What pages may know of the single sign-on, and whether it answers now. */
export function createSignOn({ name, issuer }: SignOnSettings) {
  let asking: Promise<boolean> | null = null;
  return {
    name,

    /** Whether the sign-on answers, under the name that was configured; asked before anybody is sent there. */
    isReachable(): Promise<boolean> {
      // However many want to sign on at once, the house is asked once.
      asking ??= answersAs(issuer).finally(() => {
        asking = null;
      });
      return asking;
    },
  };
}

async function answersAs(issuer: string): Promise<boolean> {
  try {
    const response = await fetch(discoveryOf(issuer), {
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    });
    const found = v.safeParse(Discovered, await response.json());
    return response.ok && found.success && found.output.issuer === issuer;
  } catch {
    return false;
  }
}

/**
 * The library's part: code flow with PKCE, state and nonce, tokens checked against the keys of the sign-on. `admit` is
 * called with whom it vouches for, before the library looks for an account, and sees to it that there is one.
 */
export function signOnPlugin(settings: SignOnSettings | null, admit: (vouched: Vouched) => Promise<void>) {
  const config = settings && {
    providerId: SIGN_ON,
    discoveryUrl: discoveryOf(settings.issuer),
    requireIdTokenVerification: true,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    scopes: ['openid', 'profile'],
    pkce: true,
    disableSignUp: true,
    disableProviderLogout: true,
    // The library wants an address of everybody; ours is made up, so that none of theirs is kept or takes an account over.
    mapProfileToUser: () => ({ email: 'nobody@sign-on.invalid', emailVerified: false, name: '' }),
    // Called once the token is checked, and before the account is looked for.
    accountSubject: async ({ tokens, profile }: { tokens: { idToken?: string }; profile: Record<string, unknown> }) => {
      const subject = profile.sub;
      // Without a token of its own an answer is bound to no sign-in that began here.
      if (!tokens.idToken || typeof subject !== 'string' || subject === '') throw new Error('nobody is vouched for');
      await admit({ subject, claims: profile });
      return subject;
    },
  };
  const plugin = genericOAuth({ config: config ? [config] : [] });
  return {
    ...plugin,
    // The library would wait for the sign-on when it starts, without an end, and every other sign-in with it: it looks it
    // up at the first use instead, as it does for one that was away.
    init: async (context: { socialProviders: object[] }) => ({
      context: {
        socialProviders: [...context.socialProviders],
        genericOAuthPendingDiscovery: new Map(config ? [[SIGN_ON, config]] : []),
      } as object,
    }),
  } as unknown as typeof plugin;
}

function discoveryOf(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}
