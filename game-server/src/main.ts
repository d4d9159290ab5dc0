import path from 'node:path';
import { type RunningServer, startServer } from './server.ts';
import { readSettings } from './settings.ts';
import { launchVoice, type VoiceReport } from './voice/livekit-launch.ts';

/** Exit code when the journal cannot be written: nothing more may be acknowledged. */
const EXIT_JOURNAL_BROKEN = 70;

const CLIENT_DIR = path.resolve(import.meta.dirname, '../../client/dist');

/** Speaks to the launcher where there is one; otherwise to standard output. */
function tell(message: { type: string; text?: string }): void {
  if (process.send) process.send(message);
  else if (message.text) console.log(message.text);
}

function failed(error: unknown): never {
  const text = error instanceof Error ? error.message : String(error);
  tell({
    type: 'failed',
    text: isTaken(error) ? 'The port is taken: choose another one with PORT=3000 npm start.' : text,
  });
  if (process.env.DEBUG === 'clearhall') console.error(error);
  process.exit(1);
}

function watchVoice(server: RunningServer) {
  return launchVoice({
    env: { ...process.env, VOICE_BUILD: 'off' },
    webhookUrl: `${server.origin}/voice/webhook`,
    onReport: server.updateVoice,
  });
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

// The launcher may speak before the server stands: its word on voice is kept until then.
let voiceNow: VoiceReport | null = null;
let onVoice = (report: VoiceReport): void => {
  voiceNow = report;
};
let onStop = (): void => process.exit(0);
process.on('message', (message: { type?: string; report?: VoiceReport }) => {
  if (message.type === 'stop') onStop();
  if (message.type === 'voice' && message.report) onVoice(message.report);
});

try {
  const server = await startServer(readSettings(process.env, CLIENT_DIR), {
    onProgress: (text) => tell({ type: 'progress', text }),
    onJournalBroken: (error) => {
      console.error(`${error.message}: nothing more is acknowledged. Make room on the disk and start again.`);
      process.exit(EXIT_JOURNAL_BROKEN);
    },
  });
  // Without a launcher, which would own it, voice is watched from here.
  const voice = process.send ? null : watchVoice(server);
  const stop = async () => {
    await voice?.stop();
    await server.stop();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  process.on('disconnect', () => void stop());
  onStop = () => void stop();
  onVoice = server.updateVoice;
  if (voiceNow) server.updateVoice(voiceNow);
  const { origin, links } = server;
  if (process.send) process.send({ type: 'ready', origin, links, voice: 'off' });
  else console.log(`Clearhall is open at ${origin}/`);
} catch (error) {
  failed(error);
}
