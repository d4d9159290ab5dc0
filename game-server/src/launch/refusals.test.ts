import { describe, expect, test } from 'vitest';
import { buildError } from './client-build.ts';
import { cloneKey } from './data-folder.ts';
import { obstacleIn, reasonIn } from './embedded-postgres.ts';
import { failureText } from './launch-failure.ts';
import { askedPort, listenRefusal, originOf } from './ports.ts';
import { readServerNews } from './server-messages.ts';
import { heldText, isSameProcess } from './single-start.ts';
import { countsAsSource } from './source-watch.ts';

describe('the address', () => {
  test('L10 PORT is a number up to 65535; without one it is 2567', () => {
    expect([undefined, '', '3000', '0', '65535'].map(askedPort)).toEqual([2567, 2567, 3000, 0, 65535]);
    for (const text of ['abc', '-1', '65536', '3.5', '1e3', ' 80']) {
      expect(() => askedPort(text)).toThrow(`PORT=${text} is not a port`);
    }
  });

  test('L10 each refusal names the port or host and what to do', () => {
    const address = { host: '127.0.0.1', port: 2567 };
    expect(listenRefusal('EADDRINUSE', address)).toMatch(/Port 2567 on 127\.0\.0\.1 is taken.*PORT=3000 npm start/);
    expect(listenRefusal('EACCES', { ...address, port: 80 })).toMatch(/port 80: choose one above 1023/);
    expect(listenRefusal('EADDRNOTAVAIL', { ...address, host: '10.0.0.9' })).toMatch(/HOST=10\.0\.0\.9 is not/);
  });

  test('L1 the origin is one that a browser on this machine can open', () => {
    expect(originOf({ host: '0.0.0.0', port: 80 })).toBe('http://127.0.0.1:80');
    expect(originOf({ host: '::1', port: 1 })).toBe('http://[::1]:1');
    expect(originOf({ host: 'localhost', port: 1 })).toBe('http://localhost:1');
  });
});

describe('one start for each folder', () => {
  const launcher = { pid: 42, began: '1000' };

  test('L11 the refusal names the process, since when and where', () => {
    expect(heldText('/data', { launcher, since: 'noon', origin: 'http://127.0.0.1:2567' })).toBe(
      'A hall already runs from this folder, at http://127.0.0.1:2567 (process 42, since noon): use that one, or stop it with Ctrl-C or kill 42.',
    );
    expect(heldText('/data', undefined)).toContain('Another start is using /data');
  });

  test('L8 a process is the noted one only if it began at the same time', () => {
    expect(isSameProcess(launcher, '1000')).toBe(true);
    expect(isSameProcess(launcher, '2000')).toBe(false);
    expect(isSameProcess(launcher, undefined)).toBe(false);
  });

  test('L11 clones have folders of their own', () => {
    expect(cloneKey('/root/a b/展')).toMatch(/^[0-9a-f]{16}$/);
    expect(cloneKey('/root/a')).not.toBe(cloneKey('/root/b'));
    expect(cloneKey('/root/a')).toBe(cloneKey('/root/a'));
  });
});

describe('what others say', () => {
  test('L12 the log of PostgreSQL tells what was in the way', () => {
    const taken = 'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use\nFATAL:  could not create any';
    expect(obstacleIn(taken)).toBe('port taken');
    expect(obstacleIn('FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use')).toBe(
      'backends linger',
    );
    expect(obstacleIn('FATAL:  could not open file')).toBe('other');
    expect(reasonIn('x LOG:  a\nx FATAL:  database files are incompatible\nx PANIC:  b', '/log')).toBe(
      'database files are incompatible',
    );
    expect(reasonIn('postgres: could not find the database system', '/log')).toBe('could not find the database system');
    expect(reasonIn('', '/log')).toBe('see /log');
  });

  test('L15 the line of a build that tells what is wrong is found', () => {
    const output = '✗ Build failed in 12ms\nerror during build:\n[UNRESOLVED] Error: no such file ./x.ts\n  at y\n';
    expect(buildError(output)).toBe('[UNRESOLVED] Error: no such file ./x.ts');
    expect(buildError('')).toBe('Vite gave no reason');
  });

  test('L13 what the system refuses is said with the place and a way out', () => {
    const refused = (code: string) => Object.assign(new Error('raw'), { code, path: '/data' });
    expect(failureText(refused('EACCES'))).toMatch(/You may not write to \/data: .*CLEARHALL_DATA_DIR/);
    expect(failureText(refused('EROFS'))).toContain('/data lies on a read-only disk');
    expect(failureText(refused('ENOSPC'))).toContain('The disk of /data is full');
    expect(failureText(refused('EOTHER'))).toBe('raw');
    expect(failureText('text')).toBe('text');
  });

  test('L14 messages of other libraries in the channel are passed over, broken ones too', () => {
    for (const message of [null, 'ready', { type: 'axm:monitor' }, { type: 'failed' }, { type: 'ready', links: [] }]) {
      expect(readServerNews(message)).toBeUndefined();
    }
    const link = { role: 'visitor', url: 'http://127.0.0.1:1/' };
    expect(readServerNews({ type: 'ready', origin: 'http://127.0.0.1:1', links: [link, { role: 1 }, null] })).toEqual({
      type: 'ready',
      origin: 'http://127.0.0.1:1',
      links: [link],
    });
  });

  test('L18 only sources of the product start the server again', () => {
    expect(['a.ts', 'db/migrations/0001.sql', 'x.json'].map(countsAsSource)).toEqual([true, true, true]);
    expect(['a.test.ts', 'a.ts~', '.a.ts.swp', 'notes.md'].map(countsAsSource)).toEqual([false, false, false, false]);
  });
});
