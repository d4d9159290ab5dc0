import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, type Plugin } from 'vite';
import { passRequest, passUpgrade } from './pass-to-server.ts';
import type { Address } from './ports.ts';

/**
 * Serves the client from its sources by Vite at `opensAt`, with hot reload; whatever is no file or page of the client
 * goes to the game server at `server`. Gives a function that ends it.
 */
export async function serveClientSources(options: {
  cloneFolder: string;
  opensAt: Address;
  server: Address;
}): Promise<() => Promise<void>> {
  const { cloneFolder, opensAt, server } = options;
  const vite = await createServer({
    root: join(cloneFolder, 'client'),
    configFile: join(cloneFolder, 'vite.config.ts'),
    // An address that is no page of the client is the game server's, not the first page's.
    appType: 'mpa',
    plugins: [restToServer(join(cloneFolder, 'client'), server)],
    server: {
      host: opensAt.host,
      port: opensAt.port,
      strictPort: true,
      fs: { deny: ['.env', '.env.*', '*.{crt,pem}', '**/.git/**', '**/.clearhall/**'] },
    },
    logLevel: 'warn',
    clearScreen: false,
  });
  await vite.listen();
  return () => vite.close();
}

function restToServer(clientFolder: string, server: Address): Plugin {
  return {
    name: 'clearhall:rest-to-server',
    configureServer: (vite) => {
      vite.httpServer?.on('upgrade', (incoming, socket, head) => {
        const protocol = incoming.headers['sec-websocket-protocol'];
        if (protocol !== 'vite-hmr' && protocol !== 'vite-ping') passUpgrade(incoming, socket, head, server);
      });
      // Returned, so that it stands behind Vite's own middlewares: by then a page's address has become its file.
      return () => {
        vite.middlewares.use((incoming, answer, next) => {
          const [name = '/'] = (incoming.url ?? '/').split('?');
          if (name.endsWith('.html') && existsSync(join(clientFolder, name))) return next();
          incoming.url = incoming.originalUrl ?? incoming.url;
          passRequest(incoming, answer, server);
        });
      };
    },
  };
}
