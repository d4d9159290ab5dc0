import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A picture as rows of pixels from the upper left, four bytes each: red, green, blue, opacity. */
export type Pixels = { widthPx: number; heightPx: number; rgba: Uint8Array };

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const channelsOf: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

type Head = { widthPx: number; heightPx: number; bits: number; colour: number; channels: number };
type Chunks = { head: Head; palette: Uint8Array; alpha: Uint8Array; data: Uint8Array };

/**
 * The pixels of a PNG of any colour type and depth (16 bits are cut to 8), or why it cannot be read, in words that
 * follow its name. Interlaced pictures and those of more than `maxPixels` are refused before anything is unpacked.
 */
export function decodePng(bytes: Uint8Array, maxPixels: number): Pixels | { why: string } {
  const chunks = readChunks(bytes);
  if ('why' in chunks) return chunks;
  const { head } = chunks;
  if (head.widthPx * head.heightPx > maxPixels) return { why: 'has too many pixels. Divide it into smaller pictures' };
  const rowBytes = Math.ceil((head.widthPx * head.channels * head.bits) / 8);
  try {
    const rows = inflateSync(chunks.data, { maxOutputLength: (rowBytes + 1) * head.heightPx });
    if (rows.length !== (rowBytes + 1) * head.heightPx || !unfilter(rows, rowBytes, head)) return broken;
    return { widthPx: head.widthPx, heightPx: head.heightPx, rgba: colours(rows, rowBytes, chunks) };
  } catch {
    return broken;
  }
}

const broken = { why: 'is a broken PNG. Save it again' };

function readChunks(bytes: Uint8Array): Chunks | { why: string } {
  if (signature.some((byte, index) => bytes[index] !== byte)) return { why: 'is no PNG. Save it as PNG' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Record<string, Uint8Array[]> = {};
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) return broken;
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (kind === 'IHDR' || kind === 'PLTE' || kind === 'tRNS' || kind === 'IDAT') {
      found[kind] ??= [];
      found[kind].push(bytes.subarray(at + 8, at + 8 + length));
    }
    at += 12 + length;
  }
  const ihdr = found.IHDR?.[0];
  if (ihdr === undefined || ihdr.length !== 13 || found.IDAT === undefined) return broken;
  const size = new DataView(ihdr.buffer, ihdr.byteOffset, 13);
  const [bits = 0, colour = 0, , , interlace] = ihdr.subarray(8);
  const channels = channelsOf[colour];
  if (interlace !== 0) return { why: 'is an interlaced PNG. Save it without interlacing' };
  if (channels === undefined || ![1, 2, 4, 8, 16].includes(bits) || size.getUint32(0) * size.getUint32(4) === 0) {
    return broken;
  }
  return {
    head: { widthPx: size.getUint32(0), heightPx: size.getUint32(4), bits, colour, channels },
    palette: found.PLTE?.[0] ?? new Uint8Array(),
    alpha: found.tRNS?.[0] ?? new Uint8Array(),
    data: Buffer.concat(found.IDAT),
  };
}

/** Undoes the filter of each row in place; false for a filter that does not exist. */
function unfilter(rows: Uint8Array, rowBytes: number, head: Head): boolean {
  const step = Math.max(1, (head.channels * head.bits) >> 3);
  for (let row = 0; row < head.heightPx; row++) {
    const start = row * (rowBytes + 1) + 1;
    const filter = rows[start - 1] ?? 0;
    if (filter > 4) return false;
    if (filter === 0) continue;
    for (let index = 0; index < rowBytes; index++) {
      const left = index < step ? 0 : (rows[start + index - step] ?? 0);
      const up = row === 0 ? 0 : (rows[start + index - rowBytes - 1] ?? 0);
      const corner = row === 0 || index < step ? 0 : (rows[start + index - rowBytes - 1 - step] ?? 0);
      rows[start + index] = (rows[start + index] ?? 0) + guessed(filter, left, up, corner);
    }
  }
  return true;
}

function guessed(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  return filter === 3 ? (left + up) >> 1 : nearest(left, up, corner);
}

function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function colours(rows: Uint8Array, rowBytes: number, { head, palette, alpha }: Chunks): Uint8Array {
  const { widthPx, heightPx, bits, colour, channels } = head;
  const rgba = new Uint8Array(widthPx * heightPx * 4);
  const full = 2 ** bits - 1;
  for (let pixel = 0; pixel < widthPx * heightPx; pixel++) {
    const start = Math.floor(pixel / widthPx) * (rowBytes + 1) + 1;
    const first = (pixel % widthPx) * channels;
    const sample = (channel: number) => {
      const index = first + channel;
      if (bits === 8) return rows[start + index] ?? 0;
      if (bits === 16) return (rows[start + index * 2] ?? 0) * 256 + (rows[start + index * 2 + 1] ?? 0);
      return ((rows[start + ((index * bits) >> 3)] ?? 0) >> (8 - bits - ((index * bits) & 7))) & full;
    };
    const byte = (value: number) => (bits === 16 ? value >> 8 : Math.round((value * 255) / full));
    const to = pixel * 4;
    if (colour === 3) {
      const entry = sample(0);
      for (let part = 0; part < 3; part++) rgba[to + part] = palette[entry * 3 + part] ?? 0;
      rgba[to + 3] = alpha[entry] ?? 255;
      continue;
    }
    const isGrey = colour === 0 || colour === 4;
    for (let part = 0; part < 3; part++) rgba[to + part] = byte(sample(isGrey ? 0 : part));
    if (colour >= 4) rgba[to + 3] = byte(sample(channels - 1));
    else rgba[to + 3] = isClear(sample, channels, alpha) ? 0 : 255;
  }
  return rgba;
}

/** Pictures without opacity may name one colour that is clear, with 16 bits a channel. */
function isClear(sample: (channel: number) => number, channels: number, alpha: Uint8Array): boolean {
  if (alpha.length < channels * 2) return false;
  for (let part = 0; part < channels; part++) {
    if (sample(part) !== (alpha[part * 2] ?? 0) * 256 + (alpha[part * 2 + 1] ?? 0)) return false;
  }
  return true;
}

/** A PNG of the pixels, 8 bits a channel with opacity. */
export function encodePng({ widthPx, heightPx, rgba }: Pixels): Uint8Array {
  const rows = new Uint8Array((widthPx * 4 + 1) * heightPx);
  for (let row = 0; row < heightPx; row++) {
    rows.set(rgba.subarray(row * widthPx * 4, (row + 1) * widthPx * 4), row * (widthPx * 4 + 1) + 1);
  }
  const ihdr = new Uint8Array(13);
  const head = new DataView(ihdr.buffer);
  head.setUint32(0, widthPx);
  head.setUint32(4, heightPx);
  ihdr.set([8, 6], 8);
  const parts = [chunk('IHDR', ihdr), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', new Uint8Array())];
  return Buffer.concat([Uint8Array.from(signature), ...parts]);
}

function chunk(kind: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(Buffer.from(kind, 'latin1'), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}
