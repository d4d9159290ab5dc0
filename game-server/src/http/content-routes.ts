import type { Application } from 'express';
import type { Sql } from '../db/database.ts';
import { loadPackFile } from '../pack/published-hall.ts';
import type { Services } from '../services.ts';
import { answering, HttpRefused } from './refusing.ts';

const FOREVER = 'public, max-age=31536000, immutable';

/** What is published: halls without any key, and their pictures. Versions never change, so they are cached for good. */
export function addContentRoutes(app: Application, services: Services, sql: Sql): void {
  app.get(
    '/api/halls/:hallId/:version',
    answering(services.log, async (request, response) => {
      const hall = await services.hall(String(request.params.hallId));
      if (!hall || hall.publicHall.version !== request.params.version) throw new HttpRefused('no-such-hall');
      response.setHeader('Cache-Control', FOREVER);
      return hall.publicHall;
    }),
  );

  app.get('/files/:name', async (request, response) => {
    const sha256 = /^([0-9a-f]{64})\.[a-z0-9]{2,5}$/.exec(String(request.params.name))?.[1];
    const file = sha256 ? await loadPackFile(sql, sha256) : null;
    if (!file) {
      response.status(404).type('text/plain').send('There is no such file.');
      return;
    }
    response.setHeader('Cache-Control', FOREVER);
    response.type(file.mediaType).send(Buffer.from(file.bytes));
  });
}
