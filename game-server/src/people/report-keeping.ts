import type { Log } from '../log.ts';
import { type Repeated, repeatedly } from '../repeatedly.ts';
import type { ReportStore } from './report-store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Nobody has looked at it for so long: the words of a report are kept no longer. */
const TEXT_DAYS = 30;

/** Empties the texts of reports that nobody settled: now, and every day after; `nowMs` is server time. */
export function keepReports(reports: Pick<ReportStore, 'forgetTexts'>, nowMs: () => number, log: Log): Repeated {
  return repeatedly(
    DAY_MS,
    () => reports.forgetTexts(nowMs() - TEXT_DAYS * DAY_MS),
    ({ message }) => log.warn({ error: message }, 'old reports keep their texts: the database does not answer'),
  );
}
