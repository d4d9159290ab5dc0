import type pg from 'pg';
import { ask, ConnectionLostError, type Rows, type Statement } from './query.ts';
import { type Tag, tagOn } from './tag.ts';

/** What is done in a transaction. */
export type Work<T> = (tx: Tag) => Promise<T>;

/**
 * Does the work in a transaction on a connection, which goes back to its pool afterwards, or away when it was lost.
 * `mode`: what stands after `begin`, a constant of the product. Throws what the work threw; a statement that PostgreSQL
 * refused undoes all, also where the work went on.
 */
export async function beginOn<T>(client: pg.PoolClient, mode: string, work: Work<T>): Promise<T> {
  let refusal: unknown = null;
  let last: Promise<unknown> = Promise.resolve();
  // One after the other: a connection takes one statement at a time, the work may have several under way.
  const run = (statement: Statement): Promise<Rows<unknown>> => {
    const answer = last.then(() => ask(client, statement));
    last = answer.catch((error: unknown) => {
      refusal ??= error;
    });
    return answer;
  };
  const order = (text: string) => run({ text, values: [] });
  let isLost = false;
  try {
    await order(`begin ${mode}`);
    let result: T;
    try {
      result = await work(tagOn(run));
      if (refusal) throw refusal;
    } catch (error) {
      // A connection that is lost rolls back by itself; why it was given up is what there is to say.
      await order('rollback').catch(() => {});
      throw error;
    }
    await order('commit');
    return result;
  } finally {
    isLost = refusal instanceof ConnectionLostError;
    client.release(isLost);
  }
}
