import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fitsFingers, fitsTheScreen, isAccessible } from './access-checks.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { SCREENS } from './chromium.ts';
import { setHidden } from './hidden-page.ts';
import { hasFocus, tabAndPress } from './keyboard.ts';
import { becomes, enterAsVisitor, openList, openVisit, ownPlace, type Visit } from './visit.ts';

const TITLE = 'The Ladder of Amounts';

describeInBrowser('films', () => {
  const stage = useStage();

  /** A visitor at the open panel of the film; gives panel and player. */
  async function atFilm(visit: Visit, name: string): Promise<{ panel: Locator; player: Locator }> {
    await enterAsVisitor(visit, stage.hall, name);
    await openList(visit, 'Exhibits');
    await visit.page.getByRole('button', { name: `Read ${TITLE}`, exact: true }).press('Enter');
    const panel = visit.page.locator('.exhibit-panel', { has: visit.page.locator('.film') });
    const player = panel.locator('video');
    await player.waitFor();
    return { panel, player };
  }

  test('X21 X22 a film is played by keyboard: captions, chapters, text, fetched in parts and only when wanted', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page, watch } = visit;
    const fetched: number[] = [];
    page.on('response', (response) => {
      if (/\.(webm|mp4)$/.test(response.url())) fetched.push(response.status());
    });
    const { panel, player } = await atFilm(visit, 'Watcher');
    expect([await player.getAttribute('preload'), fetched]).toEqual(['none', []]);
    expect(await captionsOf(player)).toEqual([
      ['en', 'showing', 8],
      ['zh-CN', 'disabled', null],
    ]);
    await isAccessible(visit, 'a film before it is played');

    const steps = panel.getByRole('button', { name: 'Three steps' });
    await tabAndPress(page, steps);
    await becomes(async () => (await secondOf(player)) > 8.1, 'playing from the second chapter');
    expect(await steps.getAttribute('aria-current')).toBe('true');
    await becomes(async () => (await captionShown(player)).startsWith('From 30,000 yuan'), 'its caption');
    const text = panel.getByRole('list', { name: 'Text of the film' }).locator('[aria-current]');
    await becomes(async () => ((await text.textContent()) ?? '').startsWith('From 30,000 yuan'), 'the marked sentence');
    await tabAndPress(page, panel.getByRole('button', { name: 'Owning up' }));
    await becomes(async () => (await secondOf(player)) > 33, 'playing from the last chapter');
    expect(new Set(fetched)).toEqual(new Set([206]));

    // Keys belong to the player while it has the focus: nobody walks.
    const before = await ownPlace(visit);
    await player.focus();
    await page.keyboard.down('KeyD');
    const from = await secondOf(player);
    await becomes(async () => (await secondOf(player)) > from + 0.6, 'the film going on');
    await page.keyboard.up('KeyD');
    expect(await ownPlace(visit)).toEqual(before);

    await page.getByRole('button', { name: /^中文/ }).click();
    await becomes(async () => (await captionShown(player)).startsWith('提起公诉前'), 'the Chinese caption');
    expect((await captionsOf(player)).map(([of, mode]) => [of, mode])).toEqual([
      ['en', 'disabled'],
      ['zh-CN', 'showing'],
    ]);
    await page.getByRole('button', { name: /^English/ }).click();
    await page.setViewportSize(SCREENS.phone.viewport);
    await fitsTheScreen(visit, 'a film on a phone');
    await fitsFingers(visit, 'a film on a phone');
    await isAccessible(visit, 'a film on a phone');
    expect(watch.problems).toEqual([]);
  });

  test('X22 a film is paused when the page is hidden and when its panel closes', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page, watch } = visit;
    const { panel, player } = await atFilm(visit, 'Leaver');
    await panel.getByRole('button', { name: 'Three steps' }).press('Enter');
    await becomes(async () => (await secondOf(player)) > 8.1, 'playing');
    const isPaused = () => player.evaluate((video: HTMLVideoElement) => video.paused);
    await setHidden(page, true);
    expect(await isPaused()).toBe(true);
    await setHidden(page, false);
    await panel.getByRole('button', { name: 'Added up' }).press('Enter');
    await becomes(async () => !(await isPaused()) && (await secondOf(player)) < 5, 'playing again');
    const video = await player.elementHandle();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await video?.evaluate((one) => (one as HTMLVideoElement).paused)).toBe(true);
    expect(watch.problems).toEqual([]);
  });

  test('X23 a film that cannot be fetched leaves its picture and its text, and can be tried again', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page } = visit;
    const { panel, player } = await atFilm(visit, 'Offline');
    await page.route(/\.(webm|mp4)$/, (route) => route.abort());
    await panel.getByRole('button', { name: 'Three steps' }).press('Enter');
    await panel.getByRole('alert').getByText('The film cannot be played here').waitFor();
    await panel.getByRole('img', { name: /^A pile of coins/ }).waitFor();
    expect(await panel.getByRole('list', { name: 'Text of the film' }).getByRole('listitem').count()).toBe(8);
    await isAccessible(visit, 'a film that cannot be played');
    const again = panel.getByRole('button', { name: 'Try again' });
    expect(await hasFocus(again)).toBe(true);
    await page.unroute(/\.(webm|mp4)$/);
    await page.keyboard.press('Enter');
    await becomes(() => hasFocus(player), 'the focus on the player');
    await panel.getByRole('button', { name: 'Three steps' }).press('Enter');
    await becomes(async () => (await secondOf(player)) > 8.1, 'playing after all');
    expect((await captionsOf(player)).map(([of, mode]) => [of, mode])).toEqual([
      ['en', 'showing'],
      ['zh-CN', 'disabled'],
    ]);
  });

  test('X20 each file of the film plays by itself, and jumps', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { player } = await atFilm(visit, 'Tester');
    const urls = await player.locator('source').evaluateAll((all) => all.map((one) => (one as HTMLSourceElement).src));
    expect(urls.map((url) => url.split('.').at(-1))).toEqual(['webm', 'mp4']);
    for (const url of urls) expect([url, await playedAlone(visit.page, url)]).toEqual([url, { lastsS: 40, wide: 640 }]);
  });
});

/** Language, mode and number of cues of each track of captions; no number of one that is off. */
function captionsOf(player: Locator): Promise<[string, string, number | null][]> {
  return player.evaluate((video: HTMLVideoElement) =>
    [...video.textTracks].map((track) => [track.language, track.mode, track.cues?.length ?? null]),
  );
}

function captionShown(player: Locator): Promise<string> {
  return player.evaluate((video: HTMLVideoElement) => {
    const shown = [...video.textTracks].find(({ mode }) => mode === 'showing');
    return [...(shown?.activeCues ?? [])].map((cue) => (cue as VTTCue).text).join();
  });
}

function secondOf(player: Locator): Promise<number> {
  return player.evaluate((video: HTMLVideoElement) => video.currentTime);
}

/** Plays one file in a player of its own, jumps to its thirtieth second and plays on. */
function playedAlone(page: Page, url: string): Promise<{ lastsS: number; wide: number }> {
  return page.evaluate(async (url) => {
    const video = document.createElement('video');
    const reaches = (atS: number) =>
      new Promise<void>((done) => {
        video.addEventListener('timeupdate', () => video.currentTime > atS && done());
      });
    video.muted = true;
    video.src = url;
    await video.play();
    await reaches(0.2);
    const later = reaches(30.2);
    video.currentTime = 30;
    await later;
    const told = { lastsS: Math.round(video.duration), wide: video.videoWidth };
    video.pause();
    return told;
  }, url);
}
