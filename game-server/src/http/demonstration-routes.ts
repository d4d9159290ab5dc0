import type { Application, Request } from 'express';
import * as v from 'valibot';
import type { Sql } from '../db/database.ts';
import type { DemonstrationLinks } from '../identity/demonstration.ts';
import type { DemonstrationBots } from '../identity/demonstration-bots.ts';
import type { Services } from '../services.ts';
import { userIdOf } from './entry-routes.ts';
import { answering, checked, HttpRefused } from './refusing.ts';

const Body = v.strictObject({
  role: v.picklist(['learner', 'lecturer', 'supervisor', 'moderator']),
  token: v.pipe(v.string(), v.maxLength(64)),
});
const BotBody = v.strictObject({
  role: v.literal('bot'),
  token: v.pipe(v.string(), v.maxLength(64)),
  number: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99)),
});

const FORWARDING = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/** Turns a printed link into a session. Works only for a browser on this very machine, with no proxy between. */
export function addDemonstrationRoutes(
  app: Application,
  services: Services,
  sql: Sql,
  links: DemonstrationLinks,
  bots: DemonstrationBots,
): void {
  app.post(
    '/api/demonstration/sign-in',
    answering(services.log, async (request, response) => {
      const wish = checked(v.union([Body, BotBody]), request.body);
      const { role, token } = wish;
      if (!isDirect(request, services.origins())) throw new HttpRefused('not-allowed');
      const isKnown = role === 'bot' ? bots.letsIn(token) : links.isValid(role, token);
      if (!isKnown) throw new HttpRefused('link-expired');
      if (role === 'learner' && (await isDemonstrationLearner(services, sql, request))) return { role };
      const userId = await (wish.role === 'bot' ? bots.accountFor(wish.number) : links.accountFor(wish.role));
      if (!userId) throw new HttpRefused('no-learner-left');
      const signedIn = await services.auth.api.sessionFor({ body: { userId }, asResponse: true });
      for (const cookie of signedIn.headers.getSetCookie()) response.append('Set-Cookie', cookie);
      return { role };
    }),
  );
}

function isDirect(request: Request, origins: readonly string[]): boolean {
  const { host } = request.headers;
  const wasForwarded = FORWARDING.some((header) => request.rawHeaders.some((name) => name.toLowerCase() === header));
  return !wasForwarded && origins.some((origin) => new URL(origin).host === host);
}

async function isDemonstrationLearner(services: Services, sql: Sql, request: Request): Promise<boolean> {
  const userId = await userIdOf(services, request);
  if (!userId) return false;
  const [row] =
    await sql`select 1 from person where user_id = ${userId} and is_demonstration and not is_bot and role = 'learner'`;
  return row !== undefined;
}
