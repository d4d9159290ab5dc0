import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pdfProblem } from './document-file.ts';
import { type ExhibitFile, mediaOf, type NamedMedia } from './exhibit-file.ts';
import { glbProblem } from './model-file.ts';
import type { PackFile } from './pack-format.ts';
import { pngSize } from './pack-pictures.ts';
import type { PackProblem } from './pack-problem.ts';
import { sha256Of } from './pack-version.ts';
import { videoProblem } from './video-file.ts';

const maxMediaBytes = 8 * 1024 * 1024;
const maxSidePx = 4096;

/** The pictures, recordings, documents and models that the exhibits name, by name (`media/…`); each has to lie in the folder `media`. */
export async function readMedia(
  folder: string,
  exhibits: ReadonlyMap<string, ExhibitFile>,
  problems: PackProblem[],
): Promise<Map<string, PackFile>> {
  const files = new Map<string, PackFile>();
  for (const exhibit of exhibits.values()) {
    for (const media of mediaOf(exhibit)) {
      const read = await readOne(folder, media);
      if (typeof read !== 'string') files.set(media.file, read);
      else {
        const text = `"${media.file}" ${read}`;
        problems.push({ code: 'bad-media', file: `exhibits/${exhibit.exhibitId}.json`, text });
      }
    }
  }
  return files;
}

async function readOne(folder: string, media: NamedMedia): Promise<PackFile | string> {
  let bytes: Uint8Array;
  try {
    const found = await realpath(join(folder, media.file));
    const allowed = await realpath(join(folder, 'media'));
    if (!found.startsWith(allowed + sep)) return 'leads out of the folder "media". Copy the file into it.';
    bytes = await readFile(found);
  } catch {
    return 'is not there. Put the file into the folder "media" of the hall.';
  }
  if (bytes.length > maxMediaBytes) return 'is larger than 8 MiB. Make it smaller.';
  const problem = problemOf(bytes, media);
  return problem ?? { bytes, mediaType: media.mediaType, sha256: sha256Of(bytes) };
}

/** What is wrong with the file itself, in words that follow its name; null where nothing is. */
function problemOf(bytes: Uint8Array, { mediaType, pages, durationS }: NamedMedia): string | null {
  if (mediaType === 'application/pdf') return pdfProblem(bytes, pages ?? 0);
  if (mediaType === 'model/gltf-binary') return glbProblem(bytes);
  if (durationS !== undefined) return videoProblem(bytes, mediaType, durationS);
  if (mediaType !== 'image/png') return null;
  const size = pngSize(bytes);
  if (size === null) return 'is no PNG. Save it as PNG.';
  return Math.max(size.widthPx, size.heightPx) > maxSidePx ? `is more than ${maxSidePx} px wide or high.` : null;
}
