import type { Visit } from './visit.ts';

/** What the page of a cuttable line knows of it. */
type Lines = { lines: { isCut: boolean; open: Set<WebSocket> } };

/** A line that can be cut and mended, in pages that are opened from now on. */
export async function cuttableLine({ page }: Visit): Promise<{ cut(): Promise<void>; mend(): Promise<void> }> {
  await page.addInitScript(() => {
    const lines = { isCut: false, open: new Set<WebSocket>() };
    const Line = WebSocket;
    class CuttableLine extends Line {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols);
        lines.open.add(this);
        if (lines.isCut) this.close();
      }
    }
    Object.assign(globalThis, { lines, WebSocket: CuttableLine });
  });
  return {
    cut: () =>
      page.evaluate(() => {
        const { lines } = globalThis as unknown as Lines;
        lines.isCut = true;
        for (const line of lines.open) line.close(4999);
      }),
    mend: () =>
      page.evaluate(() => {
        (globalThis as unknown as Lines).lines.isCut = false;
      }),
  };
}
