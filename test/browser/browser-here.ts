import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { Settings } from '../../game-server/src/settings.ts';
import { everybodyLeaves } from '../room/guest.ts';
import { type OpenHall, openHall } from '../room/open-hall.ts';
import { chromiumPath, launchBrowser } from './chromium.ts';
import { closeVisits } from './visit.ts';

const isRequired = process.env.BROWSER_TESTS === 'required';
const hasChromium = (await chromiumPath()) !== null;
if (!hasChromium) console.warn('browser: NOT TESTED (no Chromium is here; install Google Chrome)');

/** The folder of the built pages. */
export const clientFolder = path.resolve(import.meta.dirname, '../../client/dist');

/** `describe` where there is a browser; elsewhere a skip that is printed, or a failure with BROWSER_TESTS=required. */
export const describeInBrowser = describe.skipIf(!hasChromium && !isRequired);

/** What the tests of one file share: a server with the built pages over a database of its own, and one browser. */
export type Stage = { hall: OpenHall; browser: Browser };

/** Opens hall and browser before the tests of a `describeInBrowser`, and closes every page after each test. */
export function useStage(
  options: { settings?: () => Promise<Partial<Settings>>; browserArguments?: () => Promise<string[]> } = {},
): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    stage.browser = await launchBrowser(await options.browserArguments?.());
    stage.hall = await openHall({ clientDir: clientFolder, ...(await options.settings?.()) });
  });
  afterEach(async () => {
    await closeVisits();
    await everybodyLeaves();
  });
  afterAll(async () => {
    await stage.browser?.close();
    await stage.hall?.stop();
  });
  return stage;
}
