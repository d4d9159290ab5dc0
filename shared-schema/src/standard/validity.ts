/** Until when what was met at a time holds, in milliseconds; null for ever. Months are those of the calendar, in UTC. */
export function validUntil(metAt: number, validMonths: number | null): number | null {
  if (validMonths === null) return null;
  const day = new Date(metAt);
  const month = day.getUTCMonth() + validMonths;
  const last = new Date(Date.UTC(day.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return new Date(day).setUTCFullYear(day.getUTCFullYear(), month, Math.min(day.getUTCDate(), last));
}
