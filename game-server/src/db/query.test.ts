import { expect, test } from 'vitest';
import { Json, Query, type Rows, type Run, type Statement, statementOf } from './query.ts';
import { tagOn } from './tag.ts';

const asked: Statement[] = [];
const run: Run = async (statement) => {
  asked.push(statement);
  return Object.assign([], { count: 0 }) as Rows<unknown>;
};
const sql = tagOn(run);

test('J31 values stay apart from the text, also those of a statement inside another', () => {
  const who = sql`person_id = ${"x'; drop table person"} and at < ${7}`;
  expect(statementOf(sql`select 1 from response where ${who} and mark = ${null}`)).toEqual({
    text: 'select 1 from response where person_id = $1 and at < $2 and mark = $3',
    values: ["x'; drop table person", 7, null],
  });
});

test('J31 what cannot be a value is thrown before anything is sent', async () => {
  asked.length = 0;
  await expect(sql`select ${undefined}`).rejects.toThrow('undefined');
  await expect(sql`select ${{ a: 1 }}`).rejects.toThrow('JSON');
  await expect(sql`select ${[[undefined]]}::int[]`).rejects.toThrow('undefined');
  expect(asked).toEqual([]);
});

test('J31 JSON is sent as its text, dates, bytes and lists as they are', () => {
  const at = new Date(0);
  const bytes = Buffer.from('a');
  expect(statementOf(sql`select ${new Json({ a: [1] })}, ${at}, ${bytes}, ${['a', null]}`).values).toEqual([
    '{"a":[1]}',
    at,
    bytes,
    ['a', null],
  ]);
});

test('J31 a statement is sent once, when it is first waited for', async () => {
  asked.length = 0;
  const query = sql`select 1`;
  expect(query).toBeInstanceOf(Query);
  expect(asked).toHaveLength(0);
  await Promise.all([query, query.then(() => {}), query.finally(() => {})]);
  expect(asked).toHaveLength(1);
});
