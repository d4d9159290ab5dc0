import { crc32, deflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePng, encodePng, type Pixels } from './import-png.ts';

const plenty = 1_000_000;

function pixelsOf(bytes: Uint8Array): Pixels {
  const decoded = decodePng(bytes, plenty);
  if ('why' in decoded) throw new Error(decoded.why);
  return decoded;
}

function chunk(kind: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

type Form = { width: number; height: number; bits: number; colour: number; interlace?: number };

/** A PNG from its filtered rows. */
function png(form: Form, rows: number[][], more: Buffer[] = []): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(form.width, 0);
  head.writeUInt32BE(form.height, 4);
  head.set([form.bits, form.colour, 0, 0, form.interlace ?? 0], 8);
  const data = chunk('IDAT', deflateSync(Buffer.from(rows.flat())));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), ...more, data, chunk('IEND', Buffer.alloc(0))]);
}

describe('C9 pictures come out pixel by pixel', () => {
  test('what is encoded decodes to the same', () => {
    const side = fc.integer({ min: 1, max: 9 });
    const picture = fc
      .tuple(side, side)
      .chain(([widthPx, heightPx]) =>
        fc
          .uint8Array({ minLength: widthPx * heightPx * 4, maxLength: widthPx * heightPx * 4 })
          .map((rgba) => ({ widthPx, heightPx, rgba })),
      );
    fc.assert(
      fc.property(picture, (pixels) => {
        expect(pixelsOf(encodePng(pixels))).toEqual(pixels);
      }),
    );
  });

  test('another decoder sees the same colours, and we see what another encoder wrote', () => {
    const rgba = Uint8Array.from({ length: 40 * 3 * 4 }, (_, index) => (index % 4 === 3 ? 255 : (index * 7) % 256));
    const own = encodePng({ widthPx: 40, heightPx: 3, rgba });
    const href = `data:image/png;base64,${Buffer.from(own).toString('base64')}`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="3"><image width="40" height="3" image-rendering="pixelated" href="${href}"/></svg>`;
    const drawn = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
    expect(new Uint8Array(drawn.pixels)).toEqual(rgba);
    expect(pixelsOf(drawn.asPng())).toEqual({ widthPx: 40, heightPx: 3, rgba });
  });

  test.each<[string, Buffer, number[]]>([
    ['grey', png({ width: 2, height: 1, bits: 8, colour: 0 }, [[0, 10, 200]]), [10, 10, 10, 255, 200, 200, 200, 255]],
    [
      'grey of 1 bit',
      png({ width: 2, height: 1, bits: 1, colour: 0 }, [[0, 0b01000000]]),
      [0, 0, 0, 255, 255, 255, 255, 255],
    ],
    [
      'colours of 16 bits',
      png({ width: 1, height: 1, bits: 16, colour: 2 }, [[0, 1, 99, 2, 99, 3, 99]]),
      [1, 2, 3, 255],
    ],
    ['grey with opacity', png({ width: 1, height: 1, bits: 8, colour: 4 }, [[0, 7, 128]]), [7, 7, 7, 128]],
    [
      'a palette of 4 bits with opacity',
      png(
        { width: 2, height: 1, bits: 4, colour: 3 },
        [[0, 0x10]],
        [chunk('PLTE', Buffer.from([1, 2, 3, 4, 5, 6])), chunk('tRNS', Buffer.from([255, 9]))],
      ),
      [4, 5, 6, 9, 1, 2, 3, 255],
    ],
    [
      'one clear colour',
      png(
        { width: 2, height: 1, bits: 8, colour: 2 },
        [[0, 1, 2, 3, 1, 2, 4]],
        [chunk('tRNS', Buffer.from([0, 1, 0, 2, 0, 3]))],
      ),
      [1, 2, 3, 0, 1, 2, 4, 255],
    ],
    [
      'the filters left, up, mean and Paeth',
      png({ width: 2, height: 4, bits: 8, colour: 0 }, [
        [1, 10, 5],
        [2, 1, 1],
        [3, 5, 2],
        [4, 1, 1],
      ]),
      [10, 15, 11, 16, 10, 15, 11, 16].flatMap((grey) => [grey, grey, grey, 255]),
    ],
  ])('%s', (_, bytes, expected) => {
    expect([...pixelsOf(bytes).rgba]).toEqual(expected);
  });
});

describe('C10 what is no usable PNG is refused in words', () => {
  test.each<[RegExp, Uint8Array]>([
    [/no PNG/, Buffer.from('GIF89a')],
    [/interlac/, png({ width: 1, height: 1, bits: 8, colour: 0, interlace: 1 }, [[0, 0]])],
    [/too many pixels/, png({ width: 60_000, height: 60_000, bits: 8, colour: 6 }, [[0]])],
    [/broken/, png({ width: 4, height: 4, bits: 8, colour: 0 }, [[0, 0]])],
    [/broken/, png({ width: 1, height: 1, bits: 8, colour: 0 }, [[0, 0], new Array(9999).fill(0)])],
    [/broken/, png({ width: 1, height: 1, bits: 8, colour: 0 }, [[9, 0]])],
    [/broken/, png({ width: 0, height: 1, bits: 8, colour: 0 }, [[0]])],
    [/broken/, png({ width: 1, height: 1, bits: 7, colour: 5 }, [[0, 0]])],
  ])('%s', (why, bytes) => {
    expect(decodePng(bytes, plenty)).toMatchObject({ why: expect.stringMatching(why) });
  });

  test('changed bytes never throw', () => {
    const good = encodePng({ widthPx: 5, heightPx: 5, rgba: new Uint8Array(100).fill(9) });
    const change = fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), fc.nat({ max: good.length }), (changes, length) => {
        const bytes = Uint8Array.from(good.subarray(0, length));
        for (const [at, value] of changes) if (at < length) bytes[at] = value;
        expect(() => decodePng(bytes, plenty)).not.toThrow();
      }),
    );
  });
});
