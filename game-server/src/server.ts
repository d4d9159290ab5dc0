import path from 'node:path';
import { defineRoom, defineServer, matchMaker } from '@colyseus/core';
import { Encoder } from '@colyseus/schema';
import { createLastPlaces } from './avatar/last-places.ts';
import { createBoardStore } from './board/board-store.ts';
import { openAuthDatabase, openDatabase, type Sql } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { createExhibitProgressStore } from './exhibit/exhibit-progress-store.ts';
import { createGateBooks } from './gate/gate-books.ts';
import { createPassStore } from './gate/pass-store.ts';
import { GuardedTransport } from './guarded-transport.ts';
import { hallCensus } from './hall-census.ts';
import { hallRoomOver } from './hall-room.ts';
import { createHallRooms, HALL_ROOM } from './hall-rooms.ts';
import { isDiskFull } from './health/free-disk.ts';
import { openHealth } from './health/health.ts';
import { createMeters } from './health/meters.ts';
import { isOurOrigin } from './http/same-origin.ts';
import { voiceSourcesOf } from './http/security-headers.ts';
import { mountWebApp } from './http/web-app.ts';
import { type Auth, type AuthOptions, createAuth } from './identity/auth.ts';
import { DemonstrationLinks, seedBots, seedDemonstration } from './identity/demonstration.ts';
import { DemonstrationBots } from './identity/demonstration-bots.ts';
import { createPeopleStore } from './identity/people-store.ts';
import { sessionSecret } from './identity/secret.ts';
import { createSignOn } from './identity/sign-on.ts';
import { admitBySignOn } from './identity/sign-on-people.ts';
import { createVisits } from './identity/visits.ts';
import { happened } from './journal/events.ts';
import { Journal } from './journal/journal.ts';
import { lastEventAt } from './journal/last-event.ts';
import { keepRequests } from './journal/request-keeping.ts';
import { createRoomEvents } from './journal/room-events.ts';
import { Shipper } from './journal/shipper.ts';
import { Spool } from './journal/spool.ts';
import { freePort } from './launch/free-port.ts';
import { libraryLog } from './library-log.ts';
import { createLog, type Log } from './log.ts';
import { publishedHalls } from './pack/published-halls.ts';
import { publishSampleHalls } from './pack/sample-halls.ts';
import { createBlockStore } from './people/block-store.ts';
import { createExclusionStore } from './people/exclusion-store.ts';
import { keepReports } from './people/report-keeping.ts';
import { createReportStore } from './people/report-store.ts';
import { PaperDesk } from './quiz/paper-desk.ts';
import { createPaperRecord } from './quiz/paper-record.ts';
import type { Services } from './services.ts';
import { originsOf, type Settings } from './settings.ts';
import { createAssignmentStore } from './standard/assignment-store.ts';
import { watchDeadlines } from './standard/due-clock.ts';
import { LiveFeed } from './supervision/live-feed.ts';
import { watchRoles } from './unit/role-clock.ts';
import type { VoiceReport } from './voice/livekit-launch.ts';
import { createVoiceBackend } from './voice/livekit-rooms.ts';

export type RunningServer = {
  origin: string;
  port: number;
  links: { role: string; url: string }[];
  /** Who lets the demonstration's bots in; null without a demonstration. It brings none itself. */
  bots: Pick<DemonstrationBots, 'token' | 'hear'> | null;
  updateVoice(report: VoiceReport): void;
  /** Where health is answered; null where it is not. */
  healthUrl: string | null;
  /** Says on the health port that the server is about to stop, so that nobody is sent to it any more. */
  willStop(): void;
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
  const { spool, shipper, journal, beginRecord } = await openJournal(sql, settings, options, log);
  const voice = createVoiceBackend();
  const meters = createMeters();
  const { auth, signOn } = await openAccounts(sql, authSql, settings, {
    origins,
    onMember: (visitorId, memberId) => services.visits.keep(visitorId, memberId),
    onFault: (error) => log.error({ error: (error as Error).message }, 'the accounts met a fault'),
  });
  const services: Services = {
    log,
    meters,
    auth,
    signOn,
    journal,
    lastPlaces: createLastPlaces(spool, Date.now),
    openRoomPeople: settings.openRoomPeople,
    joinsPerSecond: settings.joinsPerSecond,
    isDiskFull: () => isDiskFull(settings.dataDir, settings.leastFreeBytes),
    origins: () => origins,
    ...storesOver(sql, journal),
    voice: voice.backend,
  };
  progress('Publishing the hall');
  await seed(sql, auth, settings);
  const { bots, demonstration } = demonstrationOf(sql, settings, options);
  const feed = new LiveFeed(sql, services);
  const rooms = createHallRooms(services);
  const health = await openHealth({ sql, spool, shipper, census: hallCensus, meters }, settings, progress);
  prepareRoomLibrary(origins);
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
  await beginRecord();
  await feed.start();
  const endWatchingPeople = await services.people.watch();
  const endFollowingTime = await followTime(sql, services);
  await server.listen(port, settings.host);
  health.tell('open');
  return {
    origin: origins[0] as string,
    port,
    links: demonstration?.links(origins[0] as string) ?? [{ role: 'visitor', url: `${origins[0]}/` }],
    bots,
    updateVoice: voice.update,
    healthUrl: health.url,
    willStop: () => health.tell('stopping'),
    stop: async () => {
      health.tell('stopping');
      await endFollowingTime();
      await feed.stop();
      await server.gracefullyShutdown(false);
      await endWatchingPeople();
      await shipper.stop();
      await spool.close();
      await Promise.all([sql.end({ timeout: 5 }), authSql.end({ timeout: 5 })]);
      await health.close();
    },
  };
}

/** Accounts and sessions, and the single sign-on where the house has one. */
async function openAccounts(
  sql: Sql,
  authSql: Sql,
  { authSecret, dataDir, oidc }: Settings,
  options: Pick<AuthOptions, 'origins' | 'onMember' | 'onFault'>,
) {
  const auth = createAuth({
    sql: authSql,
    secret: authSecret ?? (await sessionSecret(dataDir)),
    signOn: oidc && { settings: oidc, admit: (vouched) => admitBySignOn(sql, oidc, vouched) },
    ...options,
  });
  return { auth, signOn: oidc && createSignOn(oidc) };
}

/** The durable queue, what moves it to the database, and the record that rooms write to. */
async function openJournal(sql: Sql, settings: Settings, { onJournalBroken = () => {} }: StartOptions, log: Log) {
  const spool = await Spool.open(path.join(settings.dataDir, 'journal'), onJournalBroken);
  const shipper = new Shipper(sql, spool, log);
  const journal = new Journal(spool, () => shipper.wake());
  const beginRecord = async () => {
    const started = { lastEventAt: await lastEventAt(sql, spool) };
    await journal.record(happened('server.started', Date.now(), null, started));
    shipper.start();
  };
  return { spool, shipper, journal, beginRecord };
}

/** Who lets people of the demonstration in, and bots; nobody without one. */
function demonstrationOf(sql: Sql, settings: Settings, { onBots = () => {} }: StartOptions) {
  if (!settings.demonstration) return { bots: null, demonstration: null };
  return { bots: new DemonstrationBots(sql, onBots), demonstration: new DemonstrationLinks(sql) };
}

/** What has to be there before anybody comes. */
async function seed(sql: Sql, auth: Auth, { demonstration }: Settings): Promise<void> {
  await publishSampleHalls(sql);
  if (demonstration) await seedDemonstration(sql, auth);
  if (demonstration) await seedBots(sql, auth);
}

/** What happens because time goes on: roles begin and end, deadlines pass, reports are dropped. Gives what ends it. */
async function followTime(sql: Sql, { reports, log }: Services): Promise<() => Promise<void>> {
  const going = [
    watchRoles(sql, log),
    watchDeadlines(createAssignmentStore(sql, Date.now), log),
    keepReports(reports, Date.now, log),
    keepRequests(sql, Date.now, log),
  ];
  await Promise.all(going.map(({ first }) => first));
  return async () => {
    await Promise.all(going.map(({ end }) => end()));
  };
}

/** What is kept for the rooms: in the database, and on its way there in the journal. */
function storesOver(sql: Sql, journal: Journal) {
  const halls = publishedHalls(sql);
  const people = createPeopleStore(sql);
  const gateBooks = createGateBooks(sql, journal);
  return {
    people,
    visits: createVisits(sql, journal, people, gateBooks),
    roomEvents: createRoomEvents(sql, journal),
    passes: createPassStore(sql, journal),
    exhibitProgress: createExhibitProgressStore(sql, journal),
    gateBooks,
    blocks: createBlockStore(sql),
    boards: createBoardStore(sql),
    reports: createReportStore(sql, journal),
    exclusions: createExclusionStore(sql, journal),
    papers: new PaperDesk(createPaperRecord(sql, journal), journal, halls.ofVersion),
    hall: halls.current,
    hallOfVersion: halls.ofVersion,
  };
}

/** A crowd's state fits; rooms are made by our own routes only, and no page of another origin may read an answer. */
function prepareRoomLibrary(origins: readonly string[]): void {
  Encoder.BUFFER_SIZE = 256 * 1024;
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
