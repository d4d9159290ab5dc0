import { writeFile } from 'node:fs/promises';
import { Resvg } from '@resvg/resvg-js';

/** Draws an SVG as PNG; `scale` 1 gives one pixel a unit. The drawings use no text, so no fonts are loaded. */
export function pngOf(svg: string, scale: number): Uint8Array {
  const fitTo = { mode: 'zoom', value: scale } as const;
  return new Resvg(svg, { fitTo, font: { loadSystemFonts: false } }).render().asPng();
}

/** Writes a drawing as PNG and says so. */
export async function writePicture(path: string, svg: string, scale: number): Promise<void> {
  const png = pngOf(svg, scale);
  await writeFile(path, png);
  console.log(`${path}: ${Math.round(png.length / 1024)} KiB`);
}
