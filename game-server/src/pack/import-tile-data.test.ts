import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTileData } from './import-tile-data.ts';

function bytesOf(tiles: number[]): Buffer {
  return Buffer.from(Uint32Array.from(tiles).buffer);
}

const packers: Record<string, (bytes: Buffer) => Buffer> = {
  '': (bytes) => bytes,
  zlib: (bytes) => deflateSync(bytes),
  gzip: (bytes) => gzipSync(bytes),
  zstd: (bytes) => zstdCompressSync(bytes),
};

describe('C9 tiles come out as Tiled packed them', () => {
  test.each(Object.keys(packers))('base64 %s', (compression) => {
    const tile = fc.nat({ max: 0xffffffff });
    fc.assert(
      fc.property(fc.array(tile, { minLength: 1, maxLength: 80 }), (tiles) => {
        const data = packers[compression]?.(bytesOf(tiles)).toString('base64') ?? '';
        const read = readTileData(data, compression, tiles.length);
        expect(read.ok && [...read.tiles]).toEqual(tiles);
      }),
    );
  });

  test('a list of numbers', () => {
    const read = readTileData([1, 2, 0x80000003], '', 3);
    expect(read.ok && [...read.tiles]).toEqual([1, 2, 0x80000003]);
  });
});

describe('C10 what is packed wrong is refused in words', () => {
  // The end is cut off: who unpacked as far as that would find it broken.
  test.each(['zlib', 'gzip', 'zstd'])('%s that holds more than the layer is not unpacked to its end', (compression) => {
    const bomb =
      packers[compression]?.(Buffer.alloc(16 * 1024 * 1024))
        .subarray(0, -12)
        .toString('base64') ?? '';
    expect(readTileData(bomb, compression, 40)).toEqual({
      ok: false,
      why: 'does not hold 40 tiles. Save the map again in Tiled',
    });
  });

  test.each([
    ['too few tiles', [1, 2], ''],
    ['bytes that are no whole tiles', Buffer.alloc(41).toString('base64'), ''],
    ['what is not base64', '!!!', ''],
    ['an unknown compression', 'AAAA', 'lzma'],
    ['a compression named as a member of objects', 'AAAA', 'constructor'],
    ['broken zlib', 'AAAA', 'zlib'],
    ['broken zstd', 'AAAA', 'zstd'],
    ['a list cut short', deflateSync(Buffer.alloc(160)).subarray(0, 9).toString('base64'), 'zlib'],
  ])('%s', (_, data, compression) => {
    expect(readTileData(data, compression, 40)).toMatchObject({ ok: false });
  });
});
