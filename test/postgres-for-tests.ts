import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../game-server/src/launch/embedded-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One real PostgreSQL for a whole run; every test file makes a database of its own in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Runs that follow each other share one, which whoever starts them has started.
  const shared = process.env.CLEARHALL_TESTS_POSTGRES_URL;
  if (shared) {
    project.provide('postgresUrl', shared);
    return async () => {};
  }
  // Not the system's temporary folder, which a service user may be kept out of.
  const dataDir = await mkdtemp(path.join('/var/tmp', 'clearhall-test-'));
  const postgres = await startPostgres({ dataDir, fast: true });
  project.provide('postgresUrl', postgres.url);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
