import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Sql, Tx } from './database.ts';

/** A migration that cannot be trusted or does not run; its message names the file and what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** One key for all runners of this product, so that two starting servers wait for each other. */
const LOCK_KEY = 727_163_001;

/**
 * Brings the database up to date: every `*.sql` file in `folder`, in order, each in a transaction
 * of its own, recorded with its sha256. Returns the names applied now.
 */
export async function migrate(sql: Sql, folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const connection = await sql.reserve();
  try {
    await connection`select pg_advisory_lock(${LOCK_KEY})`;
    await connection`create table if not exists migration
      (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`;
    const applied = new Map(
      (await connection`select name, sha256 from migration`).map((row) => [row.name, row.sha256]),
    );
    const now: string[] = [];
    for (const name of files) {
      const text = (await readFile(path.join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
      const sha256 = createHash('sha256').update(text).digest('hex');
      const known = applied.get(name);
      if (known === sha256) continue;
      if (known) throw new MigrationError(`${name} was changed after it had been applied: restore the file.`);
      await sql.begin((tx) => apply(tx, name, text, sha256));
      now.push(name);
    }
    return now;
  } finally {
    await connection`select pg_advisory_unlock(${LOCK_KEY})`;
    connection.release();
  }
}

async function apply(tx: Tx, name: string, text: string, sha256: string): Promise<void> {
  try {
    await tx.unsafe(text);
  } catch (cause) {
    throw new MigrationError(`${name} failed and was rolled back: ${(cause as Error).message}`, { cause });
  }
  await tx`insert into migration (name, sha256) values (${name}, ${sha256})`;
}
