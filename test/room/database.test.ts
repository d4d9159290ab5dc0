import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAuthDatabase } from '../../game-server/src/db/database.ts';
import { createAuth } from '../../game-server/src/identity/auth.ts';
import { Guest } from './guest.ts';
import { type OpenHall, openHall } from './open-hall.ts';

type Drift = { toBeCreated: unknown[]; toBeAdded: unknown[] };
type Library = { getMigrations(options: unknown): Promise<Drift> };

/** The library is the server's own: it is looked for where the server finds it. */
async function accountsLibrary(): Promise<Library> {
  const { resolve } = createRequire(new URL('../../game-server/package.json', import.meta.url));
  return (await import(pathToFileURL(resolve('better-auth/db/migration')).href)) as Library;
}

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(async () => {
  await hall?.stop();
});

test('H5 the accounts in the database are those that the configured library asks for', async () => {
  const sql = openAuthDatabase(hall.databaseUrl);
  try {
    const auth = createAuth({ sql, secret: 'a secret for tests that is long enough', origins: [hall.origin] });
    const { getMigrations } = await accountsLibrary();
    const { toBeCreated, toBeAdded } = await getMigrations(auth.options);
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
  } finally {
    await sql.end();
  }
});

test('P3 no ticket, session or password lies in the log, and tickets lie hashed in the database', async () => {
  const guest = await new Guest(hall).signIn('visitor');
  const seat = await guest.seat({ name: 'Anna' });
  const [row] = await hall.sql`select identifier from auth.verification`;
  expect(row?.identifier).not.toContain(seat.ticket);
  expect(hall.logged.join('\n')).not.toContain(seat.ticket);
});
