import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The secret that signs sessions: kept in the data folder, made at the first start, readable by its owner only. */
export async function sessionSecret(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, 'session-secret');
  const known = await readFile(file, 'utf8').catch(() => '');
  if (known.trim().length >= 32) return known.trim();
  const secret = randomBytes(32).toString('base64url');
  const handle = await open(file, 'w', 0o600);
  await handle.writeFile(secret);
  await handle.sync();
  await handle.close();
  return secret;
}
