import type { SignOnFailure } from '@clearhall/shared-schema/identity/http';
import { fromNodeHeaders } from 'better-auth/node';
import type { Application, Response as Reply } from 'express';
import * as v from 'valibot';
import { SIGN_ON } from '../identity/sign-on.ts';
import type { Services } from '../services.ts';
import { answering, checked, HttpRefused } from './refusing.ts';

const id = v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64)));
const Body = v.strictObject({
  /** Whether what this browser did as a visitor goes on under the member. */
  keepVisit: v.boolean(),
  /** What the entrance was asked for, so that one comes back to it. */
  back: v.strictObject({ hall: id, tour: id, room: id }),
});

/** What the library says of a sign-on that failed, as the entrance tells it; all else has just failed. */
const FAILURES: Readonly<Record<string, SignOnFailure>> = {
  access_denied: 'denied',
  INVALID_USERNAME_OR_PASSWORD: 'refused',
  state_not_found: 'stale',
  state_mismatch: 'stale',
  oauth_provider_not_found: 'unreachable',
};

/** The way to the single sign-on of the house and back; nothing where there is none. */
export function addSignOnRoutes(app: Application, services: Services): void {
  const { auth, log, signOn } = services;
  if (!signOn) return;
  const origin = services.origins()[0] as string;

  app.post(
    '/api/sign-on',
    answering(log, async (request, response) => {
      const { keepVisit, back } = checked(Body, request.body);
      if (!(await signOn.isReachable())) throw new HttpRefused('sign-on-unreachable');
      const address = new URLSearchParams(back as Record<string, string>);
      const callbackURL = address.size > 0 ? `/?${address}` : '/';
      address.set('sign-on', 'failed');
      const begun = await auth.api.signInSocial({
        body: {
          provider: SIGN_ON,
          callbackURL,
          errorCallbackURL: `/?${address}`,
          disableRedirect: true,
          additionalData: { keepVisit },
        },
        headers: fromNodeHeaders(request.headers),
        asResponse: true,
      });
      if (!begun.ok) throw new HttpRefused('sign-on-unreachable');
      passCookies(begun, response);
      return { url: ((await begun.json()) as { url: string }).url };
    }),
  );

  // The one request that comes from elsewhere: a GET by which the house's sign-on sends people back. What it says is
  // believed only with the state that this browser was given, a code and a token that are good once.
  app.get(`/api/auth/callback/${SIGN_ON}`, async (request, response) => {
    const asked = new Request(new URL(request.originalUrl, origin), { headers: fromNodeHeaders(request.headers) });
    const answer = await auth.handler(asked).catch((error: Error) => {
      log.error({ error: error.message }, 'a sign-on failed');
      return new Response(null, { status: 500 });
    });
    passCookies(answer, response);
    response.setHeader('Cache-Control', 'no-store').redirect(303, entranceOf(answer, origin));
  });
}

/** Where somebody comes out: at the entrance, with nothing in its address but what it was asked for and what failed. */
function entranceOf(answer: Response, origin: string): string {
  const location = answer.headers.get('location');
  const to = location === null ? null : new URL(location, origin);
  if (to?.origin !== origin || to.pathname !== '/') return '/?sign-on=failed';
  if (!to.searchParams.has('sign-on')) return to.pathname + to.search;
  const failure = FAILURES[to.searchParams.get('error') ?? ''] ?? 'failed';
  to.searchParams.delete('error');
  to.searchParams.delete('error_description');
  to.searchParams.set('sign-on', failure);
  return to.pathname + to.search;
}

function passCookies(from: Response, to: Reply): void {
  for (const cookie of from.headers.getSetCookie()) to.append('Set-Cookie', cookie);
}
