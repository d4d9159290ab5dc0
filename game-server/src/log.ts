import { pino } from 'pino';
import { cleanLine } from './health/clean-line.ts';

export type Log = ReturnType<typeof createLog>;

/** What never enters a line, whatever it is part of. */
const SECRET = ['token', 'ticket', 'cookie', 'authorization', 'password', 'secret', 'name', 'displayName', 'email'];

/** Structured lines on standard error; tokens, cookies, names and what people write never enter them. */
export function createLog(level: string, destination: { write(line: string): void } = pino.destination(2)) {
  return pino(
    {
      level,
      base: null,
      redact: SECRET.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
      formatters: { log: cleaned },
    },
    destination,
  );
}

/** Messages of faults quote what they met with, so every text of a line is cleaned. */
function cleaned(line: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(line);
  return Object.fromEntries(entries.map(([key, value]) => [key, typeof value === 'string' ? cleanLine(value) : value]));
}
