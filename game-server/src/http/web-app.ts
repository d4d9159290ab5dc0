import { existsSync } from 'node:fs';
import path from 'node:path';
import { toNodeHandler } from 'better-auth/node';
import compression from 'compression';
import express, { type Application } from 'express';
import sirv from 'sirv';
import type { Sql } from '../db/database.ts';
import type { HallRooms } from '../hall-rooms.ts';
import { AUTH_ROUTES } from '../identity/auth.ts';
import type { DemonstrationLinks } from '../identity/demonstration.ts';
import type { DemonstrationBots } from '../identity/demonstration-bots.ts';
import type { Services } from '../services.ts';
import type { LiveFeed } from '../supervision/live-feed.ts';
import { addAccountRoutes } from './account-routes.ts';
import { addBotsRoutes } from './bots-routes.ts';
import { addContentRoutes } from './content-routes.ts';
import { addDemonstrationRoutes } from './demonstration-routes.ts';
import { addEntryRoutes } from './entry-routes.ts';
import { addLearnRoutes } from './learn-routes.ts';
import { limitedByAddress } from './limits.ts';
import { sameOriginOnly } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import { addSignOnRoutes } from './sign-on-routes.ts';
import { addVoiceRoutes } from './voice-routes.ts';

export type WebParts = {
  services: Services;
  sql: Sql;
  rooms: HallRooms;
  feed: LiveFeed;
  hallIds: () => Promise<string[]>;
  demonstration: DemonstrationLinks | null;
  bots: DemonstrationBots | null;
  clientDir: string;
  behindProxy: boolean;
  voiceSources: readonly string[];
};

/** Mounts everything that is asked by HTTP, in the order in which a request meets it. */
export function mountWebApp(app: Application, parts: WebParts): void {
  const { services, sql } = parts;
  app.disable('x-powered-by');
  app.use((request, _response, next) => {
    // Limits count by this header; only a proxy of our own may set it.
    if (!parts.behindProxy) request.headers['x-real-ip'] = request.socket.remoteAddress ?? '127.0.0.1';
    next();
  });
  app.use(securityHeaders(services.origins(), parts.voiceSources));
  addVoiceRoutes(app, services, parts.rooms);
  app.use(sameOriginOnly(services.origins));
  app.use(limitedByAddress());
  app.all(
    AUTH_ROUTES.map((route) => `/api/auth${route}`),
    toNodeHandler(services.auth),
  );
  // Pages are compressed when they are built; an event stream must not wait for a full block.
  app.use('/api/halls', compression());
  app.use('/api', express.json({ limit: '16kb' }));
  app.use('/api', (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  addEntryRoutes(app, services, parts.rooms, parts.hallIds);
  addAccountRoutes(app, services, sql);
  addSignOnRoutes(app, services);
  addContentRoutes(app, services, sql);
  addLearnRoutes(app, services, sql, parts.hallIds);
  parts.feed.addTo(app);
  if (parts.demonstration && parts.bots) addDemonstrationRoutes(app, services, sql, parts.demonstration, parts.bots);
  addBotsRoutes(app, services, parts.bots);
  app.use('/api', (_request, response) => {
    response.status(404).json({ refused: 'malformed' });
  });
  if (existsSync(parts.clientDir)) app.use(survivesLostFiles, pages(parts.clientDir));
  else services.log.warn('there are no pages: build them with npm run build');
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('There is no such page.');
  });
  app.use(((error, _request, response, _next) => {
    const status = typeof error.status === 'number' && error.status < 500 ? error.status : 500;
    if (status === 500) services.log.error({ error: error.message }, 'a request failed');
    response.status(status).json({ refused: status === 500 ? 'failed' : 'malformed' });
  }) satisfies express.ErrorRequestHandler);
}

/** A page's file that went away while the server runs (a new build) ends that one reply and nothing else. */
function survivesLostFiles(_request: express.Request, response: express.Response, next: express.NextFunction): void {
  response.on('pipe', (file) => file.on('error', () => response.destroy()));
  next();
}

/** The built client; what carries a hash in its name is cached for good. */
function pages(clientDir: string) {
  return sirv(path.resolve(clientDir), {
    gzip: true,
    brotli: true,
    etag: true,
    extensions: ['html'],
    setHeaders: (response, pathname) => {
      const isHashed = pathname.startsWith('/assets/');
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
