import path from 'node:path';
import { listenRefusal } from './launch/ports.ts';
import type { LauncherOrder, ServerNews } from './launch/server-messages.ts';
import { type RunningServer, startServer } from './server.ts';
import { readSettings, type Settings } from './settings.ts';
import { launchVoice, type VoiceReport } from './voice/livekit-launch.ts';

/** Exit code when the journal cannot be written: nothing more may be acknowledged. */
const EXIT_JOURNAL_BROKEN = 70;
const CLIENT_DIR = path.resolve(import.meta.dirname, '../../client/dist');

/** Speaks to the launcher where there is one; otherwise to the terminal. */
function tell(news: ServerNews): void {
  if (process.send) process.send(news);
  else if (news.type === 'ready') console.log(`Clearhall is open at ${news.origin}/`);
  else if (news.type !== 'bots') (news.type === 'failed' ? console.error : console.log)(news.text);
}

/** One sentence for the operator: what is wrong and what to do. */
function sentenceFor(error: unknown, settings: Settings | null): string {
  const { code, message } = error as Error & { code?: string };
  if (settings && code?.startsWith('EADDR')) return listenRefusal(code, settings);
  const isDatabase = ['ECONNREFUSED', 'ENOTFOUND', 'CONNECT_TIMEOUT', '28P01', '3D000'].includes(code ?? '');
  if (settings && isDatabase)
    return `The database of DATABASE_URL (${new URL(settings.databaseUrl).host}) cannot be used: ${message}.`;
  return message;
}

// The launcher may speak before the server stands: its word on voice and bots is kept until then.
let latestVoice: VoiceReport | null = null;
let areBotsKept: boolean | null = null;
let server: RunningServer | null = null;
let watchedVoice: { stop(): Promise<void> } | null = null;
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  server?.willStop();
  await watchedVoice?.stop();
  await server?.stop();
  process.exit(0);
}

function hearOfBots(isOn: boolean): void {
  areBotsKept = isOn;
  server?.bots?.hear(isOn);
}

function hear(report: VoiceReport): void {
  latestVoice = report;
  server?.updateVoice(report);
}

process.on('message', (order: LauncherOrder) => {
  if (order.type === 'stop') void stop();
  if (order.type === 'voice') hear(order.report);
  if (order.type === 'bots') hearOfBots(order.isOn);
});
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, () => void stop());

let settings: Settings | null = null;
try {
  settings = readSettings(process.env, CLIENT_DIR);
  server = await startServer(settings, {
    onProgress: (text) => tell({ type: 'progress', text }),
    onBots: (isOn) => tell({ type: 'bots', isOn }),
    onJournalBroken: (error) => {
      console.error(`${error.message}: nothing more is acknowledged. Make room on the disk and start again.`);
      process.exit(EXIT_JOURNAL_BROKEN);
    },
  });
  if (latestVoice) server.updateVoice(latestVoice);
  if (areBotsKept !== null) server.bots?.hear(areBotsKept);
  // Without a launcher, which would own it, voice is watched from here; it is never built on a server.
  const webhookUrl = `${server.origin}/voice/webhook`;
  const env = { ...process.env, VOICE_BUILD: 'off' };
  if (!process.send) watchedVoice = launchVoice({ env, webhookUrl, onReport: hear });
  const { origin, links, bots } = server;
  tell({ type: 'ready', origin, links, ...(bots ? { botToken: bots.token } : {}) });
} catch (error) {
  tell({ type: 'failed', text: sentenceFor(error, settings) });
  if (process.env.DEBUG === 'clearhall') console.error(error);
  process.exit(1);
}
