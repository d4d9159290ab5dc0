import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sparticuz from '@sparticuz/chromium';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

// playwright-core is CommonJS; its named exports are not seen by `import`.
const { chromium } = createRequire(import.meta.url)('playwright-core') as typeof import('playwright-core');
/** The version of the package; a test compares it with what the browser itself says. */
export const CHROMIUM_MAJOR = '153';

const CHROME_ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The two screens at which every page is looked at. */
export const SCREENS = {
  desktop: { viewport: { width: 1280, height: 720 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1, hasTouch: true, isMobile: true },
} satisfies Record<string, BrowserContextOptions>;

/** Arguments for two browsers that talk: a tone for a microphone, loopback allowed, no question asked. */
export function voiceArguments(toneFile: string): string[] {
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${toneFile}`,
    '--autoplay-policy=no-user-gesture-required',
    '--allow-loopback-in-peer-connection',
    '--disable-features=WebRtcHideLocalIpsWithMdns',
  ];
}

/** Path of a Chromium to drive; null where there is none. On Linux it comes with a package. */
export async function chromiumPath(): Promise<string | null> {
  if (process.platform !== 'linux') return CHROME_ELSEWHERE.find((file) => existsSync(file)) ?? null;
  // The package unpacks into the temporary folder and reuses what lies there, whatever its version.
  const folder = path.join(tmpdir(), `clearhall-chromium-${CHROMIUM_MAJOR}-${process.getuid?.() ?? 0}`);
  await mkdir(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await sparticuz.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** Starts a headless browser with software graphics; throws where there is none. */
export async function launchBrowser(extraArguments: string[] = []): Promise<Browser> {
  const executablePath = await chromiumPath();
  if (!executablePath) throw new Error('no Chromium here');
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--enable-unsafe-swiftshader',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      ...extraArguments,
    ],
  });
}

/** What a page must never do: an error on the console, a broken policy, an address beyond this machine. */
export class PageWatch {
  readonly problems: string[] = [];

  constructor(page: Page) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.problems.push(`error: ${error.message}`));
    page.on('request', (request) => this.#checkAddress(request.url()));
    page.on('websocket', (socket) => this.#checkAddress(socket.url()));
  }

  #checkAddress(url: string): void {
    const { protocol, hostname } = new URL(url);
    if (protocol === 'data:' || protocol === 'blob:') return;
    if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) this.problems.push(`beyond loopback: ${hostname}`);
  }
}
