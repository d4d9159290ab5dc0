import type { Application, Request, Response } from 'express';
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

  // Rooms run on while a newer version is published: whoever is in one is still handed what its panels open.
  app.get(
    '/api/halls/:hallId/:version/exhibits/:exhibitId',
    answering(services.log, async (request, response) => {
      const { hallId, version, exhibitId } = request.params;
      const hall = await services.hallOfVersion(String(version));
      if (hall?.publicHall.hallId !== hallId) throw new HttpRefused('no-such-hall');
      const exhibit = hall?.exhibits.get(String(exhibitId));
      if (!exhibit) throw new HttpRefused('no-such-exhibit');
      response.setHeader('Cache-Control', FOREVER);
      return exhibit;
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
    response.type(file.mediaType);
    sendPart(request, response, Buffer.from(file.bytes));
  });
}

/** Some browsers play only what is served in the parts for which they ask. */
function sendPart(request: Request, response: Response, bytes: Buffer): void {
  response.setHeader('Accept-Ranges', 'bytes');
  const wanted = request.range(bytes.length);
  const [part] = Array.isArray(wanted) && wanted.type === 'bytes' && wanted.length === 1 ? wanted : [];
  if (part) {
    response.status(206).setHeader('Content-Range', `bytes ${part.start}-${part.end}/${bytes.length}`);
    response.send(bytes.subarray(part.start, part.end + 1));
  } else if (wanted === -1) {
    response.status(416).setHeader('Content-Range', `bytes */${bytes.length}`).end();
  } else response.send(bytes);
}
