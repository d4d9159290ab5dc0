import type { Tx } from '../db/database.ts';
import type { NewEvent } from './events.ts';
import { rowOf } from './journal.ts';
import { storeRows } from './store-rows.ts';

/**
 * Stores events in the record without the spool, with what they amount to: for whoever decides by what the database says
 * and tells nobody before this transaction is done.
 */
export async function storeDirectly(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  await storeRows(
    tx,
    events.map((event, seq) => ({ ...rowOf(event), seq })),
  );
  await tx`select pg_notify('clearhall_shipped', '')`;
}
