import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminVerbs } from '../../game-server/src/admin/admin-verbs.ts';
import { importPeople } from '../../game-server/src/unit/people-import.ts';
import { tableRows } from '../../game-server/src/unit/table-file.ts';
import { type OpenHall, openHall } from './open-hall.ts';

let hall: OpenHall;
let folder: string;
beforeAll(async () => {
  hall = await openHall({ demonstration: false });
  folder = await mkdtemp(path.join(tmpdir(), 'clearhall-import-'));
  await hall.sql`insert into unit (unit_id, name, code) values
    (gen_random_uuid(), '办公室', 'OFF'), (gen_random_uuid(), '一支部', 'B1'),
    (gen_random_uuid(), '同名', 'S1'), (gen_random_uuid(), '同名', 'S2')`;
  await hall.sql`insert into unit (unit_id, name, code, opened_at, closed_at)
    values (gen_random_uuid(), '旧部', 'OLD', now(), now())`;
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await hall?.stop();
});

async function table(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

const read = (file: string, apply = false) => importPeople(hall.sql, tableRows(file), apply);
const counts = async () => (await hall.sql`select count(*)::int as people from person`)[0]?.people as number;

const HEAD = '姓名,工号,单位编码,角色';

test('O7 an import says of each row what is wrong and what to do, and writes all or nothing', async () => {
  const before = await counts();
  const broken = await table(
    'broken.csv',
    [
      HEAD,
      '王伟,W1,OFF,',
      ',W2,OFF,',
      '李娜,,OFF,',
      '张三,W4,NOPE,',
      '李四,W1,OFF,',
      '王五,W6,OLD,',
      '赵六,W7,B1,皇帝',
      '=cmd(),W8,B1,',
      '',
    ].join('\n'),
  );
  const report = await read(broken, true);
  expect(report).toMatchObject({ rows: 8, created: 1, refused: 7, applied: false });
  expect(report.problems.map(({ row, column }) => `${row} ${column}`)).toEqual([
    '3 姓名',
    '4 工号',
    '5 unitCode',
    '6 externalId',
    '7 unitCode',
    '8 角色',
    '9 姓名',
  ]);
  for (const { problem, remedy } of report.problems) expect(Math.min(problem.length, remedy.length)).toBeGreaterThan(5);
  expect(await counts()).toBe(before);
  const twice = await table('several.csv', 'name,username,unit\n王伟,W1,同名\n');
  expect((await read(twice)).problems[0]?.problem).toMatch(/several units/);
  for (const [content, why] of [
    ['a,b\n1,2', /no column of names/],
    ['姓名,姓名,工号,单位', /two columns/],
    ['', /empty/],
    [Buffer.from('d0cf11e0a1b11ae1', 'hex'), /\.xls or an encrypted/],
    [Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]), /unpacks to too much/],
    [Buffer.from([0xff, 0xff, 0x00]), /neither XLSX nor text/],
  ] as const)
    await expect(read(await table('odd', content))).rejects.toThrow(why);
  await expect(read(path.join(folder, 'missing.csv'))).rejects.toThrow(/not a file/);
});

test('O8 the same table a second time changes nothing; a changed row changes its person only', async () => {
  const text = `${HEAD}\n陈一,C1,OFF,讲师\n陈二,C2,B1,督导\n陈三,C3,B1,学员\n`;
  const file = await table('people.csv', text);
  expect(await read(file)).toMatchObject({ created: 3, applied: false });
  expect(await read(file, true)).toMatchObject({ created: 3, changed: 0, refused: 0, applied: true });
  const rows = () =>
    hall.sql`select person_id, external_id, display_name, role, unit.code, user_id from person
      left join unit using (unit_id) where external_id like 'C_' order by external_id`;
  const first = await rows();
  expect(first.map((row) => [row.external_id, row.role, row.code, row.user_id])).toEqual([
    ['C1', 'lecturer', 'OFF', null],
    ['C2', 'supervisor', 'B1', null],
    ['C3', 'learner', 'B1', null],
  ]);
  const grants = () => hall.sql`select person_id, role, unit_id from role_grant order by granted_at, role`;
  const granted = await grants();
  expect(await read(file, true)).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
  expect([await rows(), await grants()]).toEqual([first, granted]);
  const moved = await table('moved.csv', text.replace('陈三,C3,B1', '陈叁,C3,OFF'));
  expect(await read(moved, true)).toMatchObject({ changed: 1, unchanged: 2 });
  expect((await rows())[2]).toMatchObject({ display_name: '陈叁', code: 'OFF', person_id: first[2]?.person_id });
  const events = await hall.sql`select kind, count(*)::int from org_event group by kind order by kind`;
  expect(events.map((row) => [row.kind, row.count])).toEqual([
    ['person.added', 3],
    ['person.changed', 1],
    ['role.granted', 2],
  ]);
});

test('O9 every encoding, both languages and XLSX are read alike, and a formula is what its cell shows', async () => {
  const gb = Buffer.from('d0d5c3fb2cb9a4bac52cb5a5cebb0ad1eed1f32c47312cb0ecb9abcad20a', 'hex');
  const text = '姓名,工号,单位\n杨洋,G1,办公室\n';
  const tables = [
    await table('gb.csv', gb),
    await table('plain.csv', text),
    await table('mark.csv', `\ufeff${text}`),
    await table('utf16.csv', Buffer.from(`\ufeff${text}`, 'utf16le')),
    await table('english.csv', 'Full Name;Staff No.;Unit\r\n杨洋;G1;办公室\r\n'.replace('No.', 'No')),
    await table('quoted.csv', '"姓名（必填）","工号*","单位"\n"杨洋","G1","办公室"\n'),
    await table(
      'sheet.xlsx',
      await writeXlsx({
        sheets: [
          {
            name: '人员',
            rows: [
              ['姓名', '工号', '单位'],
              ['杨洋', 'G1', '办公室'],
            ],
          },
        ],
      }),
    ),
  ];
  expect(await read(tables[0] as string, true)).toMatchObject({ created: 1 });
  for (const file of tables.slice(1)) expect(await read(file, true), file).toMatchObject({ unchanged: 1, refused: 0 });
  const formulas = await writeXlsx({
    sheets: [
      {
        name: 'x',
        rows: [
          ['姓名', '工号', '单位'],
          ['', '', '办公室'],
          ['=HYPERLINK("http://x")', 7, '办公室'],
        ],
        cells: new Map([
          ['1,0', { value: '公式', formula: '"公"&"式"', formulaResult: '公式' }],
          ['1,1', { value: 12, formula: '6*2', formulaResult: 12 }],
        ]),
      },
    ],
  });
  const rows = await Array.fromAsync(tableRows(await table('formulas.xlsx', formulas)));
  expect(rows[1]?.cells.slice(0, 2)).toEqual(['公式', '12']);
  const report = await read(path.join(folder, 'formulas.xlsx'));
  expect(report).toMatchObject({ created: 1, refused: 1 });
  expect(report.problems[0]?.problem).toContain('=HYPERLINK');
});

test('O10 a hundred thousand broken rows are answered in bounded memory, and the report is cut', async () => {
  const lines = Array.from(
    { length: 100_000 },
    (_, i) => `${['<b>', 'N1', 'NOPE', '\u0007'][i % 4]},X${i % 5000},NOPE,?`,
  );
  const file = await table('huge.csv', [HEAD, ...lines].join('\n'));
  const beforeBytes = process.memoryUsage().rss;
  const report = await read(file, true);
  expect(report).toMatchObject({ rows: 100_000, refused: 100_000, applied: false });
  expect(report.problems).toHaveLength(200);
  expect(report.problemsLeftOut).toBeGreaterThan(99_000);
  expect(process.memoryUsage().rss - beforeBytes).toBeLessThan(400 * 1024 * 1024);
  expect(report.problems.some(({ problem }) => problem.includes('\u0007'))).toBe(false);

  const unknown = Array.from({ length: 100_000 }, (_, i) => `人${i},U${i % 60_000},NOPE${i},`);
  const second = await read(await table('unknown.csv', [HEAD, ...unknown].join('\n')), true);
  expect(second).toMatchObject({ rows: 100_000, refused: 100_000, problemsLeftOut: 99_800 });
  const deep = await table('long.csv', `${HEAD}\n"${'x'.repeat(1_000_000)}",L1,OFF,\n`);
  expect(JSON.stringify(await read(deep)).length).toBeLessThan(2000);
});

test('O12 the command lists what it can do, works on the database named, and says in one sentence when none runs', async () => {
  const run = async (words: string[], env: Record<string, string>) => {
    const command = path.resolve('game-server/src/admin/admin-command.ts');
    const { DATABASE_URL: _, ...rest } = process.env;
    return promisify(execFile)(process.execPath, [command, ...words], { env: { ...rest, ...env } }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
    );
  };
  const list = await run([], {});
  expect(list.code).toBe(0);
  for (const { words } of adminVerbs) expect(list.stdout).toContain(words);
  expect((await run(['unit', 'fly'], {})).code).toBe(2);
  const none = await run(['unit', 'list'], { CLEARHALL_DATA_DIR: folder });
  expect(none).toMatchObject({ code: 1, stdout: '' });
  expect(none.stderr.trim()).toMatch(/^The hall of this folder does not run: .*npm start.*$/);
  const found = await run(['unit', 'list'], { DATABASE_URL: hall.databaseUrl });
  expect(found.code).toBe(0);
  expect(found.stdout).toContain('办公室  [OFF]');
  expect((await run(['unit', 'list', '--odd'], { DATABASE_URL: hall.databaseUrl })).stderr).toMatch(/^Usage: npm run/);
});
