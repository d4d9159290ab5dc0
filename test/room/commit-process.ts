import { randomUUID } from 'node:crypto';
import { Journal } from '../../game-server/src/journal/journal.ts';
import { Spool } from '../../game-server/src/journal/spool.ts';
import { answered } from './recorded-events.ts';

/** Records so many answers, each after the one before was acknowledged. */
const [folder, times] = process.argv.slice(2) as [string, string];
const spool = await Spool.open(folder, () => process.exit(70));
const journal = new Journal(spool, () => {});
for (let i = 0; i < Number(times); i++) await journal.record(answered(randomUUID(), randomUUID()));
await spool.close();
