import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { happened } from '../../game-server/src/journal/events.ts';
import { Journal } from '../../game-server/src/journal/journal.ts';
import { Spool, SpoolBrokenError } from '../../game-server/src/journal/spool.ts';

let folder = '';
let spool: Spool;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clearhall-spool-'));
  spool = await Spool.open(folder, () => {});
});
afterEach(async () => {
  await spool.close();
  await rm(folder, { recursive: true, force: true });
});

const [roomId, personId] = [randomUUID(), randomUUID()];
const left = (who = personId, requestId?: string) =>
  happened(
    'person.left',
    1,
    requestId === undefined ? { roomId, personId: who } : { roomId, personId: who, requestId },
    {},
  );

test('J1 what is recorded is read back in order, by person and by room, until it is dropped', async () => {
  const journal = new Journal(spool, () => {});
  await Promise.all(Array.from({ length: 50 }, (_, i) => journal.record(left(i % 2 ? personId : randomUUID()))));
  const rows = await spool.peek(100);
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).sort());
  expect(await journal.unshipped(personId)).toHaveLength(25);
  expect(await journal.unshippedOfRoom(roomId)).toHaveLength(50);
  expect(await spool.peek(3)).toHaveLength(3);
  await spool.drop(rows[39]?.seq ?? 0);
  expect((await spool.peek(100)).map(({ seq }) => seq)).toEqual([41, 42, 43, 44, 45, 46, 47, 48, 49, 50]);
});

test('A4 J4 a request that is recorded twice is one row; without a request id, or in another room, it is another', async () => {
  const journal = new Journal(spool, () => {});
  const requestId = randomUUID();
  await journal.record(left(personId, requestId));
  await journal.record(left(personId, requestId));
  await journal.record({ ...left(personId, requestId), roomId: randomUUID() });
  await journal.record(left(), left());
  expect(await spool.peek(10)).toHaveLength(4);
});

test('J1 what was recorded is there when the spool is opened again; nothing is numbered twice', async () => {
  const journal = new Journal(spool, () => {});
  await journal.record(left(), left());
  await spool.drop((await spool.peek(10)).at(-1)?.seq ?? 0);
  await journal.record(left());
  await spool.close();
  await expect(journal.record(left())).rejects.toThrow(SpoolBrokenError);
  spool = await Spool.open(folder, () => {});
  expect((await spool.peek(10)).map(({ seq }) => seq)).toEqual([3]);
});

test('J7 a spool that is in use or broken is refused with its folder', async () => {
  await expect(Spool.open(folder, () => {})).rejects.toThrow(`The journal in ${folder} cannot be opened`);
  const broken = path.join(folder, 'broken');
  await (await Spool.open(broken, () => {})).close();
  await writeFile(path.join(broken, 'spool.sqlite'), 'this is no database'.repeat(400));
  await expect(Spool.open(broken, () => {})).rejects.toThrow(SpoolBrokenError);
});
