import { getDocument, type PDFPageProxy, PDFWorker, TextLayer, version } from 'pdfjs-dist';

/** An open document: pages are counted from 1, `draw` is cancelled by the signal. */
export type OpenDocument = {
  pages: number;
  draw: (page: number, into: PagePlace, signal: AbortSignal) => Promise<void>;
  close: () => void;
};

/** Where a page is drawn: its box of `widthPx`, in which lie the canvas and over it the text. */
type PagePlace = { box: HTMLElement; canvas: HTMLCanvasElement; text: HTMLElement; widthPx: number };

/** Pixels of one canvas; some phones draw nothing beyond. */
const MOST_PIXELS = 16_000_000;
const OWN_FILES = `/assets/pdfjs-${version}`;

/**
 * Opens a document in a thread of its own, with fonts and character maps from our own server. `onProgress` is told
 * the share that has come. Rejects where it cannot be fetched or read, or the signal ended it.
 */
export async function openDocument(
  url: string,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<OpenDocument> {
  const thread = new Worker(new URL('./document-worker.ts', import.meta.url), { type: 'module' });
  const worker = PDFWorker.create({ port: thread });
  const task = getDocument({
    url,
    worker,
    cMapUrl: `${OWN_FILES}/cmaps/`,
    standardFontDataUrl: `${OWN_FILES}/standard_fonts/`,
    wasmUrl: `${OWN_FILES}/wasm/`,
    // The policy of the pages compiles no WebAssembly; slower scripts do the same.
    useWasm: false,
    disableWorkerRendering: true,
    enableXfa: false,
  });
  task.onProgress = ({ loaded, total }: { loaded: number; total: number }) => {
    if (total > 0) onProgress(Math.min(1, loaded / total));
  };
  const close = () => {
    const end = () => {
      worker.destroy();
      thread.terminate();
    };
    task.destroy().then(end, end);
  };
  signal.addEventListener('abort', close, { once: true });
  // A thread whose script cannot be fetched says nothing more; without this one would wait for ever.
  const broken = new Promise<never>((_, reject) => {
    thread.addEventListener('error', () => reject(new Error('the reader of documents could not be started')));
  });
  try {
    const opened = await Promise.race([task.promise, broken]);
    signal.removeEventListener('abort', close);
    let shown: PDFPageProxy | null = null;
    return {
      pages: opened.numPages,
      draw: async (number, into, ending) => {
        const page = await opened.getPage(number);
        if (ending.aborted) return;
        if (shown !== page) shown?.cleanup();
        shown = page;
        await drawPage(page, into, ending);
      },
      close,
    };
  } catch (error) {
    signal.removeEventListener('abort', close);
    close();
    throw error;
  }
}

/** Draws beside what is shown, so that nothing flickers, and then in its place; the text lies over it, to be selected and heard. */
async function drawPage(page: PDFPageProxy, { box, canvas, text, widthPx }: PagePlace, ending: AbortSignal) {
  const whole = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: widthPx / whole.width });
  const sharpness = Math.min(devicePixelRatio, Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)));
  const drawn = document.createElement('canvas');
  drawn.width = Math.floor(viewport.width * sharpness);
  drawn.height = Math.floor(viewport.height * sharpness);
  const task = page.render({ canvas: drawn, viewport, transform: [sharpness, 0, 0, sharpness, 0, 0] });
  const stop = () => task.cancel();
  ending.addEventListener('abort', stop, { once: true });
  try {
    await task.promise;
    const words = await page.getTextContent();
    if (ending.aborted) return;
    box.style.inlineSize = `${viewport.width}px`;
    box.style.blockSize = `${viewport.height}px`;
    box.style.setProperty('--total-scale-factor', String(viewport.scale));
    canvas.width = drawn.width;
    canvas.height = drawn.height;
    canvas.getContext('2d')?.drawImage(drawn, 0, 0);
    text.replaceChildren();
    await new TextLayer({ textContentSource: words, container: text, viewport }).render();
  } catch (error) {
    if (!ending.aborted) throw error;
  } finally {
    ending.removeEventListener('abort', stop);
    drawn.width = 0;
    drawn.height = 0;
  }
}
