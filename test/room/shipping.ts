import { openDatabase } from '../../game-server/src/db/database.ts';
import type { OpenHall } from './open-hall.ts';

/** Keeps everything from being shipped to the record until the returned function is called. */
export async function shippingBlocked({ databaseUrl }: Pick<OpenHall, 'databaseUrl'>): Promise<() => Promise<void>> {
  const sql = openDatabase(databaseUrl, { most: 1 });
  const connection = await sql.reserve();
  await connection`begin`;
  await connection`lock table event_log in share mode`;
  return async () => {
    await connection`commit`;
    connection.release();
    await sql.end();
  };
}
