import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finishedCommand } from './finished-command.ts';
import { LaunchFailure } from './launch-failure.ts';

const inputPatterns = ['client/**/*', 'shared-schema/src/**/*', 'vite.config.ts', 'package-lock.json'];
const notInputs = ['client/dist/**', 'client/node_modules/**'];

/**
 * Builds the client with Vite when its sources are not those of the build in `client/dist`; contents are compared, not
 * times. Without Vite (an install for production) the build that is there is used. Throws a LaunchFailure.
 */
export async function buildClientWhenStale(options: {
  cloneFolder: string;
  signal: AbortSignal;
  onProgress: (text: string) => void;
}): Promise<void> {
  const { cloneFolder, signal, onProgress } = options;
  const dist = join(cloneFolder, 'client', 'dist');
  const mark = join(dist, '.build-hash');
  const vite = join(cloneFolder, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(vite)) {
    if (existsSync(join(dist, 'index.html'))) return;
    throw new LaunchFailure(
      'The client is not built and Vite is not installed: run npm ci with development packages, or copy client/dist here.',
    );
  }
  const hash = await inputHash(cloneFolder);
  if ((await readFile(mark, 'utf8').catch(() => '')) === hash) return;

  onProgress('Building the client');
  await rm(mark, { force: true });
  const built = await finishedCommand(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: cloneFolder,
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    timeoutMs: 600_000,
    signal,
  });
  signal.throwIfAborted();
  if (built.exitCode !== 0) {
    throw new LaunchFailure(
      `The client could not be built (${buildError(built.errors || built.output)}): npm run build shows all of it.`,
    );
  }
  await writeFile(mark, hash);
}

/** A hash of all that the build reads: the names and contents of its sources, of its configuration and lockfile. */
export async function inputHash(cloneFolder: string): Promise<string> {
  const names: string[] = [];
  for await (const entry of glob(inputPatterns, { cwd: cloneFolder, withFileTypes: true, exclude: notInputs })) {
    if (entry.isFile()) names.push(join(entry.parentPath, entry.name).slice(cloneFolder.length + 1));
  }
  const hash = createHash('sha256');
  for (const name of names.sort()) {
    const content = await readFile(join(cloneFolder, name));
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** The line of Vite's output that says what is wrong. */
export function buildError(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const telling = lines.find((line) => /error/i.test(line) && !/^(x |✗ )?build failed|error during build/i.test(line));
  return (telling ?? lines.find((line) => line !== '') ?? 'Vite gave no reason').slice(0, 300);
}
