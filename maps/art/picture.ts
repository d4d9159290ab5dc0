import { writeFile } from 'node:fs/promises';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';

/** A picture as bytes red, green, blue, opacity, line by line. */
export type Pixels = { width: number; height: number; bytes: Uint8Array };

/** Draws an SVG as PNG; `scale` 1 gives one pixel a unit. The drawings use no text, so no fonts are loaded. */
export function pngOf(svg: string, scale: number): Uint8Array {
  const fitTo = { mode: 'zoom', value: scale } as const;
  return new Resvg(svg, { fitTo, font: { loadSystemFonts: false } }).render().asPng();
}

/** Draws an SVG as pixels, one a unit; colours are not multiplied by their opacity. */
export function pixelsOf(svg: string): Pixels {
  const drawn = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  const bytes = Uint8Array.from(drawn.pixels);
  for (let at = 0; at < bytes.length; at += 4) {
    const opacity = bytes[at + 3] ?? 0;
    if (opacity === 0 || opacity === 255) continue;
    for (let part = at; part < at + 3; part++)
      bytes[part] = Math.min(255, Math.round(((bytes[part] ?? 0) * 255) / opacity));
  }
  return { width: drawn.width, height: drawn.height, bytes };
}

/** A picture of pixels as WebP of at most 256 colours, which flat drawings bear well; the same bytes every time. */
async function webpOf({ width, height, bytes }: Pixels): Promise<Uint8Array> {
  const few = await sharp(bytes, { raw: { width, height, channels: 4 } })
    .png({ palette: true, colours: 256, dither: 0, effort: 10 })
    .toBuffer();
  return sharp(few).ensureAlpha().webp({ lossless: true, effort: 6 }).toBuffer();
}

/** Writes pixels as WebP and says so. */
export async function writeWebp(path: string, pixels: Pixels): Promise<void> {
  const webp = await webpOf(pixels);
  await writeFile(path, webp);
  console.log(`${path}: ${Math.round(webp.length / 1024)} KiB`);
}

/** How few colours a picture may have (100 keeps most) and how much they are mixed by dots (0 to 1). */
export type PaletteLook = { quality: number; dither: number };

/** The same picture as PNG of at most 256 colours with their opacity: about a third of the bytes. */
function palettePng(png: Uint8Array, { quality, dither }: PaletteLook): Promise<Uint8Array> {
  return sharp(png).png({ palette: true, quality, dither, effort: 10 }).toBuffer();
}

/** Writes a drawing as PNG of at most 256 colours and says so. */
export async function writePicture(path: string, svg: string, scale: number, look: PaletteLook): Promise<void> {
  const png = await palettePng(pngOf(svg, scale), look);
  await writeFile(path, png);
  console.log(`${path}: ${png.length} bytes`);
}
