import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type ExhibitFile, mediaOf } from './exhibit-file.ts';
import type { PackFile } from './pack-format.ts';
import { pngSize } from './pack-pictures.ts';
import type { PackProblem } from './pack-problem.ts';
import { sha256Of } from './pack-version.ts';

const maxMediaBytes = 8 * 1024 * 1024;
const maxSidePx = 4096;

/** The pictures and recordings that the exhibits name, by name (`media/…`); each has to lie in the folder `media`. */
export async function readMedia(
  folder: string,
  exhibits: ReadonlyMap<string, ExhibitFile>,
  problems: PackProblem[],
): Promise<Map<string, PackFile>> {
  const files = new Map<string, PackFile>();
  for (const exhibit of exhibits.values()) {
    for (const { file, mediaType } of mediaOf(exhibit)) {
      const read = await readOne(folder, file, mediaType);
      if (typeof read !== 'string') files.set(file, read);
      else problems.push({ code: 'bad-media', file: `exhibits/${exhibit.exhibitId}.json`, text: `"${file}" ${read}` });
    }
  }
  return files;
}

async function readOne(folder: string, file: string, mediaType: string): Promise<PackFile | string> {
  let bytes: Uint8Array;
  try {
    const found = await realpath(join(folder, file));
    const allowed = await realpath(join(folder, 'media'));
    if (!found.startsWith(allowed + sep)) return 'leads out of the folder "media". Copy the file into it.';
    bytes = await readFile(found);
  } catch {
    return 'is not there. Put the file into the folder "media" of the hall.';
  }
  if (bytes.length > maxMediaBytes) return 'is larger than 8 MiB. Make it smaller.';
  if (mediaType !== 'image/png') return { bytes, mediaType, sha256: sha256Of(bytes) };
  const size = pngSize(bytes);
  if (size === null) return 'is no PNG. Save it as PNG.';
  if (Math.max(size.widthPx, size.heightPx) > maxSidePx) return `is more than ${maxSidePx} px wide or high.`;
  return { bytes, mediaType, sha256: sha256Of(bytes) };
}
