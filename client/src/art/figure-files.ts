import table from './avatars.json' with { type: 'json' };
import bodyUrl from './figures-body.webp';
import coatUrl from './figures-coat.webp';
import simpleUrl from './figures-simple.webp';

const URLS: Readonly<Record<string, string>> = {
  'figures-body.webp': bodyUrl,
  'figures-coat.webp': coatUrl,
  'figures-simple.webp': simpleUrl,
};

/** Loads files of the sheet by their names. Rejects when one cannot be loaded. */
export async function loadFigureFiles(names: readonly string[]): Promise<Map<string, HTMLImageElement>> {
  const pictures = await Promise.all(names.map(loadPicture));
  return new Map(names.map((name, at) => [name, pictures[at] as HTMLImageElement]));
}

/** Loads all files of the sheet and lays them below each other as one picture. */
export async function loadFigureSheet(): Promise<HTMLCanvasElement> {
  const pictures = await loadFigureFiles(table.files.map(({ image }) => image));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(...table.files.map(({ width }) => width));
  canvas.height = Math.max(...table.files.map(({ y, height }) => y + height));
  const brush = canvas.getContext('2d');
  if (!brush) throw new Error('no 2D canvas');
  for (const { image, y } of table.files) {
    const picture = pictures.get(image);
    if (picture) brush.drawImage(picture, 0, y);
  }
  return canvas;
}

async function loadPicture(name: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = URLS[name] ?? '';
  await picture.decode();
  return picture;
}
