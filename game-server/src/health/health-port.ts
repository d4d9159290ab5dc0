import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readiness } from './readiness.ts';

/** What is answered on the port. */
export type HealthAnswers = {
  readiness(): Promise<Readiness>;
  metrics(): Promise<{ contentType: string; text: string }>;
};

/** An open port; `url` is its origin. */
export type HealthPort = { url: string; close(): Promise<void> };

/** How many may ask at once: a prober and a collector are two. */
const MOST_LINES = 32;

/** Ports a demonstration tries, so that several halls on one machine are no matter. */
const DEMONSTRATION_PORTS = 10;

/**
 * The ports to try: the one that is asked for, otherwise the one after the hall's own; in a demonstration those after
 * it, too. A hall on any free port (0) has its health on any.
 */
export function healthPorts(asked: number | null, hallPort: number, isDemonstration: boolean): number[] {
  if (asked !== null) return [asked];
  if (hallPort === 0) return [0];
  return Array.from({ length: isDemonstration ? DEMONSTRATION_PORTS : 1 }, (_, i) => hallPort + 1 + i);
}

/**
 * Answers `/livez`, `/readyz` and `/metrics` on the first of `ports` that is free. A sentence for the operator where
 * none is: the hall opens all the same.
 */
export async function openHealthPort(
  host: string,
  ports: readonly number[],
  answers: HealthAnswers,
): Promise<HealthPort | string> {
  let why = '';
  for (const port of ports) {
    const server = createServer((request, response) => {
      const route = request.method === 'GET' || request.method === 'HEAD' ? pathOf(request.url) : 'other method';
      answer(route, answers, response).catch(() => response.destroy());
    });
    server.maxConnections = MOST_LINES;
    server.requestTimeout = 5000;
    try {
      await listening(server, port, host);
      return { url: urlOf(server), close: () => closed(server) };
    } catch (error) {
      why = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    }
  }
  return `The hall is open without its health port: ${ports.join(', ')} on ${host} cannot be used (${why}); choose another with HEALTH_PORT, or HEALTH_PORT=off.`;
}

async function answer(route: string, answers: HealthAnswers, response: ServerResponse): Promise<void> {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  // That the event loop turns is all that /livez says, and to answer says it.
  if (route === '/livez') return sendJson(response, 200, { status: 'alive' });
  if (route === '/readyz') {
    const readiness = await answers.readiness();
    return sendJson(response, readiness.status === 'not-ready' ? 503 : 200, readiness);
  }
  if (route === '/metrics') {
    const { contentType, text } = await answers.metrics();
    response.writeHead(200, { 'Content-Type': contentType }).end(text);
    return;
  }
  if (route === 'other method') return sendJson(response, 405, { status: 'not-allowed' });
  sendJson(response, 404, { status: 'no-such-page' });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
}

const pathOf = (url = '/'): string => url.split('?')[0] as string;

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

function urlOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
