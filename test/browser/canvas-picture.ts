import type { JSHandle, Page } from 'playwright-core';

/** What is drawn now, 320 pixels wide, as brightness 0..255; it stays in the page. */
export type Picture = JSHandle<{ width: number; height: number; brightness: Uint8Array }>;

/** How a picture differs from another one: so many pixels, whose middle lies there (parts of the width and height). */
export type Difference = { pixels: number; x: number; y: number };

/** Takes what the canvas of the hall shows, right after it was drawn: later its buffer is empty. */
export function takePicture(page: Page): Promise<Picture> {
  return page.evaluateHandle(
    () =>
      new Promise<{ width: number; height: number; brightness: Uint8Array }>((resolve) => {
        requestAnimationFrame(() => {
          const drawn = document.querySelector<HTMLCanvasElement>('#view canvas');
          const width = 320;
          const height = Math.round((width * (drawn?.height ?? 1)) / (drawn?.width ?? 1));
          const small = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
          if (!drawn || !small) throw new Error('the hall is not drawn');
          small.drawImage(drawn, 0, 0, width, height);
          const { data } = small.getImageData(0, 0, width, height);
          const brightness = new Uint8Array(width * height);
          for (let at = 0; at < brightness.length; at++) {
            const [red = 0, green = 0, blue = 0] = data.subarray(4 * at, 4 * at + 3);
            brightness[at] = 0.3 * red + 0.6 * green + 0.1 * blue;
          }
          resolve({ width, height, brightness });
        });
      }),
  );
}

/** How many different brightnesses a picture has: 1 where nothing is drawn. */
export function shadesOf(picture: Picture): Promise<number> {
  return picture.evaluate(({ brightness }) => new Set(brightness).size);
}

/** Where and how much a picture differs from an earlier one of the same page. */
export function differenceOf(before: Picture, now: Picture): Promise<Difference> {
  return now.evaluate((picture, earlier) => {
    const { width, height, brightness } = picture;
    const found = { pixels: 0, x: 0, y: 0 };
    for (let at = 0; at < brightness.length; at++) {
      if (Math.abs((brightness[at] ?? 0) - (earlier.brightness[at] ?? 0)) < 24) continue;
      found.pixels++;
      found.x += (at % width) / width;
      found.y += Math.floor(at / width) / height;
    }
    const count = Math.max(1, found.pixels);
    return { pixels: found.pixels, x: found.x / count, y: found.y / count };
  }, before);
}
