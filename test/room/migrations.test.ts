import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { openDatabase, type Sql } from '../../game-server/src/db/database.ts';
import { MigrationError, migrate } from '../../game-server/src/db/migrate.ts';

let admin: Sql;
let sql: Sql;
let folder = '';
const database = `migrations_${randomUUID().replaceAll('-', '')}`;

beforeEach(async () => {
  admin = openDatabase(inject('postgresUrl'), { most: 1 });
  await admin.unsafe(`create database ${database}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${database}`;
  sql = openDatabase(url.href, { most: 6 });
  folder = await mkdtemp(path.join(tmpdir(), 'clearhall-migrations-'));
  await write('0001-first.sql', 'create table first (x int); insert into first values (1);');
  await write('0002-second.sql', 'alter table first add column y int; insert into first values (2, 2);');
});
afterEach(async () => {
  await sql.end();
  await admin.unsafe(`drop database if exists ${database} with (force)`);
  await admin.end();
  await rm(folder, { recursive: true, force: true });
});

const write = (name: string, text: string) => writeFile(path.join(folder, name), text);

test('H7 migrations are applied in order, once, and a new one later', async () => {
  await write('notes.txt', 'this is no migration');
  expect(await migrate(sql, folder)).toEqual(['0001-first.sql', '0002-second.sql']);
  expect(await migrate(sql, folder)).toEqual([]);
  await write('0003-third.sql', 'drop table first;');
  expect(await migrate(sql, folder)).toEqual(['0003-third.sql']);
});

test('H7 a file that was changed after it had been applied is refused by name; other line ends are no change', async () => {
  await migrate(sql, folder);
  await write('0001-first.sql', 'create table first (x int);\r\n');
  await expect(migrate(sql, folder)).rejects.toThrow(MigrationError);
  await expect(migrate(sql, folder)).rejects.toThrow('0001-first.sql was changed');
  await write('0001-first.sql', 'create table first (x int); insert into first values (1);');
  await write('0003-lines.sql', 'select 1;\nselect 2;\n');
  await migrate(sql, folder);
  await write('0003-lines.sql', 'select 1;\r\nselect 2;\r\n');
  expect(await migrate(sql, folder)).toEqual([]);
});

test('H7 one that fails is rolled back whole, named, and tried again when it is mended', async () => {
  await write('0002-second.sql', 'alter table first add column y int; insert into nowhere values (1);');
  await expect(migrate(sql, folder)).rejects.toThrow(/0002-second\.sql failed and was rolled back: .*nowhere/);
  expect(await sql`select * from first`).toEqual([{ x: 1 }]);
  await write('0002-second.sql', 'alter table first add column y int;');
  expect(await migrate(sql, folder)).toEqual(['0002-second.sql']);
});

test('H7 servers that start at the same time wait for each other', async () => {
  await write('0003-slow.sql', 'select pg_sleep(0.2); insert into first values (3, 3);');
  const applied = await Promise.all([migrate(sql, folder), migrate(sql, folder), migrate(sql, folder)]);
  expect(applied.flat().sort()).toEqual(['0001-first.sql', '0002-second.sql', '0003-slow.sql']);
  expect(await sql`select 1 from first`).toHaveLength(3);
});
