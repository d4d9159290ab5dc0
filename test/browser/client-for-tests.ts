import path from 'node:path';
import { buildClientWhenStale } from '../../game-server/src/launch/client-build.ts';
import { chromiumPath } from './chromium.ts';

/** Builds the client that the browsers open, where its sources changed since the last build. */
export async function setup(): Promise<void> {
  if (!(await chromiumPath())) return;
  await buildClientWhenStale({
    cloneFolder: path.resolve(import.meta.dirname, '../..'),
    signal: new AbortController().signal,
    onProgress: (text) => console.log(`${text} …`),
  });
}
