import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPostgres } from '../../game-server/src/launch/embedded-postgres.ts';
import { findLivekitBinary } from '../../game-server/src/voice/livekit-binary.ts';
import { everybodyLeaves, Guest } from '../room/guest.ts';

const canTrace = process.platform === 'linux' && spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;
if (!canTrace) console.warn('connections beyond loopback: NOT TESTED (needs Linux with strace)');
const hasVoice = (await findLivekitBinary(process.env)) !== null;
if (canTrace && !hasVoice) console.warn('connections of the voice server: NOT TESTED (npm run voice:build makes one)');

const main = path.resolve(import.meta.dirname, '../../game-server/src/main.ts');

/** Runs Node under strace, which writes every address that it and its children connect or send to. */
function traced(traceFile: string, nodeArguments: string[], env: NodeJS.ProcessEnv = process.env): ChildProcess {
  const calls = 'trace=connect,sendto,sendmsg,sendmmsg';
  const command = ['-f', '-qq', '-e', calls, '-s', '0', '-o', traceFile, process.execPath, ...nodeArguments];
  return spawn('strace', command, { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The addresses of the internet protocols in a trace that are not of this machine. */
async function beyondLoopback(traceFile: string): Promise<string[]> {
  const trace = await readFile(traceFile, 'utf8');
  const addresses = [...trace.matchAll(/inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"/g)];
  return addresses
    .map(([, four, six]) => four ?? six ?? '')
    .filter((address) => !/^(127\.|::1$|::ffff:127\.|0\.0\.0\.0$|::$)/.test(address));
}

describe.skipIf(!canTrace)('connections of the server’s processes', () => {
  let folder = '';
  let database = '';
  let postgres: Awaited<ReturnType<typeof startPostgres>>;

  beforeAll(async () => {
    folder = await mkdtemp('/var/tmp/clearhall-trace-');
    database = await mkdtemp('/var/tmp/clearhall-test-');
    postgres = await startPostgres({ dataDir: database, fast: true });
  });
  afterAll(async () => {
    await postgres?.stop();
    for (const made of [folder, database]) await rm(made, { recursive: true, force: true });
  });

  test('H1 the trace shows a connection beyond loopback where there is one', async () => {
    const file = path.join(folder, 'outward');
    // An address of documents; connecting a UDP socket sends nothing.
    const script = `require('node:dgram').createSocket('udp4').connect(9, '192.0.2.1', function () { this.close(); })`;
    await once(traced(file, ['-e', script]), 'close');
    expect(await beyondLoopback(file)).toEqual(['192.0.2.1']);
  });

  test('H1 the game server and its voice server connect to nothing beyond this machine', async () => {
    const file = path.join(folder, 'visit');
    const child = traced(file, [main], {
      ...process.env,
      DATABASE_URL: postgres.url,
      CLEARHALL_DATA_DIR: path.join(folder, 'data'),
      CLEARHALL_DEMONSTRATION: '1',
      HOST: '127.0.0.1',
      PORT: '0',
    });
    const ended = once(child, 'close');
    const origin = await openedAt(child);
    const visitors = [new Guest({ origin, server: { links: [] } }), new Guest({ origin, server: { links: [] } })];
    for (const visitor of visitors) await (await visitor.signIn('visitor')).enter({ name: '访客 One' });
    const [visitor] = visitors;
    await visitor?.until((_state, people) => people.size === 2, 'both in the room');
    if (hasVoice) await visitor?.until((state) => state.voice.status === 'ready', 'voice', 60_000);
    await everybodyLeaves();
    const server = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8');
    process.kill(Number(server.trim()), 'SIGTERM');
    await ended;
    expect(await readFile(file, 'utf8')).toContain('127.0.0.1');
    expect(await beyondLoopback(file)).toEqual([]);
  });
});

/** The address that a server prints when it is open; fails when it ends before. */
async function openedAt({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('the server has no output');
  for await (const line of createInterface({ input: stdout })) {
    const [, origin] = /^Clearhall is open at (\S+)\/$/.exec(line) ?? [];
    if (origin) {
      stdout.resume();
      return origin;
    }
  }
  throw new Error('the server ended before it was open');
}
