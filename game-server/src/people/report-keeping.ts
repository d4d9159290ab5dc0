import type { Log } from '../log.ts';
import type { ReportStore } from './report-store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Nobody has looked at it for so long: the words of a report are kept no longer. */
const TEXT_DAYS = 30;

/**
 * Empties the texts of reports that nobody settled: now, and every day after; `nowMs` is server time. Resolves after
 * the first time; gives the function that ends it.
 */
export async function keepReports(
  reports: Pick<ReportStore, 'forgetTexts'>,
  nowMs: () => number,
  log: Log,
): Promise<() => Promise<void>> {
  const forget = async () => {
    try {
      await reports.forgetTexts(nowMs() - TEXT_DAYS * DAY_MS);
    } catch (error) {
      log.warn({ error: (error as Error).message }, 'old reports keep their texts: the database does not answer');
    }
  };
  await forget();
  let forgetting = Promise.resolve();
  const timer = setInterval(() => {
    forgetting = forget();
  }, DAY_MS);
  return async () => {
    clearInterval(timer);
    await forgetting;
  };
}
