import { pino } from 'pino';

export type Log = ReturnType<typeof createLog>;

/** Structured lines on standard error; tokens, cookies and names never enter them. */
export function createLog(level: string) {
  return pino(
    { level, base: null, redact: ['token', 'ticket', 'cookie', 'authorization', 'password', '*.token'] },
    pino.destination(2),
  );
}
