import type { LiveReport } from '@clearhall/shared-schema/supervision/live';

/** A report older than this does not count as live. */
export const staleAfterMs = 10_000;

/**
 * Whether what is shown is live: the data not older than ten seconds by the report's own clock, and the
 * report itself not longer ago than that by the page's clock.
 */
export function isFresh(report: Pick<LiveReport, 'asOf' | 'now'>, sinceReportMs: number): boolean {
  const ageMs = Date.parse(report.now) - Date.parse(report.asOf);
  // An unreadable time is no proof of freshness: NaN compares as false.
  return ageMs <= staleAfterMs && sinceReportMs <= staleAfterMs;
}
