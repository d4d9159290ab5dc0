import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';

const canTrace = process.platform === 'linux' && spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;
if (!canTrace) console.warn('syncs of the journal: NOT COUNTED (needs Linux with strace)');

test.skipIf(!canTrace)('J1 every acknowledgement waited for a sync of the journal to the disk', async () => {
  const folder = await mkdtemp('/var/tmp/clearhall-synced-');
  try {
    const trace = path.join(folder, 'trace');
    const program = path.join(import.meta.dirname, 'commit-process.ts');
    const counted = ['-f', '-qq', '-y', '-e', 'trace=fsync,fdatasync', '-o', trace];
    execFileSync('strace', [...counted, process.execPath, program, path.join(folder, 'journal'), '25']);
    const calls = (await readFile(trace, 'utf8')).split('\n');
    const done = calls.filter((line) => /f(data)?sync\(\d+<[^>]*spool\.sqlite-wal>/.test(line));
    expect(done.length).toBeGreaterThanOrEqual(25);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
