import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LauncherProcess, startLauncher } from './launcher-process.ts';
import { type StubClone, stubClone } from './stub-clone.ts';

let clone: StubClone;
let launcher: LauncherProcess;

beforeAll(async () => {
  clone = await stubClone('dev 展');
  await writeFile(join(clone.folder, 'client', 'src', 'page.ts'), 'export const page: number = 1;\n');
  launcher = startLauncher(clone, {}, 'dev.ts');
  await launcher.prints('Stop  ');
});
afterAll(async () => {
  launcher.child.kill('SIGINT');
  expect(await launcher.ended).toBe(0);
  await clone.remove();
});

describe('npm run dev', { timeout: 60_000 }, () => {
  test('L16 serves pages and modules of the client from their sources, with hot reload', async () => {
    expect(await (await fetch(`${launcher.origin()}/`)).text()).toContain('/@vite/client');
    const module = await (await fetch(`${launcher.origin()}/src/page.ts`)).text();
    expect(module).toContain('export const page = 1;');
  });

  test('L16 tells the open pages to reload when a source of the client is edited', async () => {
    const client = await (await fetch(`${launcher.origin()}/@vite/client`)).text();
    const token = /wsToken = "([^"]+)"/.exec(client)?.[1];
    const page = new WebSocket(`${launcher.origin().replace('http', 'ws')}/?token=${token}`, 'vite-hmr');
    const told = new Promise<string>((resolve) => {
      page.onmessage = ({ data }) => {
        const { type } = JSON.parse(String(data)) as { type: string };
        if (type !== 'connected') return resolve(type);
        void writeFile(join(clone.folder, 'client', 'index.html'), '<!doctype html><title>Edited</title>');
      };
    });
    expect(await told).toBe('full-reload');
    page.close();
  });

  test('L17 passes everything else to the game server as it came', async () => {
    const origin = launcher.origin();
    for (const init of [{}, { method: 'POST', body: '{}' }]) {
      const answer = await fetch(`${origin}/api/ask?x=1`, { ...init, headers: { origin } });
      expect(await answer.json()).toMatchObject({
        asked: { url: '/api/ask?x=1', host: new URL(origin).host, origin },
      });
    }
  });

  test('L17 passes WebSockets to the game server', async () => {
    const port = Number(new URL(launcher.origin()).port);
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('GET /abc/def HTTP/1.1\r\nHost: hall\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\nechoed');
      });
      socket.on('error', reject);
      socket.on('data', (more) => {
        text += more;
        if (!text.endsWith('echoed')) return;
        socket.destroy();
        resolve(text);
      });
    });
    expect(answer).toContain('101 Switching Protocols');
  });

  test('L18 an edit on the server starts it again, also after one that broke it', async () => {
    const file = join(clone.folder, 'game-server', 'src', 'main.ts');
    const good = await readFile(file, 'utf8');
    await writeFile(file, 'throw new Error("broken by an edit");\n');
    await launcher.prints('the next edit starts it again');
    expect((await fetch(`${launcher.origin()}/api`)).status).toBe(503);
    await writeFile(file, good);
    await launcher.prints('The hall is open again');
    expect((await fetch(`${launcher.origin()}/api`)).status).toBe(200);
  });
});
