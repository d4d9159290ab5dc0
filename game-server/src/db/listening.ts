import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

const BACK_OFF_MS = { first: 100, most: 2000 } as const;

type Hear = (told: string) => void;

/** Hears what the database tells on channels, over one connection that is made again when it is lost. */
export function listenOn(config: pg.ClientConfig) {
  const heard = new Map<string, Set<Hear>>();
  const stop = new AbortController();
  let client: pg.Client | null = null;
  let connecting: Promise<pg.Client> | null = null;

  const connect = async (): Promise<pg.Client> => {
    const made = new pg.Client(config);
    made.on('error', () => {});
    made.on('notification', ({ channel, payload }) => {
      for (const hear of heard.get(channel) ?? []) hear(payload ?? '');
    });
    try {
      await made.connect();
      for (const channel of heard.keys()) await made.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await made.end().catch(() => {});
      throw error;
    }
    made.once('end', () => {
      client = null;
      connecting = null;
      if (!stop.signal.aborted) void connectAgain();
    });
    client = made;
    return made;
  };

  const connectAgain = async (): Promise<void> => {
    for (let ms: number = BACK_OFF_MS.first; !stop.signal.aborted; ms = Math.min(ms * 2, BACK_OFF_MS.most)) {
      await wait(ms * (0.5 + Math.random() / 2), undefined, { signal: stop.signal }).catch(() => {});
      if (stop.signal.aborted || connecting) return;
      connecting = connect();
      try {
        await connecting;
        return;
      } catch {
        connecting = null;
      }
    }
  };

  return {
    /** Resolves when the channel is heard; rejects when the database cannot be reached now. */
    async listen(channel: string, hear: Hear): Promise<{ unlisten(): Promise<void> }> {
      const hearing = heard.get(channel) ?? new Set();
      heard.set(channel, hearing.add(hear));
      try {
        connecting ??= connect();
        const connection = await connecting;
        await connection.query(`listen ${pg.escapeIdentifier(channel)}`);
      } catch (error) {
        if (!client) connecting = null;
        hearing.delete(hear);
        throw error;
      }
      return {
        async unlisten() {
          hearing.delete(hear);
          if (hearing.size > 0) return;
          heard.delete(channel);
          await client?.query(`unlisten ${pg.escapeIdentifier(channel)}`);
        },
      };
    },

    async end(): Promise<void> {
      stop.abort();
      const made = await connecting?.catch(() => null);
      await made?.end().catch(() => {});
    },
  };
}
