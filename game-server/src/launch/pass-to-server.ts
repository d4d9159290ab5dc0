import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Address } from './ports.ts';

/**
 * Passes a request to the game server as it came (host, origin and cookies unchanged) and its answer back. While the
 * server is being started again the answer is 503.
 */
export function passRequest(incoming: IncomingMessage, answer: ServerResponse, { host, port }: Address): void {
  const { method, url, headers } = incoming;
  const passed = request({ host, port, method, path: url, headers }, (answered) => {
    answer.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(answer);
  });
  passed.on('error', () => {
    if (answer.headersSent) return answer.destroy();
    answer.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' });
    answer.end('The game server is being started again.\n');
  });
  answer.on('close', () => passed.destroy());
  incoming.pipe(passed);
}

/** Passes a WebSocket to the game server: the request for it, then every byte in both directions. */
export function passUpgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer, { host, port }: Address): void {
  const server = connect(port, host, () => {
    const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`];
    for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
      lines.push(`${incoming.rawHeaders[i]}: ${incoming.rawHeaders[i + 1]}`);
    }
    server.write(`${lines.join('\r\n')}\r\n\r\n`);
    server.write(head);
    server.pipe(socket);
    socket.pipe(server);
  });
  server.on('error', () => socket.destroy());
  socket.on('error', () => server.destroy());
  socket.on('close', () => server.destroy());
}
