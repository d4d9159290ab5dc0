import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FORMER_LOOKS, MOST_LOOK } from '@clearhall/shared-schema/avatar/look';
import { expect, test } from 'vitest';

test('P24 the database makes the same looks of the figures of before as the page does', async () => {
  const sql = await readFile(join(import.meta.dirname, 'migrations', '0009-looks.sql'), 'utf8');
  expect(sql).toContain(`(array[${FORMER_LOOKS.join(', ')}])[look + 1]`);
  expect(sql).toContain(`between 0 and ${MOST_LOOK})`);
});
