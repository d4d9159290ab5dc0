import pg from 'pg';
import { listenOn } from './listening.ts';
import { ask, lostUnlessRefused, type Run } from './query.ts';
import { type Tag, tagOn } from './tag.ts';
import { beginOn, type Work } from './transaction.ts';

/** What a transaction asks with. */
export type Tx = Tag;

/** A pool of connections. */
export type Sql = Tag & {
  /** Does something in a transaction: all of it, or nothing when it throws or the connection is lost. */
  begin<T>(work: Work<T>): Promise<T>;
  begin<T>(mode: string, work: Work<T>): Promise<T>;
  /** One connection for oneself until it is released. */
  reserve(): Promise<Tag & { release(): void }>;
  /** Hears a channel, over losses of the connection too; what is told while it is lost is not heard. */
  listen(channel: string, hear: (told: string) => void): Promise<{ unlisten(): Promise<void> }>;
  /** Ends the connections once they are free; after `timeout` seconds as they are. */
  end(options?: { timeout?: number }): Promise<void>;
  readonly pool: pg.Pool;
};

/** `most`: connections at once. `searchPath`: instead of the database's own. */
type Options = { most: number; name: string; searchPath?: string };

/** The pool that the product's own code uses. */
export function openDatabase(url: string, { most = 8 } = {}): Sql {
  return open(url, { most, name: 'clearhall' });
}

/** A pool that sees only the accounts' schema; better-auth names its tables without one. */
export function openAuthDatabase(url: string): Sql {
  return open(url, { most: 4, name: 'clearhall-auth', searchPath: 'auth' });
}

// As text: the library's own object for an interval is nothing that anybody here reads.
pg.types.setTypeParser(pg.types.builtins.INTERVAL, (text) => text);

function open(url: string, { most, name, searchPath }: Options): Sql {
  const config: pg.ClientConfig = {
    connectionString: url,
    application_name: name,
    keepAlive: true,
    connectionTimeoutMillis: 30_000,
    ...(searchPath ? { options: `-c search_path=${searchPath}` } : {}),
  };
  const pool = new pg.Pool({ ...config, max: most, idleTimeoutMillis: 0 });
  const clients = new Set<pg.PoolClient>();
  // A connection that breaks says so to who waits for its answer; nobody else is to fall over it.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
    clients.add(client);
  });
  pool.on('remove', (client) => clients.delete(client));
  const take = () =>
    pool.connect().catch((error: unknown) => {
      throw lostUnlessRefused(error);
    });
  const listening = listenOn(config);
  let ended: Promise<void> | null = null;
  const run: Run = async (statement) => {
    const client = await take();
    try {
      return await ask(client, statement);
    } finally {
      client.release();
    }
  };
  return Object.assign(tagOn(run), {
    pool,
    begin: async <T>(...args: [Work<T>] | [string, Work<T>]) => {
      const [mode, work] = args.length === 2 ? args : ['', args[0]];
      const client = await take();
      return beginOn(client, mode, work);
    },
    reserve: async () => {
      const client = await take();
      return Object.assign(
        tagOn((statement) => ask(client, statement)),
        { release: () => client.release() },
      );
    },
    listen: listening.listen,
    end: ({ timeout }: { timeout?: number } = {}) => {
      ended ??= Promise.all([pool.end(), listening.end()]).then(() => {});
      const late = timeout === undefined ? null : setTimeout(() => clients.forEach(cut), timeout * 1000);
      return ended.finally(() => late && clearTimeout(late));
    },
  });
}

/** Ends a connection whose other end does not answer. */
function cut(client: pg.PoolClient): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}
