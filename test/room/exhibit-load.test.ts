import { createHash, randomBytes } from 'node:crypto';
import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PublicContent } from '../../game-server/src/pack/publish.ts';
import type { PublicExhibit, PublicHall, ServedExhibit } from '../../shared-schema/src/pack/public-pack.ts';
import { answerAtGate } from './gate-answers.ts';
import { everybodyLeaves, Guest } from './guest.ts';
import { visitor } from './inside-room.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { shippingBlocked } from './shipping.ts';

/** What an exhibit may add to the opening of its hall, gzipped: its heading, and its place on the map. */
const MOST_BYTES_EACH = 110;

let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

type TiledObject = { id: number; name: string; class: string };
type TiledMap = { nextobjectid: number; layers: { name: string; objects?: TiledObject[] }[] };

/** Words that compress no better than any others. */
const words = (bytes: number) => randomBytes(bytes).toString('base64url');
const both = (text: string) => ({ en: text, 'zh-CN': text });

/** Publishes the sample hall with so many exhibits more, each with a text of its own; gives its version. */
async function publishWith(hallId: string, count: number): Promise<{ version: string; texts: string[] }> {
  const [row] = await hall.sql<{ public_content: PublicContent; secret_content: object }[]>`
    select public_content, secret_content from hall join pack_version on version = current_version
    where hall.hall_id = 'integrity'`;
  if (!row) throw new Error('the sample hall is not published');
  const content = row.public_content;
  const map = content.hall.map as TiledMap;
  const objects = map.layers.find(({ name }) => name === 'exhibits')?.objects ?? [];
  const [first] = objects;
  const model = content.hall.exhibits.find(({ kind }) => kind === 'text');
  if (!first || !model) throw new Error('the sample hall has no exhibit of text');
  const texts: string[] = [];
  for (let index = 0; index < count; index++) {
    const exhibitId = `generated-${index}`;
    const text = words(1500);
    texts.push(text);
    objects.push({ ...first, id: 10_000 + index, name: exhibitId });
    const body = [both(text)];
    content.hall.exhibits.push({ ...model, exhibitId, title: both(words(9)), body } as PublicExhibit);
  }
  const published = { ...content, hall: { ...content.hall, hallId } };
  const version = createHash('sha256').update(JSON.stringify(published)).digest('hex');
  await hall.sql`insert into hall (hall_id, current_version) values (${hallId}, null) on conflict do nothing`;
  await hall.sql`insert into pack_version (version, hall_id, public_content, secret_content)
    values (${version}, ${hallId}, ${hall.sql.json(published as never)}, ${hall.sql.json(row.secret_content as never)})`;
  await hall.sql`update hall set current_version = ${version} where hall_id = ${hallId}`;
  return { version, texts };
}

/** What the server sends for a path, compressed as it is sent. */
function sent(path: string): Promise<Buffer> {
  const done = Promise.withResolvers<Buffer>();
  get(`${hall.origin}${path}`, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part));
    response.on('end', () => done.resolve(Buffer.concat(parts)));
  }).on('error', done.reject);
  return done.promise;
}

test('X11 a hall of two hundred exhibits opens at the bytes of a small one', async () => {
  const small = await publishWith('small', 0);
  const large = await publishWith('large', 200);
  const [few, many] = [
    await sent(`/api/halls/small/${small.version}`),
    await sent(`/api/halls/large/${large.version}`),
  ];
  expect(many.length - few.length).toBeLessThan(200 * MOST_BYTES_EACH);
  const opened = gunzipSync(many).toString();
  expect((JSON.parse(opened) as PublicHall).exhibits.length).toBeGreaterThan(200);
  for (const text of large.texts) expect(opened).not.toContain(text);
  for (const name of ['"body"', '"summary"', '"narration"', 'media/']) expect(opened).not.toContain(name);
});

test('X11 an exhibit comes whole and alone, cached for good, also from a version that another has followed', async () => {
  const { version, texts } = await publishWith('followed', 2);
  const visitor = new Guest(hall);
  const fetched = await visitor.fetch(`/api/halls/followed/${version}/exhibits/generated-1`);
  expect([fetched.status, fetched.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  const exhibit = (await fetched.json()) as ServedExhibit;
  expect(exhibit).toMatchObject({ exhibitId: 'generated-1', body: [both(texts[1] ?? '')] });
  const jade = await visitor.fetch(`/api/halls/followed/${version}/exhibits/jade-in-a-box`);
  const { media } = (await jade.json()) as ServedExhibit;
  expect(Object.keys(media)).toContain('media/jade-both-keep.png');
  for (const { url } of Object.values(media)) expect((await visitor.fetch(url)).status).toBe(200);

  await publishWith('followed', 1);
  expect((await visitor.fetch(`/api/halls/followed/${version}/exhibits/generated-1`)).status).toBe(200);
  for (const [path, refused] of [
    [`followed/${version}/exhibits/no-such`, 'no-such-exhibit'],
    [`followed/${version}/exhibits/__proto__`, 'no-such-exhibit'],
    [`integrity/${version}/exhibits/generated-1`, 'no-such-hall'],
    [`followed/${'0'.repeat(64)}/exhibits/generated-1`, 'no-such-hall'],
  ]) {
    const none = await visitor.fetch(`/api/halls/${path}`);
    expect([none.status, await none.json(), none.headers.get('cache-control')]).toEqual([404, { refused }, 'no-store']);
  }
});

test('X13 what is answered rightly at a gate is told of its exhibit: in another room, unshipped, after a restart', async () => {
  const anna = await visitor(hall, 'Anna');
  const lecturer = await new Guest(hall).signIn('lecturer');
  const { tourId } = await lecturer.post<{ tourId: string }>('/api/tours', { hallId: 'integrity' });
  const answered = async () => {
    const asked = await anna.ask('exhibit.progress');
    if (!asked.ok) throw new Error(asked.reason);
    return asked.value.answered;
  };
  const unblock = await shippingBlocked(hall);
  let exhibitId: string | null;
  try {
    expect((await answerAtGate(hall, anna, 'to-law', false)).result.isRight).toBe(false);
    expect(await answered()).toEqual([]);
    const { result } = await answerAtGate(hall, anna, 'to-law', true);
    exhibitId = result.exhibitId;
    expect(await answered()).toEqual([exhibitId]);
    await anna.leave();
    await anna.enter({ tourId });
    expect(await answered()).toEqual([exhibitId]);
  } finally {
    await unblock();
  }
  await anna.leave();
  await hall.restart();
  await anna.enter();
  expect(await answered()).toEqual([exhibitId]);
});
