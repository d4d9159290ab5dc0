import { randomBytes } from 'node:crypto';
import { request } from 'node:http';

type Answer = { status: number; body: unknown; cookies: number };

/** Posts JSON with exactly these headers, `host` and `origin` too, which `fetch` does not let one set. */
export function answerTo(
  origin: string,
  path: string,
  headers: Record<string, string>,
  body: unknown,
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, path, method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => {
          const cookies = response.headers['set-cookie']?.length ?? 0;
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(text), cookies });
        });
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}

/** Asks for a WebSocket with these headers; gives the status of the answer, 101 where it was opened. */
export function upgrade(origin: string, path: string, headers: Record<string, string>): Promise<number> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({
      hostname,
      port,
      path,
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
        ...headers,
      },
    });
    sent.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('upgrade', (_response, socket) => {
      socket.destroy();
      resolve(101);
    });
    sent.on('error', reject);
    sent.end();
  });
}
