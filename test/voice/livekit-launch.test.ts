import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { findLivekitBinary } from '../../game-server/src/voice/livekit-binary.ts';
import { type LaunchedVoice, launchVoice, type VoiceReport } from '../../game-server/src/voice/livekit-launch.ts';
import { createVoiceBackend } from '../../game-server/src/voice/livekit-rooms.ts';
import { grantFor } from '../../shared-schema/src/voice/rules.ts';
import { isRunning, socketsOf, voiceServersOf } from './own-processes.ts';

const binary = await findLivekitBinary(process.env);
const required = process.env.VOICE_TESTS === 'required';
if (!binary) console.warn('voice: NOT TESTED (no LiveKit server is here; npm run voice:build makes one)');

const startsWithinMs = 15_000;
const listener = grantFor({ role: 'learner', hasFloor: false });
const running: LaunchedVoice[] = [];

/** Launches and gathers the reports; `until` gives the first report, from now on, in this state. */
function launch(env: NodeJS.ProcessEnv, alsoTo?: (report: VoiceReport) => void) {
  const reports: VoiceReport[] = [];
  const waiting = new Set<() => void>();
  const voice = launchVoice({
    env: { ...env, VOICE_BUILD: 'off' },
    webhookUrl: 'http://127.0.0.1:9/voice/webhook',
    onReport: (report) => {
      reports.push(report);
      alsoTo?.(report);
      for (const look of waiting) look();
    },
  });
  running.push(voice);
  let seen = 0;
  const until = (state: VoiceReport['state']): Promise<VoiceReport> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = reports.findIndex((report, index) => index >= seen && report.state === state);
        const report = reports[found];
        if (!report) return;
        seen = found + 1;
        waiting.delete(look);
        resolve(report);
      };
      waiting.add(look);
      look();
    });
  return { voice, reports, until };
}

/** The voice server's own answer to a token: 200 when it would let the holder in. */
async function admission(url: string, token: string): Promise<number> {
  const response = await fetch(`${url.replace('ws', 'http')}/rtc/validate?access_token=${token}`);
  await response.body?.cancel();
  return response.status;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((voice) => voice.stop()));
});

describe('launchVoice without a server', () => {
  it('V12 VOICE=off is off, at once', async () => {
    const { until } = launch({ ...process.env, VOICE: 'off' });
    expect((await until('off')).hint).toContain('VOICE=off');
  });

  it('V12 says what to do where nothing is there', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'clearhall-voice-'));
    const { until } = launch({ PATH: empty, HOME: empty, XDG_CACHE_HOME: empty });
    expect((await until('unavailable')).hint).toContain('npm run voice:build');
    await rm(empty, { recursive: true });
  });

  it('V12 half a configuration of an external server is told, not guessed', async () => {
    const { until } = launch({ LIVEKIT_URL: 'ws://127.0.0.1:9' });
    expect((await until('unavailable')).hint).toContain('LIVEKIT_API_KEY');
  });

  it('V12 an external server that does not answer is down, and calls say so as a value', async () => {
    const env = { LIVEKIT_URL: 'ws://127.0.0.1:9', LIVEKIT_API_KEY: 'k', LIVEKIT_API_SECRET: 's'.repeat(32) };
    const { until } = launch(env);
    expect((await until('down')).hint).toContain('LIVEKIT_URL');
    const { backend, update } = createVoiceBackend();
    update({ state: 'ready', url: env.LIVEKIT_URL, apiKey: 'k', apiSecret: env.LIVEKIT_API_SECRET });
    expect(await backend.ensureRoom('tour-1')).toEqual({ ok: false, reason: 'voice-unreachable' });
  });
});

describe.skipIf(!binary && !required)('launchVoice with a real server', { timeout: 3 * startsWithinMs }, () => {
  beforeAll(() => {
    if (!binary) throw new Error('VOICE_TESTS=required, but no LiveKit server is here: run npm run voice:build first.');
  });

  it.runIf(process.platform === 'linux')('V9 every socket of the server is on 127.0.0.1', async () => {
    await launch(process.env).until('ready');
    const [pid = 0] = voiceServersOf(process.pid);
    const sockets = socketsOf(pid);
    expect(new Set(sockets.map(({ protocol }) => protocol))).toEqual(new Set(['tcp', 'udp']));
    expect(new Set(sockets.map(({ own }) => own))).toEqual(new Set(['127.0.0.1']));
    expect(sockets.filter(({ far }) => far !== '127.0.0.1' && far !== '0.0.0.0')).toEqual([]);
  });

  it('V5 lets in who has a token of the hall, and nobody else', async () => {
    const { backend, update } = createVoiceBackend();
    await launch(process.env, update).until('ready');
    const request = { roomName: 'tour-1', identity: 'p1', displayName: 'P', grant: listener };
    const entry = await backend.token(request);
    if (!entry.ok) throw new Error(entry.reason);
    expect(entry.iceServers).toEqual([]);
    expect(await admission(entry.url, entry.token)).toBe(200);

    const stranger = createVoiceBackend();
    stranger.update({ state: 'ready', url: entry.url, apiKey: 'hall', apiSecret: 'x'.repeat(40) });
    expect(await stranger.backend.ensureRoom('tour-1')).toEqual({ ok: false, reason: 'voice-unreachable' });
    expect(await admission(entry.url, `${entry.token.slice(0, -4)}AAAA`)).toBe(401);

    expect(await backend.setSpeaker('tour-1', 'p1', listener)).toEqual({ ok: true, absent: true });
    expect(await backend.closeRoom('tour-1')).toEqual({ ok: true });
    expect(await admission(entry.url, entry.token)).toBe(404);
  });

  it('V8 comes back at the same address with the same rooms when it is killed', async () => {
    const { backend, update } = createVoiceBackend();
    const { until } = launch(process.env, update);
    const first = await until('ready');
    const entry = await backend.token({ roomName: 'tour-1', identity: 'p1', displayName: 'P', grant: listener });
    if (!entry.ok) throw new Error(entry.reason);
    const [pid = 0] = voiceServersOf(process.pid);
    process.kill(pid, 'SIGKILL');
    await until('down');
    expect((await until('ready')).url).toBe(first.url);
    await vi.waitFor(async () => expect(await admission(entry.url, entry.token)).toBe(200), startsWithinMs);
  });

  it('V12 an external server is ready with its key and told apart with another one', async () => {
    const { url = '', apiKey = '', apiSecret = '' } = await launch(process.env).until('ready');
    const env = { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey };
    expect(await launch({ ...env, LIVEKIT_API_SECRET: apiSecret }).until('ready')).toMatchObject({ url, apiKey });
    expect((await launch({ ...env, LIVEKIT_API_SECRET: 'x'.repeat(40) }).until('down')).hint).toContain('refuses');
  });

  it('V13 stop ends the server, and nothing is reported afterwards', async () => {
    const { voice, reports, until } = launch(process.env);
    await until('ready');
    const pids = voiceServersOf(process.pid);
    const told = reports.length;
    await voice.stop();
    expect(pids).toHaveLength(1);
    expect(pids.filter(isRunning)).toEqual([]);
    expect(reports.length).toBe(told);
  });

  it.skipIf(process.platform === 'win32')('V13 the server ends with a launcher that is killed outright', async () => {
    const launcher: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'launch-until-killed.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: launcher.stdout ?? process.stdin })) {
      if (line === 'ready') break;
    }
    const [pid = 0] = voiceServersOf(launcher.pid ?? 0);
    expect(isRunning(pid)).toBe(true);
    launcher.kill('SIGKILL');
    await once(launcher, 'exit');
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), startsWithinMs);
  });
});
