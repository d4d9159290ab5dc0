import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { failureText, LaunchFailure } from './launch-failure.ts';
import { endProcess, type ProcessIdentity, processBegan } from './process-identity.ts';

/** Who holds a data folder: the launcher, when and where it opened the hall, and its game server. */
export type Holder = { launcher: ProcessIdentity; since: string; origin?: string; server?: ProcessIdentity };

/** A data folder that is ours until `release`. `note` writes down what a later start has to know after a kill. */
export type HeldFolder = {
  note(news: { origin?: string; serverPid?: number }): Promise<void>;
  release(): Promise<void>;
};

/**
 * Takes the data folder for this start, or throws a LaunchFailure that names who has it. The lock is the operating
 * system's, so it ends with this process however that dies; a game server that a killed start left is ended.
 */
export async function holdFolder(
  folder: string,
  since: string,
  onProgress: (text: string) => void,
): Promise<HeldFolder> {
  const notes = join(folder, 'launcher.json');
  const lock = lockedFile(join(folder, 'launcher.lock'));
  const before = await readHolder(notes);
  if (!lock) throw new LaunchFailure(heldText(folder, before));
  if (before?.server) await endLeftover(before.server, onProgress);

  let holder: Holder = { launcher: { pid: process.pid, began: (await processBegan(process.pid)) ?? '' }, since };
  const write = async () => {
    await writeFile(`${notes}.new`, JSON.stringify(holder), { mode: 0o600 });
    await rename(`${notes}.new`, notes);
  };
  await write();
  return {
    note: async ({ origin, serverPid }) => {
      const began = serverPid === undefined ? undefined : await processBegan(serverPid);
      if (origin) holder = { ...holder, origin };
      if (serverPid !== undefined && began) holder = { ...holder, server: { pid: serverPid, began } };
      await write();
    },
    release: async () => {
      await rm(notes, { force: true });
      lock.close();
    },
  };
}

/** What to say to a second start of the same folder. */
export function heldText(folder: string, holder: Holder | undefined): string {
  if (!holder) return `Another start is using ${folder}: wait for it, or stop it with Ctrl-C first.`;
  const where = holder.origin ? `, at ${holder.origin}` : '';
  return (
    `A hall already runs from this folder${where} (process ${holder.launcher.pid}, since ${holder.since}): ` +
    `use that one, or stop it with Ctrl-C or kill ${holder.launcher.pid}.`
  );
}

/** Whether a noted process still runs: the same number and the same beginning. */
export function isSameProcess(noted: ProcessIdentity, beganNow: string | undefined): boolean {
  return beganNow !== undefined && noted.began === beganNow;
}

/** The system's lock on a file, through SQLite; undefined when another process has it. */
function lockedFile(file: string): DatabaseSync | undefined {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Error && /locked|busy/i.test(error.message)) return undefined;
    throw new LaunchFailure(`${file} is damaged (${failureText(error)}): delete it and start again.`);
  }
}

async function endLeftover(server: ProcessIdentity, onProgress: (text: string) => void): Promise<void> {
  if (!isSameProcess(server, await processBegan(server.pid))) return;
  onProgress(`Ending the game server that a killed start left running (process ${server.pid})`);
  await endProcess(server.pid, [
    { signal: 'SIGTERM', waitMs: 5_000 },
    { signal: 'SIGKILL', waitMs: 5_000 },
  ]);
}

async function readHolder(notes: string): Promise<Holder | undefined> {
  const text = await readFile(notes, 'utf8').catch(() => '');
  try {
    const found = JSON.parse(text) as Partial<Holder> | null;
    return typeof found?.launcher?.pid === 'number' && typeof found.since === 'string' ? (found as Holder) : undefined;
  } catch {
    return undefined;
  }
}
