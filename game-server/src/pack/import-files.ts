import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';

/** The folder that an import may read from, as real path, and what was already read from it in JSON form. */
export type MapFiles = { root: string; json: Map<string, MapJson> };

/** A value that was read and the folder that its own references are relative to; or why not, in words. */
export type MapJson = { ok: true; value: unknown; folder: string } | { ok: false; why: string };

/** A file that was read: its bytes and the folder that its own references are relative to; or why not, in words. */
export type MapFile = { ok: true; bytes: Uint8Array; folder: string } | { ok: false; why: string };

const maxJsonBytes = 16 * 1024 * 1024;

/**
 * Reads a file that a map names, relative to `folder`. Refused: addresses on the network, whatever lies outside the root
 * (also by symbolic link), what is no plain file, and files larger than `maxBytes`.
 */
export async function readMapFile(files: MapFiles, folder: string, path: string, maxBytes: number): Promise<MapFile> {
  if (/^([a-z][a-z0-9+.-]+:|\/\/)/i.test(path)) {
    return { ok: false, why: 'is an address on the network. Save the file beside the map and choose it in Tiled' };
  }
  try {
    const found = await realpath(resolve(folder, path.replaceAll('\\', '/')));
    if (!found.startsWith(files.root.endsWith(sep) ? files.root : files.root + sep)) {
      const how = 'Copy it there, or name a folder that holds both with --root';
      return { ok: false, why: `lies outside the folder of the map. ${how}` };
    }
    const { size, isFile } = await stat(found).then((entry) => ({ size: entry.size, isFile: entry.isFile() }));
    if (!isFile) return { ok: false, why: 'is no file' };
    if (size > maxBytes) return { ok: false, why: `is larger than ${maxBytes / 1024 / 1024} MiB` };
    return { ok: true, bytes: await readFile(found), folder: dirname(found) };
  } catch {
    return { ok: false, why: 'is not there or cannot be read' };
  }
}

/** The same for a file in JSON form, at most 16 MiB; `xmlHint` says what to do where it is XML. */
export async function readMapJson(files: MapFiles, folder: string, path: string, xmlHint: string): Promise<MapJson> {
  const key = `${resolve(folder, path)}\0${xmlHint}`;
  const known = files.json.get(key);
  if (known !== undefined) return known;
  const read = await readMapFile(files, folder, path, maxJsonBytes);
  const json = read.ok ? parsedJson(read.bytes, read.folder, xmlHint) : read;
  files.json.set(key, json);
  return json;
}

function parsedJson(bytes: Uint8Array, folder: string, xmlHint: string): MapJson {
  const text = new TextDecoder().decode(bytes);
  if (text.trimStart().startsWith('<')) return { ok: false, why: `is in XML form. ${xmlHint}` };
  try {
    return { ok: true, value: JSON.parse(text), folder };
  } catch {
    return { ok: false, why: 'is not valid JSON. Export it again in Tiled' };
  }
}
