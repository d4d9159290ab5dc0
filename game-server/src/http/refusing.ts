import type { HttpRefusal } from '@clearhall/shared-schema/identity/http';
import type { Request, Response } from 'express';
import * as v from 'valibot';
import type { Log } from '../log.ts';

const STATUS: Record<HttpRefusal, number> = {
  malformed: 400,
  'bad-name': 400,
  'not-signed-in': 401,
  'foreign-origin': 403,
  'not-allowed': 403,
  'link-expired': 403,
  removed: 403,
  banned: 403,
  'no-such-hall': 404,
  'no-such-tour': 404,
  'no-such-exhibit': 404,
  'no-learner-left': 409,
  'bad-username': 400,
  'weak-password': 400,
  'username-taken': 409,
  'tour-closed': 410,
  'room-full': 409,
  'too-many': 429,
  busy: 503,
  'disk-full': 507,
  'sign-on-unreachable': 503,
  failed: 503,
};

/** An expected no of the HTTP API; thrown inside a route and answered in one place. */
export class HttpRefused extends Error {
  override readonly name = 'HttpRefused';
  readonly reason: HttpRefusal;

  constructor(reason: HttpRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** A route of the API: what `perform` gives is the JSON reply; a refusal or a fault gets its status. */
export function answering(log: Log, perform: (request: Request, response: Response) => Promise<unknown>) {
  return async (request: Request, response: Response): Promise<void> => {
    try {
      response.json(await perform(request, response));
    } catch (error) {
      const reason = error instanceof HttpRefused ? error.reason : 'failed';
      if (reason === 'failed') log.error({ route: request.path, error: (error as Error).message }, 'a request failed');
      response.status(STATUS[reason]).json({ refused: reason });
    }
  };
}

/** The body after its check; throws the refusal `malformed`. */
export function checked<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  const read = v.safeParse(schema, body);
  if (!read.success) throw new HttpRefused('malformed');
  return read.output;
}
