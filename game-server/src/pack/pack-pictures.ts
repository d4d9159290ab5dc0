import { readFile, realpath } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { baseName, doubleSizeName } from '@clearhall/shared-schema/map/tile-layers';
import type { TiledTileset } from '@clearhall/shared-schema/map/tiled-json';
import type { PackFile } from './pack-format.ts';
import type { PackProblem } from './pack-problem.ts';
import { sha256Of } from './pack-version.ts';

const maxPictureBytes = 8 * 1024 * 1024;

/**
 * The pictures of the map's tilesets, each with its twin of double size (`@2x`), by name. They lie in the pack folder or
 * in `tilesets` beside the folder `halls`; everything else is refused.
 */
export async function readPictures(
  folder: string,
  tilesets: readonly TiledTileset[],
  problems: PackProblem[],
): Promise<Map<string, PackFile>> {
  const files = new Map<string, PackFile>();
  for (const tileset of tilesets) {
    for (const [scale, path] of [
      [1, tileset.imagePath],
      [2, `${dirname(tileset.imagePath)}/${doubleSizeName(baseName(tileset.imagePath))}`],
    ] as const) {
      const picture = await readPicture(folder, path, tileset, scale);
      if ('text' in picture) problems.push(picture);
      else files.set(baseName(path), picture);
    }
  }
  return files;
}

async function readPicture(
  folder: string,
  path: string,
  tileset: TiledTileset,
  scale: 1 | 2,
): Promise<PackFile | PackProblem> {
  const refuse = (code: string, text: string) => ({ code, file: 'hall.tmj', text });
  const roots = [folder, resolve(folder, '..', '..', 'tilesets')];
  let bytes: Uint8Array;
  try {
    const found = await realpath(resolve(folder, path));
    const allowed = await Promise.all(roots.map((root) => realpath(root).catch(() => null)));
    if (!allowed.some((root) => root !== null && found.startsWith(root + sep))) {
      const text = `The picture "${path}" lies outside the pack. Copy it into the pack folder or into "tilesets".`;
      return refuse('picture-outside', text);
    }
    bytes = await readFile(found);
  } catch {
    const twin = scale === 2 ? ' It is the same picture at 64 px a tile, which sharp screens need.' : '';
    return refuse('picture-missing', `The picture "${path}" of the tileset "${tileset.name}" is not there.${twin}`);
  }
  if (bytes.length > maxPictureBytes) return refuse('picture-too-large', `The picture "${path}" is larger than 8 MiB.`);
  const size = pngSize(bytes);
  if (size === null) return refuse('picture-not-png', `The picture "${path}" is no PNG. Save it as PNG.`);
  if (size.widthPx !== tileset.imageWidthPx * scale || size.heightPx !== tileset.imageHeightPx * scale) {
    const want = `${tileset.imageWidthPx * scale} × ${tileset.imageHeightPx * scale}`;
    const text = `The picture "${path}" is ${size.widthPx} × ${size.heightPx} px; the map expects ${want} px.`;
    return refuse('picture-wrong-size', text);
  }
  return { bytes, mediaType: 'image/png', sha256: sha256Of(bytes) };
}

/** Width and height of a PNG in pixels; null where the bytes are no PNG. */
export function pngSize(bytes: Uint8Array): { widthPx: number; heightPx: number } | null {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 24 || signature.some((byte, index) => bytes[index] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { widthPx: view.getUint32(16), heightPx: view.getUint32(20) };
}
