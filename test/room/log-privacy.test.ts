import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Door, everybodyLeaves, Guest, newRequestId } from './guest.ts';
import { becomes } from './inside-room.ts';
import { KillableServer } from './killable-server.ts';
import { act, openTour } from './touring.ts';

const MAIN = path.resolve(import.meta.dirname, '../../game-server/src/main.ts');
const process = KillableServer.forEachTest();

/** Starts the server with every line of its log, and keeps all that it prints. */
async function talkativeServer(printed: string[]): Promise<Door> {
  const child = fork(MAIN, [], {
    env: {
      PATH: globalThis.process.env.PATH,
      DATABASE_URL: process.databaseUrl,
      CLEARHALL_DATA_DIR: process.dataDir,
      CLEARHALL_DEMONSTRATION: '1',
      PORT: '0',
      LOG_LEVEL: 'trace',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  process.running = child;
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  return new Promise((resolve, reject) => {
    child.on('message', (news: { type: string; text?: string } & Door & Door['server']) => {
      if (news.type === 'ready') resolve({ origin: news.origin, server: { links: news.links } });
      if (news.type === 'failed') reject(new Error(news.text));
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${printed.join('')}`)));
  });
}

/** Every text file below a folder that may be a log: whatever is not the journal itself or a secret of the server. */
async function logFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.log'));
  return Promise.all(files.map((entry) => readFile(path.join(entry.parentPath, entry.name), 'utf8')));
}

test('L28 nothing that people give, and no token, is in what the server prints, whatever goes wrong', async () => {
  const printed: string[] = [];
  const door = await talkativeServer(printed);
  const name = 'Zerbinetta 泽比内塔';
  const canaries = ['Zerbinetta', '泽比内塔', 'quokkaword', 'wombatpass', 'numbatpath'];
  const { lecturer } = await openTour(door);
  const anna = await new Guest(door).signIn('visitor');
  const seat = await anna.seat({ name });
  await anna.join(seat);
  canaries.push(seat.ticket, ...door.server.links.map(({ url }) => url.split('token=')[1] ?? 'Zerbinetta'));

  await act(anna, 'people.chat', { text: 'quokkaword' });
  await anna.ask('people.say', { text: 'quokkaword' });
  await anna.ask('board.write', { requestId: newRequestId(), sceneId: 'principles', text: 'quokkaword' });
  await anna.ask('board.write', { requestId: 'quokkaword', text: 'quokkaword' });
  await anna.ask('quokkaword', { text: 'quokkaword' });
  await anna.post('/api/auth/sign-in/username', { username: 'Zerbinetta', password: 'wombatpass' });
  await anna.post('/api/demonstration/sign-in', { role: 'lecturer', token: 'wombatpass' });
  await anna.fetch('/api/enter', {
    method: 'POST',
    body: '{"name":"Zerbinetta',
    headers: { 'content-type': 'application/json' },
  });
  await anna.fetch('/api/numbatpath?token=numbatpath');
  await anna.fetch('/api/halls/numbatpath');
  await anna.fetch('/api/enter', { method: 'POST', headers: { origin: 'http://numbatpath.example' } });
  await anna.fetch('/api/get-session', { headers: { cookie: 'better-auth.session_token=wombatpass' } });
  await expect(new Guest(door).join({ ...seat, ticket: 'wombatpass' })).rejects.toThrow();
  const ben = await (await new Guest(door).signIn('visitor')).enter({ name });
  // No message of the room library.
  ben.room.connection.send(new TextEncoder().encode('quokkaword'));

  // A table that is gone fails what is asked next, with messages that quote.
  await process.sql`alter table board_message rename to board_message_away`;
  await anna.ask('board.write', { requestId: newRequestId(), sceneId: 'principles', text: 'quokkaword' });
  await process.sql`alter table board_message_away rename to board_message`;
  await process.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  await act(lecturer, 'tour.close');
  await becomes(() => /a room met a fault/.test(printed.join('')), 'a line of the fault');

  await everybodyLeaves();
  const ended = once(process.running as NonNullable<typeof process.running>, 'exit');
  process.running?.kill('SIGTERM');
  await ended;
  const all = [...printed, ...(await logFilesIn(process.dataDir))].join('\n');
  expect(all).toContain('"level"');
  for (const canary of canaries) expect(all, canary).not.toContain(canary);
});
