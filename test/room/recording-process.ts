import type { UUID } from 'node:crypto';
import path from 'node:path';
import { pino } from 'pino';
import { openDatabase } from '../../game-server/src/db/database.ts';
import { migrate } from '../../game-server/src/db/migrate.ts';
import { Journal } from '../../game-server/src/journal/journal.ts';
import { Shipper } from '../../game-server/src/journal/shipper.ts';
import { Spool } from '../../game-server/src/journal/spool.ts';
import { answered, opened, withVersion } from './recorded-events.ts';

/** The recording half of the server as a process that can be killed: an answer comes in, is recorded, is replied to. */
const [url, folder, roomId] = process.argv.slice(2) as [string, string, string];
const spool = await Spool.open(folder, () => process.exit(70));
const sql = openDatabase(url);
await migrate(sql, path.resolve(import.meta.dirname, '../../game-server/src/db/migrations'));
await withVersion(sql);
const shipper = new Shipper(sql, spool, pino({ level: 'silent' }));
const journal = new Journal(spool, () => shipper.wake());
await journal.record(opened(roomId));
shipper.start();

process.on('message', (asked: { personId: string; requestId: UUID } | 'stop') => {
  if (asked === 'stop') void shipper.stop().then(() => process.exit(0));
  else
    void journal
      .record(answered(roomId, asked.personId, asked.requestId, Date.now()))
      .then(() => process.send?.(asked.requestId));
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
