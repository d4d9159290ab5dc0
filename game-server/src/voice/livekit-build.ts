import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { cachedBinaryPath, findOnPath, livekitVersion } from './livekit-binary.ts';
import { spawnTied } from './tied-process.ts';

/** What came of a build. `already-building`: another start of this user is at it; wait for the cached binary. */
export type BuildOutcome =
  | { ok: true; path: string }
  | { ok: false; reason: 'no-go' | 'old-go' | 'already-building' | 'stopped' | 'failed'; detail: string };

/** A build under way. `stop` ends it and removes what it had written; `done` then says `stopped`. */
export type LivekitBuild = { done: Promise<BuildOutcome>; stop(): void };

const goPackage = `github.com/livekit/livekit-server/cmd/server@v${livekitVersion}`;
const buildLimitMs = 15 * 60_000;
const goAnswerMs = 10_000;
// Lines that `go install -v` prints for this version with empty caches; only the bar depends on them.
const expectedLines = { downloads: 119, packages: 800 };
const downloadShare = 0.3;

/**
 * Builds the server with the machine's own `go` into the user's cache, at low priority, in folders of its own that
 * are deleted afterwards. Contacts the module proxy that the machine's `go` is set to, and nothing else.
 * `onPercent` is called with 0..99 as it goes forward.
 */
export function buildLivekit(env: NodeJS.ProcessEnv, onPercent: (percent: number) => void): LivekitBuild {
  const stopping = new AbortController();
  return { done: build(env, onPercent, stopping.signal), stop: () => stopping.abort() };
}

/** Progress of `go install -v` after so many lines of each kind, 0..99: a third for the downloads. */
export function buildPercent(downloads: number, packages: number): number {
  const downloaded = packages > 0 ? 1 : Math.min(1, downloads / expectedLines.downloads);
  const compiled = Math.min(1, packages / expectedLines.packages);
  return Math.min(99, Math.floor(100 * (downloadShare * downloaded + (1 - downloadShare) * compiled)));
}

/** Whether this `go` can build the pinned version: 1.26 or newer, or one that fetches the toolchain it needs. */
export function canBuild(goVersion: string, goToolchain: string): boolean {
  const found = /go(\d+)\.(\d+)/.exec(goVersion);
  if (!found) return false;
  const [major, minor] = [Number(found[1]), Number(found[2])];
  if (major > 1 || minor >= 26) return true;
  return minor >= 21 && /auto|path/.test(goToolchain);
}

/** Why the machine's `go` cannot build, or the path of one that can. */
export async function findGo(
  env: NodeJS.ProcessEnv,
): Promise<{ ok: true; path: string } | { ok: false; reason: 'no-go' | 'old-go'; detail: string }> {
  const path = await findOnPath('go', env);
  if (!path) return { ok: false, reason: 'no-go', detail: 'No `go` is on PATH.' };
  const version = await answer(path, ['version'], env);
  if (canBuild(version, await answer(path, ['env', 'GOTOOLCHAIN'], env))) return { ok: true, path };
  return {
    ok: false,
    reason: 'old-go',
    detail: `The \`go\` on PATH is too old (${version || 'no answer'}); 1.26 is needed.`,
  };
}

async function build(
  env: NodeJS.ProcessEnv,
  onPercent: (percent: number) => void,
  stopping: AbortSignal,
): Promise<BuildOutcome> {
  const go = await findGo(env);
  if (!go.ok) return go;
  const target = cachedBinaryPath(env);
  const folder = `${dirname(target)}.building`;
  if (!(await takeFolder(folder))) {
    return { ok: false, reason: 'already-building', detail: 'Another start is building the voice server.' };
  }
  try {
    const fault = await runGo(go.path, folder, env, onPercent, stopping);
    if (stopping.aborted) return { ok: false, reason: 'stopped', detail: 'The build was stopped.' };
    if (fault !== null) return { ok: false, reason: 'failed', detail: fault };
    await mkdir(dirname(target), { recursive: true });
    await rename(join(folder, 'bin', process.platform === 'win32' ? 'server.exe' : 'server'), target);
    return { ok: true, path: target };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Whether a build of another start is under way. */
export async function isBuilding(env: NodeJS.ProcessEnv): Promise<boolean> {
  return isOwnerAlive(`${dirname(cachedBinaryPath(env))}.building`);
}

/** Makes the building folder ours: false when a living process has it; what a dead one left is removed. */
async function takeFolder(folder: string): Promise<boolean> {
  await mkdir(dirname(folder), { recursive: true });
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await mkdir(folder);
      await writeFile(join(folder, 'pid'), String(process.pid));
      for (const part of ['bin', 'path', 'cache', 'tmp']) await mkdir(join(folder, part));
      return true;
    } catch (fault) {
      if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault;
      if (await isOwnerAlive(folder)) return false;
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }
  return false;
}

async function isOwnerAlive(folder: string): Promise<boolean> {
  try {
    process.kill(Number(await readFile(join(folder, 'pid'), 'utf8')), 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}

/** Null when the build went well, else the last lines that `go` printed. */
async function runGo(
  go: string,
  folder: string,
  env: NodeJS.ProcessEnv,
  onPercent: (percent: number) => void,
  stopping: AbortSignal,
): Promise<string | null> {
  const args = ['install', '-v', '-trimpath', '-ldflags', '-s -w'];
  // One package at a time on a small machine: the hall that runs beside the build must not stutter.
  if (availableParallelism() <= 2) args.push('-p', '1');
  args.push(goPackage);
  const nice = await findOnPath('nice', env);
  const tied = nice
    ? spawnTied(nice, ['-n', '10', go, ...args], goEnv(folder, env))
    : spawnTied(go, args, goEnv(folder, env));
  const counts = { downloads: 0, packages: 0 };
  const lastLines: string[] = [];
  if (tied.child.stderr) {
    createInterface({ input: tied.child.stderr }).on('line', (line) => {
      if (line.startsWith('go: downloading ')) counts.downloads++;
      else if (/^[\w.-]+(\/[\w.~-]+)*$/.test(line)) counts.packages++;
      lastLines.push(line);
      if (lastLines.length > 5) lastLines.shift();
      onPercent(buildPercent(counts.downloads, counts.packages));
    });
  }
  tied.child.stdout?.resume();
  const end = (): void => tied.signal('SIGKILL');
  const limit = setTimeout(end, buildLimitMs);
  stopping.addEventListener('abort', end, { once: true });
  if (stopping.aborted) end();
  const ended = await tied.ended;
  clearTimeout(limit);
  stopping.removeEventListener('abort', end);
  return ended === 0 ? null : [`go install ended with ${ended}`, ...lastLines].join('\n');
}

function goEnv(folder: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { GOOS: _os, GOARCH: _arch, ...rest } = env;
  return {
    ...rest,
    GOBIN: join(folder, 'bin'),
    GOPATH: join(folder, 'path'),
    GOMODCACHE: join(folder, 'path', 'pkg', 'mod'),
    GOCACHE: join(folder, 'cache'),
    GOTMPDIR: join(folder, 'tmp'),
    GO111MODULE: 'on',
    GOWORK: 'off',
    CGO_ENABLED: '0',
    // Else the module cache is read-only and cannot be removed afterwards.
    GOFLAGS: [env.GOFLAGS, '-modcacherw'].filter(Boolean).join(' '),
    GOTELEMETRY: 'off',
  };
}

function answer(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve) => {
    execFile(command, args, { env, timeout: goAnswerMs }, (fault, out) => resolve(fault ? '' : out.trim()));
  });
}
