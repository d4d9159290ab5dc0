import path from 'node:path';
import { defineRoom, defineServer, matchMaker } from '@colyseus/core';
import { Encoder } from '@colyseus/schema';
import { createBoardStore } from './board/board-store.ts';
import { openAuthDatabase, openDatabase, type Sql } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { createExhibitProgressStore } from './exhibit/exhibit-progress-store.ts';
import { createGateBooks } from './gate/gate-books.ts';
import { createPassStore } from './gate/pass-store.ts';
import { GuardedTransport } from './guarded-transport.ts';
import { hallRoomOver } from './hall-room.ts';
import { createHallRooms, HALL_ROOM } from './hall-rooms.ts';
import { isOurOrigin } from './http/same-origin.ts';
import { voiceSourcesOf } from './http/security-headers.ts';
import { mountWebApp } from './http/web-app.ts';
import { createAuth } from './identity/auth.ts';
import { DemonstrationLinks, seedBots, seedDemonstration } from './identity/demonstration.ts';
import { DemonstrationBots } from './identity/demonstration-bots.ts';
import { createPeopleStore } from './identity/people-store.ts';
import { sessionSecret } from './identity/secret.ts';
import { happened } from './journal/events.ts';
import { Journal } from './journal/journal.ts';
import { lastEventAt } from './journal/last-event.ts';
import { Shipper } from './journal/shipper.ts';
import { Spool } from './journal/spool.ts';
import { freePort } from './launch/free-port.ts';
import { libraryLog } from './library-log.ts';
import { createLog, type Log } from './log.ts';
import { publishedHalls } from './pack/published-halls.ts';
import { publishSampleHalls } from './pack/sample-halls.ts';
import { createBlockStore } from './people/block-store.ts';
import { createExclusionStore } from './people/exclusion-store.ts';
import { createReportStore } from './people/report-store.ts';
import { PaperDesk } from './quiz/paper-desk.ts';
import { createPaperRecord } from './quiz/paper-record.ts';
import type { Services } from './services.ts';
import { originsOf, type Settings } from './settings.ts';
import { LiveFeed } from './supervision/live-feed.ts';
import type { VoiceReport } from './voice/livekit-launch.ts';
import { createVoiceBackend } from './voice/livekit-rooms.ts';

export type RunningServer = {
  origin: string;
  port: number;
  links: { role: string; url: string }[];
  /** Who lets the demonstration's bots in; null without a demonstration. It brings none itself. */
  bots: Pick<DemonstrationBots, 'token' | 'hear'> | null;
  updateVoice(report: VoiceReport): void;
  stop(): Promise<void>;
};

export type StartOptions = {
  onProgress?: (text: string) => void;
  /** Somebody switched the demonstration's bots on or off. */
  onBots?: (isOn: boolean) => void;
  /** The journal cannot be written any more: nothing is acknowledged; the process should end. */
  onJournalBroken?: (error: Error) => void;
  log?: Log;
};

/** Starts the whole server: database, journal, rooms, HTTP. Throws with one clear sentence when it cannot. */
export async function startServer(settings: Settings, options: StartOptions = {}): Promise<RunningServer> {
  const log = options.log ?? createLog(settings.logLevel);
  const progress = options.onProgress ?? (() => {});
  const sql = openDatabase(settings.databaseUrl);
  const authSql = openAuthDatabase(settings.databaseUrl);
  progress('Preparing the database');
  await migrate(sql, path.join(import.meta.dirname, 'db/migrations'));

  progress('Opening the journal');
  const port = settings.port === 0 ? await freePort() : settings.port;
  const origins = originsOf(settings, port);
  const spool = await Spool.open(path.join(settings.dataDir, 'journal'), options.onJournalBroken ?? (() => {}));
  const shipper = new Shipper(sql, spool, log);
  const journal = new Journal(spool, () => shipper.wake());
  const voice = createVoiceBackend();
  const auth = createAuth({
    sql: authSql,
    secret: settings.authSecret ?? (await sessionSecret(settings.dataDir)),
    origins,
  });
  const services: Services = {
    log,
    auth,
    journal,
    openRoomPeople: settings.openRoomPeople,
    origins: () => origins,
    ...storesOver(sql, journal),
    voice: voice.backend,
  };
  progress('Publishing the hall');
  await publishSampleHalls(sql);
  if (settings.demonstration) await seedDemonstration(sql, auth);
  if (settings.demonstration) await seedBots(sql, auth);
  const bots = settings.demonstration ? new DemonstrationBots(sql, options.onBots ?? (() => {})) : null;
  const demonstration = settings.demonstration ? new DemonstrationLinks(sql) : null;
  const feed = new LiveFeed(sql, services);
  const rooms = createHallRooms(services, sql);
  closeCors(origins);
  Encoder.BUFFER_SIZE = 256 * 1024;
  const server = defineServer({
    transport: new GuardedTransport((origin) => isOurOrigin(origin, origins)),
    greet: false,
    logger: libraryLog(log, Date.now),
    gracefullyShutdown: false,
    rooms: { [HALL_ROOM]: defineRoom(hallRoomOver(services)) },
    express: (app) =>
      mountWebApp(app, {
        services,
        sql,
        rooms,
        feed,
        demonstration,
        bots,
        hallIds: async () => (await sql`select hall_id from hall order by hall_id`).map((row) => row.hall_id as string),
        clientDir: settings.clientDir,
        behindProxy: settings.behindProxy,
        voiceSources: voiceSourcesOf(settings.livekitUrl),
      }),
  });
  const lastAt = await lastEventAt(sql, spool);
  await journal.record(happened('server.started', Date.now(), null, { lastEventAt: lastAt }));
  shipper.start();
  await feed.start();
  const endWatchingRoles = await services.people.watchRoles();
  await server.listen(port, settings.host);
  return {
    origin: origins[0] as string,
    port,
    links: demonstration?.links(origins[0] as string) ?? [{ role: 'visitor', url: `${origins[0]}/` }],
    bots,
    updateVoice: voice.update,
    stop: async () => {
      await feed.stop();
      await server.gracefullyShutdown(false);
      await endWatchingRoles().catch(() => {});
      await shipper.stop();
      await spool.close();
      await Promise.all([sql.end({ timeout: 5 }), authSql.end({ timeout: 5 })]);
    },
  };
}

/** What is kept for the rooms: in the database, and on its way there in the journal. */
function storesOver(sql: Sql, journal: Journal) {
  const halls = publishedHalls(sql);
  return {
    people: createPeopleStore(sql),
    passes: createPassStore(sql, journal),
    exhibitProgress: createExhibitProgressStore(sql, journal),
    gateBooks: createGateBooks(sql, journal),
    blocks: createBlockStore(sql),
    boards: createBoardStore(sql),
    reports: createReportStore(sql, journal),
    exclusions: createExclusionStore(sql, journal),
    papers: new PaperDesk(createPaperRecord(sql, journal), journal, halls.ofVersion),
    hall: halls.current,
  };
}

/** Rooms are made by our own routes only, and no page of another origin may read an answer. */
function closeCors(origins: readonly string[]): void {
  const { controller } = matchMaker;
  const fixed = {
    'Access-Control-Allow-Origin': origins[0] as string,
    'Access-Control-Allow-Credentials': 'false',
    Vary: 'Origin',
  };
  controller.exposedMethods = ['joinById', 'reconnect'];
  Object.assign(controller.DEFAULT_CORS_HEADERS, fixed);
  controller.getCorsHeaders = () => fixed;
}
