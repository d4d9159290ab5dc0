import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { isAlive } from '../../game-server/src/launch/process-identity.ts';
import { type LauncherProcess, startLauncher } from './launcher-process.ts';
import { type StubClone, stubClone } from './stub-clone.ts';

let clone: StubClone;
const launched: LauncherProcess[] = [];

beforeAll(async () => {
  clone = await stubClone('bots');
});
afterEach(async () => {
  for (const launcher of launched.splice(0)) {
    launcher.child.kill('SIGTERM');
    await launcher.ended;
  }
  await rm(join(clone.data, 'bots-were-told'), { force: true });
});
afterAll(async () => {
  await clone.remove();
});

async function opened(env: NodeJS.ProcessEnv = {}): Promise<LauncherProcess> {
  const launcher = startLauncher(clone, env);
  launched.push(launcher);
  await launcher.prints('Stop  ');
  return launcher;
}

/** What the bots' processes wrote down: who, and what it was told. */
async function told(): Promise<{ pid: number; what: string }[]> {
  const text = await readFile(join(clone.data, 'bots-were-told'), 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => ({ pid: Number.parseInt(line, 10), what: line.slice(line.indexOf(' ') + 1) }));
}

/** Waits until so many lines of a kind were written; gives them. */
async function toldTimes(kind: string, times: number): Promise<{ pid: number; what: string }[]> {
  for (;;) {
    const found = (await told()).filter(({ what }) => what.startsWith(kind));
    if (found.length >= times) return found;
    await pause(20);
  }
}

async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await pause(20);
}

type StubState = { areBotsOn: boolean | null; pid: number };
const ask = async (launcher: LauncherProcess, route = '/') =>
  (await (await fetch(`${launcher.origin()}${route}`)).json()) as StubState;

describe('the demonstration’s bots', { timeout: 120_000 }, () => {
  test('D2 D7 they are brought when the hall opens, with its token, which is not printed, and go with the hall', async () => {
    const launcher = await opened();
    const [bots] = await toldTimes('hall', 1);
    const { pid, areBotsOn } = await ask(launcher);
    expect(bots?.what).toBe(`hall ${launcher.origin()} token-of-${pid}`);
    expect(areBotsOn).toBe(true);
    expect(launcher.printed()).not.toContain('token-of-');
    expect((await told())[0]?.what).toBe('began without a database');
    launcher.child.kill('SIGINT');
    expect(await launcher.ended).toBe(0);
    expect((await told()).map(({ what }) => what.split(' ')[0])).toEqual(['began', 'hall', 'leave']);
    expect(isAlive(bots?.pid ?? 0)).toBe(false);
  });

  test('D6 BOTS=off starts none; the switch can still bring them', async () => {
    const launcher = await opened({ BOTS: 'off' });
    expect((await ask(launcher)).areBotsOn).toBe(false);
    expect(await told()).toEqual([]);
    await ask(launcher, '/bots-on');
    const [began] = await toldTimes('began', 1);
    expect(await toldTimes('hall', 1)).toHaveLength(1);
    expect(began?.pid).toBeGreaterThan(0);
  });

  test('D6 switched off they go at once and stay away after a crash of the server, until switched on', async () => {
    const launcher = await opened();
    const [first] = await toldTimes('hall', 1);
    await ask(launcher, '/bots-off');
    await gone(first?.pid ?? 0);
    await fetch(`${launcher.origin()}/crash`).catch(() => undefined);
    await launcher.prints('The hall is open again');
    expect((await ask(launcher)).areBotsOn).toBe(false);
    expect((await told()).map(({ what }) => what.split(' ')[0])).toEqual(['began', 'hall', 'leave']);
    await ask(launcher, '/bots-on');
    const [, second] = await toldTimes('hall', 2);
    expect(second?.what).toContain(`token-of-${(await ask(launcher)).pid}`);
  });

  test('D7 after a crash of the server they are told of the new one; after a crash of their own they come back', async () => {
    const launcher = await opened();
    const [first] = await toldTimes('hall', 1);
    await fetch(`${launcher.origin()}/crash`).catch(() => undefined);
    const [, second] = await toldTimes('hall', 2);
    expect(second?.pid).toBe(first?.pid);
    expect(second?.what).not.toBe(first?.what);
    process.kill(first?.pid ?? 0, 'SIGKILL');
    const [, , third] = await toldTimes('hall', 3);
    expect(third?.pid).not.toBe(first?.pid);
    expect((await ask(launcher)).areBotsOn).toBe(true);
  });

  test('D7 they end when the launcher is killed', async () => {
    const launcher = await opened();
    const [bots] = await toldTimes('hall', 1);
    launcher.child.kill('SIGKILL');
    await gone(bots?.pid ?? 0);
    expect(await launcher.ended).toBe('SIGKILL');
  });

  test('D2 without a demonstration there are none', async () => {
    const launcher = await opened({ CLEARHALL_DEMONSTRATION: '' });
    expect((await ask(launcher)).areBotsOn).toBe(true);
    expect(await told()).toEqual([]);
  });
});
