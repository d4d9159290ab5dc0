import { gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';

/** Global tile ids of a layer or chunk, or why they cannot be read, in words that follow its name. */
export type TileData = { ok: true; tiles: Uint32Array } | { ok: false; why: string };

const decompressors = { zlib: inflateSync, gzip: gunzipSync, zstd: zstdDecompressSync } as const;

/**
 * Reads `count` tile ids as Tiled writes them: a list of numbers, or base64 of 32 bit little-endian numbers, also
 * compressed by zlib, gzip or zstd. Nothing beyond `count` tiles is ever inflated.
 */
export function readTileData(data: number[] | string, compression: string, count: number): TileData {
  const wrongLength = { ok: false, why: `does not hold ${count} tiles. Save the map again in Tiled` } as const;
  if (typeof data !== 'string') {
    return data.length === count ? { ok: true, tiles: Uint32Array.from(data) } : wrongLength;
  }
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(data)) return { ok: false, why: 'holds tiles that are not base64' };
  let bytes: Uint8Array = Buffer.from(data, 'base64');
  if (compression !== '') {
    const decompress = Object.hasOwn(decompressors, compression)
      ? decompressors[compression as keyof typeof decompressors]
      : undefined;
    if (decompress === undefined) {
      return { ok: false, why: 'is compressed in an unknown way. Set Tile Layer Format to CSV in Tiled and save' };
    }
    try {
      bytes = decompress(bytes, { maxOutputLength: Math.max(count * 4, 1) });
    } catch (error) {
      const isTooLong = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      return isTooLong
        ? wrongLength
        : { ok: false, why: `holds broken ${compression} data. Save the map again in Tiled` };
    }
  }
  if (bytes.length !== count * 4) return wrongLength;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { ok: true, tiles: Uint32Array.from({ length: count }, (_, index) => view.getUint32(index * 4, true)) };
}
