import { chmod, lstat, mkdir } from 'node:fs/promises';
import { errorCode, LaunchFailure } from './launch-failure.ts';

const candidates = ['/var/lib/clearhall', '/var/tmp/clearhall'];

/**
 * The folder outside any home folder that root and PostgreSQL's user both reach, made when missing. It belongs to root
 * and nobody else may write there: /var/tmp is open to all, and what lies here is executed.
 */
export async function systemFolder(): Promise<string> {
  for (const folder of candidates) {
    try {
      await mkdir(folder, { mode: 0o755 });
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') continue;
    }
    const found = await lstat(folder);
    if (!found.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) continue;
    await chmod(folder, 0o755);
    return folder;
  }
  throw new LaunchFailure(
    `Clearhall runs as root and needs a folder of root's that others cannot write to, but neither ${candidates.join(' nor ')} ` +
      'could be used: make one of them, or run as a normal user.',
  );
}
