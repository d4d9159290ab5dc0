import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

/** The LiveKit server that is built and cached: the newest known to build whole by `go install`. */
export const livekitVersion = '1.13.5';

const oldestUsable = [1, 8] as const;
const versionAnswerMs = 5_000;

/** Folder of the built servers: `$XDG_CACHE_HOME` (else `.cache` in the home folder) `/clearhall/livekit`. */
export function livekitCacheFolder(env: NodeJS.ProcessEnv): string {
  const configured = env.XDG_CACHE_HOME;
  // The base directory convention says to ignore a relative path.
  const base = configured && isAbsolute(configured) ? configured : join(env.HOME || homedir(), '.cache');
  return join(base, 'clearhall', 'livekit');
}

/** Where the built server of this version, system and processor lies or will lie. */
export function cachedBinaryPath(env: NodeJS.ProcessEnv): string {
  return join(
    livekitCacheFolder(env),
    `${livekitVersion}-${process.platform}-${process.arch}`,
    executable('livekit-server'),
  );
}

/** First file of this name on PATH that may be run, or null. */
export async function findOnPath(name: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter);
  for (const folder of folders) {
    if (!isAbsolute(folder)) continue;
    const path = join(folder, executable(name));
    if (await isRunnable(path)) return path;
  }
  return null;
}

/** A server that can be started: the one on PATH when new enough, else the cached one, else null. */
export async function findLivekitBinary(env: NodeJS.ProcessEnv): Promise<string | null> {
  const onPath = await findOnPath('livekit-server', env);
  if (onPath && isUsableVersion(await versionAnswer(onPath, env))) return onPath;
  const cached = cachedBinaryPath(env);
  return (await isRunnable(cached)) ? cached : null;
}

/** Whether `livekit-server --version` names a version whose configuration we know (1.8 or newer). */
export function isUsableVersion(answer: string): boolean {
  const found = /(\d+)\.(\d+)\.\d+/.exec(answer);
  if (!found) return false;
  const [major, minor] = [Number(found[1]), Number(found[2])];
  return major > oldestUsable[0] || (major === oldestUsable[0] && minor >= oldestUsable[1]);
}

function versionAnswer(path: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve) => {
    execFile(path, ['--version'], { env: { PATH: env.PATH }, timeout: versionAnswerMs }, (fault, out) =>
      resolve(fault ? '' : out),
    );
  });
}

async function isRunnable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

function executable(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}
