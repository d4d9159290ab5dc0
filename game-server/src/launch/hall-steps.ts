import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchVoice, type VoiceReport } from '../voice/livekit-launch.ts';
import { dataFolder } from './data-folder.ts';
import { type GameServerProcess, keepGameServer } from './game-server-process.ts';
import { keepBots } from './keep-bots.ts';
import { keepPostgres } from './keep-postgres.ts';
import type { LaunchRun } from './launch-run.ts';
import { linksTable, voiceLine } from './links-table.ts';
import { type Address, freeAddress, isLoopback, originOf } from './ports.ts';
import { postgresUser } from './postgres-user.ts';
import type { ServerNews } from './server-messages.ts';
import { type HeldFolder, holdFolder } from './single-start.ts';

/** The folder of this clone. */
export const cloneFolder = fileURLToPath(new URL('../../../', import.meta.url)).replace(/[/\\]$/, '');

/** What a start has claimed for itself: its data, and the address that people open. */
export type ClaimedGround = { data: string; held: HeldFolder; address: Address };

/** Which database the hall uses, and whether it is the demonstration's own. */
export type HallDatabase = { url: string; ownPostgres: boolean };

/** Claims the data folder and the address before anything slow begins. */
export async function claimGround(run: LaunchRun): Promise<ClaimedGround> {
  const needsUser = !process.env.DATABASE_URL;
  const user = needsUser ? await postgresUser(run.say) : undefined;
  const data = await dataFolder(cloneFolder, process.env, user);
  const held = await holdFolder(data, new Date().toISOString(), run.say);
  run.leave(() => held.release());
  const address = await freeAddress(process.env);
  await held.note({ origin: originOf(address) });
  return { data, held, address };
}

/** The database of DATABASE_URL, or else a PostgreSQL of our own in the data folder. */
export async function openDatabase(run: LaunchRun, { data }: ClaimedGround): Promise<HallDatabase> {
  if (process.env.DATABASE_URL) {
    run.say('Using the database of DATABASE_URL');
    return { url: process.env.DATABASE_URL, ownPostgres: false };
  }
  run.say('Starting PostgreSQL');
  const postgres = await keepPostgres({ dataDir: join(data, 'postgres'), onProgress: run.say, onLost: run.fail });
  run.leave(() => postgres.stop());
  run.stopping.throwIfAborted();
  return { url: postgres.url, ownPostgres: true };
}

/** Voice on its way: what it last reported. `changed` is called at each report, the first one included. */
export type HallVoice = { last: VoiceReport | undefined; changed: (report: VoiceReport) => void };

/** Begins to bring up voice, without waiting for it. `server` is where it reports who speaks. */
export function beginVoice(run: LaunchRun, server: Address): HallVoice {
  const voice: HallVoice = { last: undefined, changed: () => undefined };
  const launched = launchVoice({
    env: process.env,
    webhookUrl: `${originOf(server)}/voice/webhook`,
    onReport: (report) => {
      voice.changed(report);
      voice.last = report;
    },
  });
  run.leave(() => launched.stop());
  return voice;
}

/**
 * Starts the game server and prints the table when the hall is open, again whenever the links have changed.
 * `listensOn` is its own address; `publicOrigins` are those that people open, when something else stands before it. Its
 * output goes to `logFile`, or to the terminal without one. After a crash it is started again, or waits for an edit.
 */
export function openHall(
  run: LaunchRun,
  parts: {
    ground: ClaimedGround;
    database: HallDatabase;
    voice: HallVoice;
    listensOn: Address;
    publicOrigins?: readonly string[];
    logFile: string | undefined;
    afterCrash: 'restart' | 'wait';
  },
): GameServerProcess {
  const { ground, voice, afterCrash } = parts;
  run.say('Starting the game server');
  let shown: string | undefined;
  const areBotsOn = process.env.BOTS !== 'off';
  const bots = keepBots({
    entry: join(cloneFolder, 'game-server', 'src', 'bots', 'bots-process.ts'),
    logFile: parts.logFile && join(ground.data, 'bots.log'),
    isOn: areBotsOn,
    onProgress: run.say,
  });
  const onNews = (news: Exclude<ServerNews, { type: 'failed' }>) => {
    if (news.type === 'progress') return run.say(news.text);
    if (news.type === 'bots') {
      server.tell(news);
      return bots.switchTo(news.isOn);
    }
    if (news.botToken) bots.come({ origin: news.origin, token: news.botToken });
    const links = JSON.stringify(news.links);
    if (links === shown) return run.say('The hall is open again');
    run.print(linksTable({ ...news, voice: voice.last, dataFolder: ground.data }));
    shown = links;
  };
  const server = keepGameServer({
    entry: join(cloneFolder, 'game-server', 'src', 'main.ts'),
    env: serverEnvironment(parts),
    logFile: parts.logFile,
    afterCrash,
    onStarted: (pid) => void ground.held.note({ serverPid: pid }),
    onNews,
    onCrash: run.say,
    onLost: run.fail,
  });
  run.leave(() => server.stop());
  run.leave(() => bots.stop());
  run.onForce(() => server.kill());
  run.onForce(() => bots.kill());
  server.tell({ type: 'bots', isOn: areBotsOn });
  voice.changed = (report) => {
    server.tell({ type: 'voice', report });
    const line = voiceLine(voice.last, report);
    if (line && (shown !== undefined || report.state === 'preparing')) run.say(line);
  };
  if (voice.last) server.tell({ type: 'voice', report: voice.last });
  return server;
}

function serverEnvironment(parts: {
  ground: ClaimedGround;
  database: HallDatabase;
  listensOn: Address;
  publicOrigins?: readonly string[];
}): NodeJS.ProcessEnv {
  const { ground, database, listensOn, publicOrigins } = parts;
  const demonstration = database.ownPostgres && isLoopback(listensOn.host);
  return {
    ...(demonstration ? { CLEARHALL_DEMONSTRATION: '1' } : {}),
    ...(publicOrigins ? { PUBLIC_ORIGIN: publicOrigins.join(',') } : {}),
    ...process.env,
    DATABASE_URL: database.url,
    HOST: listensOn.host,
    PORT: String(listensOn.port),
    CLEARHALL_DATA_DIR: ground.data,
  };
}
