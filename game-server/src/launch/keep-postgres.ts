import { setTimeout as pause } from 'node:timers/promises';
import { type PostgresOptions, type RunningPostgres, startPostgres } from './embedded-postgres.ts';
import { failureText } from './launch-failure.ts';
import { restartPace } from './restart-pace.ts';

/** A PostgreSQL that is started again, at the same `url`, when it ends by itself. */
export type KeptPostgres = { url: string; stop(): Promise<void> };

/**
 * Starts PostgreSQL and keeps it running. `onProgress` gets a line for each restart; `onLost` one sentence when it is
 * given up, after which nothing is started again. Throws a LaunchFailure when the first start fails.
 */
export async function keepPostgres(
  options: PostgresOptions & { onProgress(text: string): void; onLost(text: string): void },
): Promise<KeptPostgres> {
  const stopping = new AbortController();
  const endedAtMs: number[] = [];
  let running: RunningPostgres = await startPostgres(options);
  const { url, port } = running;

  const watch = async (): Promise<void> => {
    for (;;) {
      await running.ended;
      if (stopping.signal.aborted) return;
      endedAtMs.push(Date.now());
      const pace = restartPace(endedAtMs, Date.now());
      if (pace === 'give up') return options.onLost('PostgreSQL ended too often and is not started again.');
      options.onProgress(`PostgreSQL ended by itself; starting it again in ${pace.delayMs / 1000} s`);
      await pause(pace.delayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      running = await startPostgres({ ...options, port });
      options.onProgress('PostgreSQL runs again');
    }
  };
  const watched = watch().catch((failure: unknown) => {
    if (!stopping.signal.aborted) options.onLost(failureText(failure));
  });
  return {
    url,
    stop: async () => {
      stopping.abort();
      await running.stop();
      await watched;
      await running.stop();
    },
  };
}
