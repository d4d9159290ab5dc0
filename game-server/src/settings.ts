import * as v from 'valibot';
import type { SignOnSettings } from './identity/sign-on.ts';

/** Everything that an operator can configure, read once from the environment. */
export type Settings = {
  readonly host: string;
  readonly port: number;
  /** Origins under which people reach this server; the first one is printed in links. */
  readonly origins: readonly string[];
  readonly databaseUrl: string;
  /** Folder for the journal's spool and the generated secret. */
  readonly dataDir: string;
  readonly authSecret: string | null;
  /** Demonstration people and links; never on a server that others reach. */
  readonly demonstration: boolean;
  /** Whether a reverse proxy in front sets `x-real-ip`. */
  readonly behindProxy: boolean;
  /** How many people one open room of a hall takes before a sister room opens. */
  readonly openRoomPeople: number;
  /** How many people are let in a second, at most: a crowd that comes back at once is asked to wait. */
  readonly joinsPerSecond: number;
  /** With less space than this where the journal lies, no tour is opened any more; what goes on goes on. */
  readonly leastFreeBytes: number;
  /** Where health is answered; null for the port after the hall's own, or any free one where that is any. */
  readonly healthHost: string;
  readonly healthPort: number | 'off' | null;
  readonly clientDir: string;
  /** The voice server that pages may reach; null for one that the launcher runs on this machine. */
  readonly livekitUrl: string | null;
  /** The single sign-on of the house; null where there is none. */
  readonly oidc: SignOnSettings | null;
  readonly logLevel: string;
};

/** A setting that cannot be used; its message is one sentence for the operator. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const Port = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.maxValue(65535));
const RoomPeople = v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(2), v.maxValue(1000));
const JoinsPerSecond = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.minValue(1));
const LeastFreeMib = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));
const HealthPort = v.union([Port, v.literal('off'), v.null()]);
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);

/** Reads the settings from the environment. Throws `SettingsError` with what to change. */
export function readSettings(env: NodeJS.ProcessEnv, clientDir: string): Settings {
  const host = env.HOST || '127.0.0.1';
  const port = v.safeParse(Port, env.PORT || '2567');
  if (!port.success) throw new SettingsError(`PORT must be a number from 0 to 65535, not "${env.PORT}".`);
  const openRoomPeople = v.safeParse(RoomPeople, env.OPEN_ROOM_PEOPLE || '200');
  if (!openRoomPeople.success)
    throw new SettingsError(`OPEN_ROOM_PEOPLE must be a number from 2 to 1000, not "${env.OPEN_ROOM_PEOPLE}".`);
  const joinsPerSecond = v.safeParse(JoinsPerSecond, env.JOINS_PER_SECOND || '300');
  if (!joinsPerSecond.success)
    throw new SettingsError(`JOINS_PER_SECOND must be a number from 1 to 99999, not "${env.JOINS_PER_SECOND}".`);
  const leastFreeMib = v.safeParse(LeastFreeMib, env.LEAST_FREE_MIB || '64');
  if (!leastFreeMib.success)
    throw new SettingsError(`LEAST_FREE_MIB must be a number of mebibytes, not "${env.LEAST_FREE_MIB}".`);
  const healthPort = v.safeParse(HealthPort, env.HEALTH_PORT || null);
  if (!healthPort.success)
    throw new SettingsError(`HEALTH_PORT must be a number from 0 to 65535 or off, not "${env.HEALTH_PORT}".`);
  if (!env.DATABASE_URL) throw new SettingsError('DATABASE_URL is missing: name the PostgreSQL database to use.');
  if (!env.CLEARHALL_DATA_DIR) throw new SettingsError('CLEARHALL_DATA_DIR is missing: name a folder for the journal.');
  const demonstration = env.CLEARHALL_DEMONSTRATION === '1';
  if (demonstration && !LOOPBACK.has(host))
    throw new SettingsError('CLEARHALL_DEMONSTRATION=1 works on 127.0.0.1 only: unset it, or unset HOST.');
  if (!LOOPBACK.has(host) && !env.PUBLIC_ORIGIN)
    throw new SettingsError('PUBLIC_ORIGIN is missing: name the address people use, such as https://hall.example.org.');
  return {
    host,
    port: port.output,
    origins: env.PUBLIC_ORIGIN ? env.PUBLIC_ORIGIN.split(',').map((origin) => new URL(origin.trim()).origin) : [],
    databaseUrl: env.DATABASE_URL,
    dataDir: env.CLEARHALL_DATA_DIR,
    authSecret: env.AUTH_SECRET || null,
    demonstration,
    behindProxy: env.BEHIND_PROXY === '1',
    openRoomPeople: openRoomPeople.output,
    joinsPerSecond: joinsPerSecond.output,
    leastFreeBytes: leastFreeMib.output * 2 ** 20,
    healthHost: env.HEALTH_HOST || '127.0.0.1',
    healthPort: healthPort.output,
    clientDir,
    livekitUrl: env.LIVEKIT_URL || null,
    oidc: readOidc(env),
    logLevel: env.LOG_LEVEL || 'warn',
  };
}

/** The single sign-on, where all of what it takes is named. No value stands in what it throws: one is a secret. */
function readOidc(env: NodeJS.ProcessEnv): SignOnSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret)
    throw new SettingsError(
      'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: set all three or none.',
    );
  const address = URL.canParse(issuer) ? new URL(issuer) : null;
  const isSafe = address?.protocol === 'https:' || (address?.protocol === 'http:' && LOOPBACK.has(address.hostname));
  if (!isSafe) throw new SettingsError('OIDC_ISSUER must be an https address, such as https://login.example.org.');
  return {
    issuer,
    clientId,
    clientSecret,
    name: env.OIDC_NAME || null,
    unitCode: env.OIDC_UNIT || null,
    personClaim: env.OIDC_PERSON_CLAIM || null,
  };
}

/** The origins that count as ours once the port is known: those configured, or the loopback names. */
export function originsOf(settings: Settings, port: number): readonly string[] {
  if (settings.origins.length > 0) return settings.origins;
  return [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
}
