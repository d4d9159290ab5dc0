import type { Sql } from '../db/database.ts';
import type { Shipper } from '../journal/shipper.ts';
import type { Spool } from '../journal/spool.ts';
import type { Settings } from '../settings.ts';
import { freeBytes } from './free-disk.ts';
import { type HealthAnswers, healthPorts, openHealthPort } from './health-port.ts';
import type { createMeters, Reading } from './meters.ts';
import { type HealthFacts, readinessOf } from './readiness.ts';

/** How long a part may take to answer before it counts as away. */
const ANSWER_WITHIN_MS = 1000;

/** Who is here; counted when somebody reads. */
type Census = Pick<Reading, 'people' | 'lines' | 'rooms'>;

type HealthParts = {
  sql: Sql;
  spool: Spool;
  shipper: Shipper;
  /** Folder in which the journal lies. */
  dataDir: string;
  leastFreeBytes: number;
  census: () => Promise<Census>;
  meters: ReturnType<typeof createMeters>;
};

/** The health of a running server as who starts and ends it sees it. */
export type OpenHealth = {
  /** Where it is answered; null where it is off or its port is taken. */
  url: string | null;
  /** Tells how far the server is; it is starting until told otherwise. */
  tell(phase: HealthFacts['phase']): void;
  close(): Promise<void>;
};

/** Opens the port of health unless it is off; one that is taken is a sentence, and the hall opens all the same. */
export async function openHealth(
  parts: Omit<HealthParts, 'dataDir' | 'leastFreeBytes'>,
  settings: Settings,
  progress: (text: string) => void,
): Promise<OpenHealth> {
  const { healthHost, healthPort, port, demonstration, dataDir, leastFreeBytes } = settings;
  const health = new Health({ ...parts, dataDir, leastFreeBytes });
  const tell = (phase: HealthFacts['phase']) => {
    health.phase = phase;
  };
  if (healthPort === 'off') return { url: null, tell, close: async () => {} };
  const opened = await openHealthPort(healthHost, healthPorts(healthPort, port, demonstration), health);
  const isOpen = typeof opened !== 'string';
  progress(isOpen ? `Health is answered at ${opened.url}/readyz` : opened);
  return { url: isOpen ? opened.url : null, tell, close: async () => (isOpen ? opened.close() : undefined) };
}

/** What the health port answers about one server. */
class Health implements HealthAnswers {
  readonly #parts: HealthParts;
  readonly #isDatabaseAnswering: () => Promise<boolean | null>;
  readonly #spoolState: () => Promise<Reading['spool']>;
  phase: HealthFacts['phase'] = 'starting';

  constructor(parts: HealthParts) {
    this.#parts = parts;
    this.#isDatabaseAnswering = oneAtATime(async () => (await parts.sql`select 1`).length === 1);
    this.#spoolState = oneAtATime(() => spoolState(parts.spool));
  }

  async readiness() {
    return readinessOf(await this.#facts());
  }

  async metrics() {
    const { meters, shipper, census } = this.#parts;
    const facts = await this.#facts();
    const reading: Reading = {
      ...(await census()),
      spool: this.phase === 'open' ? await this.#spoolState() : null,
      shipped: shipper.counted.shipped,
      quarantined: shipper.counted.quarantined,
      freeDiskBytes: facts.freeDiskBytes,
      isReady: readinessOf(facts).status !== 'not-ready',
    };
    return { contentType: meters.contentType, text: await meters.text(reading) };
  }

  async #facts(): Promise<HealthFacts> {
    // While it starts or ends, its parts come and go: that says all there is to say.
    const isOpen = this.phase === 'open';
    const [spool, database, freeDiskBytes] = await Promise.all([
      isOpen ? this.#spoolState() : null,
      isOpen ? this.#isDatabaseAnswering() : null,
      freeBytes(this.#parts.dataDir),
    ]);
    return {
      // It may have begun to end meanwhile.
      phase: this.phase,
      isSpoolAnswering: spool !== null,
      isDatabaseAnswering: database === true,
      oldestWaitingMs: spool?.oldestWaitingMs ?? 0,
      freeDiskBytes,
      leastFreeBytes: this.#parts.leastFreeBytes,
    };
  }
}

async function spoolState(spool: Spool): Promise<NonNullable<Reading['spool']>> {
  const { waiting, oldestAt } = await spool.waiting();
  return { waiting, oldestWaitingMs: oldestAt === null ? 0 : Math.max(0, Date.now() - oldestAt) };
}

/**
 * Asks a part that may be away: null where it fails or takes too long. Who asks again meanwhile shares the question, so
 * that asking often does not queue up before a part that hangs.
 */
function oneAtATime<T>(question: () => Promise<T>): () => Promise<T | null> {
  let asking: Promise<T | null> | null = null;
  return async () => {
    asking ??= question()
      .catch(() => null)
      .finally(() => {
        asking = null;
      });
    const late = Promise.withResolvers<null>();
    const timer = setTimeout(() => late.resolve(null), ANSWER_WITHIN_MS);
    try {
      return await Promise.race([asking, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  };
}
