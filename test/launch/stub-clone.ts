import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** A folder like a clone of the product: the real launcher, a stub for the game server, a client of one line. */
export type StubClone = { folder: string; data: string; remove(): Promise<void> };

/** Makes one in the system's folder for temporary files; `name` is part of its path. Data lies beside the sources. */
export async function stubClone(name: string): Promise<StubClone> {
  const folder = await mkdtemp(join(tmpdir(), `clearhall ${name} `));
  await chmod(folder, 0o755);
  for (const part of ['launch', 'voice']) {
    await cp(join(repository, 'game-server', 'src', part), join(folder, 'game-server', 'src', part), {
      recursive: true,
      filter: (source) => !source.endsWith('.test.ts'),
    });
  }
  await cp(join(repository, 'package.json'), join(folder, 'package.json'));
  await cp(
    fileURLToPath(new URL('./fixtures/stub-server.ts', import.meta.url)),
    join(folder, 'game-server', 'src', 'main.ts'),
  );
  for (const packages of ['node_modules', 'game-server/node_modules']) {
    if (existsSync(join(repository, packages))) await symlink(join(repository, packages), join(folder, packages));
  }
  await mkdir(join(folder, 'client', 'src'), { recursive: true });
  await mkdir(join(folder, 'shared-schema', 'src'), { recursive: true });
  await writeFile(join(folder, 'package-lock.json'), '{}');
  await writeFile(join(folder, 'client', 'index.html'), '<!doctype html><title>Stub</title>');
  await writeFile(
    join(folder, 'vite.config.ts'),
    "export default { root: 'client', build: { outDir: 'dist', emptyOutDir: true } };",
  );
  return { folder, data: join(folder, 'data'), remove: () => rm(folder, { recursive: true, force: true }) };
}
