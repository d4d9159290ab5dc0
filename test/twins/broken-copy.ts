import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

const WORKSPACES = ['shared-schema', 'game-server', 'client', 'bench'];

/** A copy of the working tree that can be broken while the original stays whole. */
export type BrokenCopy = {
  folder: string;
  /** Replaces `find` by `replace`, runs `meanwhile`, and restores the file. Throws where `find` is not there once. */
  broken<T>(wish: { file: string; find: string; replace: string }, meanwhile: () => Promise<T>): Promise<T>;
  remove(): Promise<void>;
};

/** Copies every file that git knows or does not ignore; packages are linked, the product's own workspaces copied. */
export async function copyOfTree(root: string): Promise<BrokenCopy> {
  // Not the system's temporary folder, which a service user may be kept out of.
  const folder = await mkdtemp(path.join('/var/tmp', 'clearhall-twin-'));
  const listed = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  for (const file of new Set(listed.split('\0'))) {
    if (file === '' || !existsSync(path.join(root, file))) continue;
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await copyFile(path.join(root, file), path.join(folder, file));
  }
  await linkPackages(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  for (const workspace of WORKSPACES) {
    const own = path.join(root, workspace, 'node_modules');
    if (existsSync(own)) await symlink(own, path.join(folder, workspace, 'node_modules'));
  }
  return {
    folder,
    broken: async ({ file, find, replace }, meanwhile) => {
      const place = path.join(folder, file);
      const whole = await readFile(place, 'utf8');
      if (whole.split(find).length !== 2) throw new Error(`${file} does not hold exactly once: ${find}`);
      await writeFile(
        place,
        whole.replace(find, () => replace),
      );
      try {
        return await meanwhile();
      } finally {
        await writeFile(place, whole);
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Links to a workspace are relative, and so lead into the copy; everything else leads to the real package. */
async function linkPackages(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.name.startsWith('@')) await linkPackages(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else await symlink(source, target);
  }
}
