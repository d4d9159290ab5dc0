import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDatabase, type Sql, type Tx } from '../../game-server/src/db/database.ts';
import { liesInTheRows } from '../../game-server/src/journal/quarantine.ts';

let sql: Sql;
let killer: Sql;
beforeAll(() => {
  sql = openDatabase(inject('postgresUrl'), { most: 3 });
  killer = openDatabase(inject('postgresUrl'), { most: 1 });
});
afterAll(async () => {
  await Promise.all([sql.end({ timeout: 1 }), killer.end({ timeout: 1 })]);
});

const pidOf = async (tag: Tx) => (await tag`select pg_backend_pid() as pid`)[0].pid as number;
const end = (pid: number) => killer`select pg_terminate_backend(${pid}, 2000)`;
const errorOf = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: unknown) => error,
  );

test('J31 a connection lost while it is asked in a transaction fails that transaction, and nothing else', async () => {
  for (let i = 0; i < 12; i++) {
    const error = await errorOf(
      sql.begin(async (tx) => {
        const pid = await pidOf(tx);
        const sleeping = errorOf(tx`select pg_sleep(60)`);
        await end(pid);
        throw await sleeping;
      }),
    );
    expect(error).toBeInstanceOf(Error);
    expect(liesInTheRows(error)).toBe(false);
  }
  expect(await sql.begin((tx) => tx`select 1 as one`)).toEqual([{ one: 1 }]);
});

test('J31 one lost between two questions of a transaction refuses the second, and no row is to blame', async () => {
  for (let i = 0; i < 12; i++) {
    let second: unknown = null;
    const error = await errorOf(
      sql.begin(async (tx) => {
        await end(await pidOf(tx));
        second = await errorOf(tx`select 1`);
        return 'done';
      }),
    );
    expect(second).toBeInstanceOf(Error);
    expect(error).toBe(second);
    expect(liesInTheRows(second)).toBe(false);
  }
});

test('J31 idle connections that were lost are made again', async () => {
  const pids = await Promise.all(Array.from({ length: 3 }, () => sql`select pg_backend_pid() as pid, pg_sleep(0.05)`));
  for (const [row] of pids) await end(row.pid);
  const answers = await Promise.all(Array.from({ length: 6 }, () => errorOf(sql`select 1`)));
  // At most the first question of each connection meets its loss.
  expect(answers.filter((error) => error !== null).length).toBeLessThanOrEqual(3);
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
});

test('J31 a statement that is refused undoes the transaction, also where the work goes on', async () => {
  const error = await errorOf(
    sql.begin(async (tx) => {
      await tx`select 1 / 0`.catch(() => {});
      return 'done';
    }),
  );
  expect(error).toMatchObject({ code: '22012' });
  expect(liesInTheRows(error)).toBe(true);
});

test('J31 several questions at once in a transaction are asked one after the other', async () => {
  const found = await sql.begin((tx) => Promise.all([tx`select 1 as n`, tx`select 2 as n`, tx`select 3 as n`]));
  expect(found.map(([row]) => row.n)).toEqual([1, 2, 3]);
});

test('J31 a channel is heard again after its connection was lost', async () => {
  const told: string[] = [];
  const { unlisten } = await sql.listen('clearhall_test', (word) => told.push(word));
  await killer`select pg_notify('clearhall_test', 'before')`;
  await expect.poll(() => told).toContain('before');
  const listening = await killer`select pid from pg_stat_activity where query like 'listen "clearhall_test"%'`;
  expect(listening).toHaveLength(1);
  await end(listening[0].pid);
  await expect
    .poll(async () => {
      await killer`select pg_notify('clearhall_test', 'after')`;
      return told;
    })
    .toContain('after');
  await unlisten();
});

test('J31 the end waits for who asks, and cuts who is not answered', async () => {
  const own = openDatabase(inject('postgresUrl'), { most: 2 });
  const slow = errorOf(own`select pg_sleep(60)`);
  await own`select 1`;
  await own.end({ timeout: 0.2 });
  expect(await slow).toBeInstanceOf(Error);
});
