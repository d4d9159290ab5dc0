import type { Application } from 'express';
import * as v from 'valibot';
import type { DemonstrationBots } from '../identity/demonstration-bots.ts';
import type { Services } from '../services.ts';
import { userIdOf } from './entry-routes.ts';
import { answering, checked, HttpRefused } from './refusing.ts';

const Body = v.strictObject({ on: v.boolean() });

/**
 * The one switch of the demonstration's bots. Reading gives `{ on: null }` to who may not switch, and where there are
 * none; switching is for the demonstration's lecturers, supervisors and moderators.
 */
export function addBotsRoutes(app: Application, services: Services, bots: DemonstrationBots | null): void {
  app.get(
    '/api/demonstration/bots',
    answering(services.log, async (request): Promise<{ on: boolean | null }> => {
      const userId = bots && (await userIdOf(services, request));
      return { on: userId && (await bots.maySwitch(userId)) ? bots.isOn : null };
    }),
  );

  app.post(
    '/api/demonstration/bots',
    answering(services.log, async (request): Promise<{ on: boolean }> => {
      const { on } = checked(Body, request.body);
      const userId = await userIdOf(services, request);
      if (!userId) throw new HttpRefused('not-signed-in');
      if (!bots || bots.isOn === null || !(await bots.maySwitch(userId))) throw new HttpRefused('not-allowed');
      bots.switchTo(on);
      return { on };
    }),
  );
}
