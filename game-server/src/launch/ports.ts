import { createServer } from 'node:net';
import { errorCode, LaunchFailure } from './launch-failure.ts';

/** Where the hall listens. `port` is the real one, never 0. */
export type Address = { host: string; port: number };

/**
 * Where HOST and PORT say that the hall shall listen, proved free; by default 127.0.0.1:2567. PORT=0 takes any free
 * port. Throws a LaunchFailure that tells how to choose another.
 */
export async function freeAddress(env: NodeJS.ProcessEnv): Promise<Address> {
  const host = env.HOST || '127.0.0.1';
  const asked = askedPort(env.PORT);
  return { host, port: await provedFree(host, asked) };
}

/** The port that PORT asks for; a LaunchFailure for what is none. */
export function askedPort(text: string | undefined): number {
  if (!text) return 2567;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new LaunchFailure(`PORT=${text} is not a port: give a number up to 65535, for example PORT=3000 npm start.`);
}

/** The origin under which a browser on this machine reaches the address. */
export function originOf({ host, port }: Address): string {
  const named = ['0.0.0.0', '::', ''].includes(host) ? '127.0.0.1' : host;
  return `http://${named.includes(':') ? `[${named}]` : named}:${port}`;
}

/** Whether only this machine reaches the host. */
export function isLoopback(host: string): boolean {
  return ['127.0.0.1', 'localhost', '::1'].includes(host);
}

/** Why the hall cannot listen there, for the code of the system's error. */
export function listenRefusal(code: string | undefined, { host, port }: Address): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken by another program: choose another with PORT=3000 npm start, or end that program.`;
    case 'EACCES':
      return `You may not listen on port ${port}: choose one above 1023, for example PORT=3000 npm start.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST=${host} is not an address of this machine: leave HOST out for this machine only, or give one of its addresses.`;
    default:
      return `The hall cannot listen on ${host}, port ${port} (${code ?? 'unknown reason'}): choose others with HOST and PORT.`;
  }
}

function provedFree(host: string, asked: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', (error) => {
      reject(new LaunchFailure(listenRefusal(errorCode(error), { host, port: asked })));
    });
    probe.listen(asked, host, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : asked;
      probe.close(() => resolve(port));
    });
  });
}
