import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { PlaceTable } from './place-table.ts';
import type { SpooledRow, SpoolReply, SpoolRequest } from './spool-messages.ts';

/** SQLite's number for `synchronous = full`: every commit is synced to the disk before it is done. */
const FULL = 2;

/**
 * The journal's first, durable home: SQLite in WAL mode, synchronous FULL, in a thread of its own
 * because its fsync blocks. What has gathered while one commit ran goes into the next one.
 */
const database = new DatabaseSync((workerData as { file: string }).file);
database.exec('pragma locking_mode = exclusive');
database.exec('pragma journal_mode = wal');
database.exec('pragma synchronous = full');
// SQLite takes what it cannot do (a file system without shared memory, a build without WAL) as another way, and says so
// only here.
const { journal_mode: mode } = database.prepare('pragma journal_mode').get() as { journal_mode: string };
const { synchronous } = database.prepare('pragma synchronous').get() as { synchronous: number };
if (mode !== 'wal' || synchronous !== FULL) throw new Error(`it is kept by ${mode} with synchronous ${synchronous}`);
database.exec(`create table if not exists spool (
  seq integer primary key autoincrement,
  id text not null unique, kind text not null, at integer not null,
  room_id text, person_id text, request_id text,
  body text not null, body_sha256 text not null,
  unique (room_id, person_id, request_id, kind)
) strict`);

const places = new PlaceTable(database, Date.now());

const insert = database.prepare(`insert into spool (id, kind, at, room_id, person_id, request_id, body, body_sha256)
  values (:id, :kind, :at, :roomId, :personId, :requestId, :body, :bodySha256) on conflict do nothing`);
const rows = `select seq, id, kind, at, room_id as roomId, person_id as personId,
  request_id as requestId, body, body_sha256 as bodySha256 from spool`;
const select = database.prepare(`${rows} order by seq limit ?`);
const selectOfPerson = database.prepare(`${rows} where person_id = ? or kind = 'server.started' order by seq`);
const selectOfRoom = database.prepare(`${rows} where room_id = ? or kind = 'server.started' order by seq`);
const selectLast = database.prepare(`${rows} order by seq desc limit 1`);
const remove = database.prepare('delete from spool where seq <= ?');
const count = database.prepare('select count(*) as waiting from spool');
const oldest = database.prepare('select at from spool order by seq limit 1');

const port = parentPort;
if (!port) throw new Error('the spool runs as a worker thread only');
const say = (reply: SpoolReply) => port.postMessage(reply);

let gathered: Extract<SpoolRequest, { kind: 'append' | 'keep-places' }>[] = [];

port.on('message', (request: SpoolRequest) => {
  if (request.kind === 'append' || request.kind === 'keep-places') {
    if (gathered.push(request) === 1) setImmediate(commitGathered);
    return;
  }
  // A read or a removal asked for after an append must see it.
  commitGathered();
  if (request.kind === 'peek')
    say({ kind: 'rows', ticket: request.ticket, rows: select.all(request.limit) as SpooledRow[] });
  else if (request.kind === 'of-person')
    say({ kind: 'rows', ticket: request.ticket, rows: selectOfPerson.all(request.personId) as SpooledRow[] });
  else if (request.kind === 'of-room')
    say({ kind: 'rows', ticket: request.ticket, rows: selectOfRoom.all(request.roomId) as SpooledRow[] });
  else if (request.kind === 'places-of')
    say({ kind: 'places', ticket: request.ticket, places: places.of(request.roomId) });
  else if (request.kind === 'forget-places') {
    places.forget(request.roomId);
    say({ kind: 'done', ticket: request.ticket, waiting: -1 });
  } else if (request.kind === 'last')
    say({ kind: 'rows', ticket: request.ticket, rows: selectLast.all() as SpooledRow[] });
  else if (request.kind === 'waiting') {
    const waiting = Number(count.get()?.waiting);
    say({ kind: 'waiting', ticket: request.ticket, waiting, oldestAt: (oldest.get()?.at as number) ?? null });
  } else if (request.kind === 'drop') {
    remove.run(request.upToSeq);
    say({ kind: 'done', ticket: request.ticket, waiting: Number(count.get()?.waiting) });
  } else {
    database.close();
    say({ kind: 'done', ticket: request.ticket, waiting: 0 });
    port.close();
  }
});

say({ kind: 'open', waiting: Number(count.get()?.waiting) });

function commitGathered(): void {
  if (gathered.length === 0) return;
  const now = gathered;
  gathered = [];
  database.exec('begin immediate');
  for (const request of now) {
    if (request.kind === 'append') for (const row of request.rows) insert.run(row);
    else places.keep(request.places);
  }
  // A failed commit is never tried again: the error ends this thread, and nothing is acknowledged.
  database.exec('commit');
  for (const { ticket } of now) say({ kind: 'done', ticket, waiting: -1 });
}
