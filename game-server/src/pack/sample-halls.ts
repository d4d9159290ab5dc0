import path from 'node:path';
import type { Sql } from '../db/database.ts';
import { publish } from './publish.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../../../maps/halls/integrity');

/** Publishes the sample hall as it lies in this version of the product; an unchanged one is found again by its hash. */
export async function publishSampleHalls(sql: Sql): Promise<void> {
  const published = await publish(sql, SAMPLE);
  if ('problems' in published) throw new Error(`The sample hall has a fault: ${published.problems[0]?.text}`);
}
