import AxeBuilder from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { Guest } from '../room/guest.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { differenceOf, takePicture } from './canvas-picture.ts';
import { SCREENS } from './chromium.ts';
import { hasFocus, tabAndPress, tabTo } from './keyboard.ts';
import {
  becomes,
  enterAsVisitor,
  isInside,
  openList,
  openTourAsLecturer,
  openVisit,
  ownPlace,
  type Visit,
} from './visit.ts';

/** How many tiles a page of 1280 pixels shows across. */
const tilesAcross = 20;

/** Walks a guest to a place and waits until it stands there. */
async function stand(guest: Guest, seq: number, x: number, y: number): Promise<void> {
  await guest.ask('avatar.go', { tick: 0, seq, x, y, pace: 2 });
  await guest.until((_state, people) => {
    const body = people.get(guest.avatarId)?.segment;
    return body !== undefined && body.pace === 0 && Math.hypot(body.x - x, body.y - y) < 0.3;
  }, 'standing');
}

describeInBrowser('what stands round the picture of the hall', () => {
  const stage = useStage();

  const coach = ({ page }: Visit) => page.getByRole('region', { name: 'First steps' });
  const gear = ({ page }: Visit) => page.getByRole('button', { name: 'Settings' });
  const scenesOfMap = ({ page }: Visit) => page.getByRole('list', { name: /^Scenes: press one/ }).getByRole('button');
  const hereOnMap = ({ page }: Visit) => page.locator('.minimap-scene[aria-current="location"]');

  async function isAccessible({ page }: Visit, what: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const told = grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect(told, what).toEqual([]);
  }

  /** Walks by keys towards the wider side of the entrance. */
  async function walk(visit: Visit, tiles: number): Promise<void> {
    const from = await ownPlace(visit);
    const key = from.x < 22.5 ? 'KeyD' : 'KeyA';
    await visit.page.keyboard.down(key);
    await becomes(async () => Math.abs((await ownPlace(visit)).x - from.x) >= tiles, `walked ${tiles} tiles`);
    await visit.page.keyboard.up(key);
  }

  test('U11 the map shows every scene, walks there by keys, and stays closed when it was closed', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page } = visit;
    await enterAsVisitor(visit, stage.hall, 'Map Reader');
    await hereOnMap(visit).waitFor();
    const scenes = await scenesOfMap(visit).count();
    await openList(visit, 'Scenes');
    expect(scenes).toBe(await page.locator('.drawer ul').first().getByRole('listitem').count());
    await page.keyboard.press('Escape');
    expect(await page.locator('.minimap-self').count()).toBe(2);
    await isAccessible(visit, 'map');

    const from = await ownPlace(visit);
    await tabAndPress(page, hereOnMap(visit));
    await becomes(async () => {
      const { x, y } = await ownPlace(visit);
      return Math.hypot(x - from.x, y - from.y) > 1.5;
    }, 'walking to the middle of the scene');

    await page.locator('.map-plate > summary').click();
    await hereOnMap(visit).waitFor({ state: 'detached' });
    await page.reload();
    await isInside(visit);
    await page.locator('.map-plate').waitFor();
    expect(await hereOnMap(visit).count()).toBe(0);
    expect(visit.watch.problems).toEqual([]);
  });

  test('U11 a closed scene of the map is not walked to: it names the door, and leads there', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page } = visit;
    await enterAsVisitor(visit, stage.hall, 'Turned Away');
    await page.locator('.minimap-scene.closed').first().click();
    const toast = page.locator('.toast.closed');
    await toast.getByText(/is closed\. Answer the question at/).waitFor();
    await toast.getByRole('button', { name: 'Go to the door' }).click();
    await page.locator('.prompt.closed').waitFor();
    expect(visit.watch.problems).toEqual([]);
  });

  test('U11 a phone has the map among its lists', async () => {
    const visit = await openVisit(stage, { ...SCREENS.phone, draws: false });
    const { page } = visit;
    await enterAsVisitor(visit, stage.hall, 'Thumb');
    expect(await page.locator('.map-plate').count()).toBe(0);
    const from = await ownPlace(visit);
    await page.getByRole('navigation', { name: 'Lists' }).getByRole('button', { name: 'Map' }).tap();
    await hereOnMap(visit).waitFor();
    for (const button of await scenesOfMap(visit).all()) {
      const { width = 0, height = 0 } = (await button.boundingBox()) ?? {};
      expect(Math.min(width, height)).toBeGreaterThan(43);
    }
    await isAccessible(visit, 'map on a phone');
    await hereOnMap(visit).tap();
    await page.locator('.drawer').waitFor({ state: 'detached' });
    await becomes(async () => {
      const { x, y } = await ownPlace(visit);
      return Math.hypot(x - from.x, y - from.y) > 1.5;
    }, 'walking');
    expect(visit.watch.problems).toEqual([]);
  });

  test('U10 the coach shows three steps, one at a time, takes no focus, and does not come again', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page } = visit;
    await enterAsVisitor(visit, stage.hall, 'Newcomer');
    await coach(visit).getByText('1 of 3').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    await page
      .getByRole('log')
      .getByText(/^Walk with W/)
      .waitFor({ state: 'attached' });
    await isAccessible(visit, 'coach');
    await walk(visit, 2.2);
    await coach(visit).getByText('marked with a book').waitFor();
    await tabAndPress(page, coach(visit).getByRole('button', { name: 'Got it' }));
    await coach(visit).getByText('A door with a lock').waitFor();
    expect(await hasFocus(coach(visit).getByRole('button', { name: 'Got it' }))).toBe(true);
    await openList(visit, 'Scenes');
    await coach(visit).waitFor({ state: 'detached' });
    await page.reload();
    await isInside(visit);
    await hereOnMap(visit).waitFor();
    expect(await coach(visit).count()).toBe(0);

    await gear(visit).click();
    await page.getByRole('button', { name: 'Show the first steps again' }).click();
    await coach(visit).getByText('1 of 3').waitFor();
    await coach(visit).getByRole('button', { name: 'Skip' }).click();
    await coach(visit).waitFor({ state: 'detached' });
    expect(visit.watch.problems).toEqual([]);
  });

  test('U10 the coach does not come to a lecturer', async () => {
    const visit = await openVisit(stage, { draws: false });
    await openTourAsLecturer(visit, stage.hall);
    await hereOnMap(visit).waitFor();
    expect(await coach(visit).count()).toBe(0);
  });

  test('U12 settings by keys: the focus comes back, what was chosen stays', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page } = visit;
    await enterAsVisitor(visit, stage.hall, 'Chooser');
    await tabAndPress(page, gear(visit));
    const sound = page.getByRole('checkbox', { name: /^Sound/ });
    await tabTo(page, sound);
    expect(await sound.isChecked()).toBe(true);
    await page.keyboard.press('Space');
    await tabTo(page, page.getByRole('radio', { name: 'Everybody near' }));
    await page.keyboard.press('ArrowDown');
    await isAccessible(visit, 'settings');
    await page.keyboard.press('Escape');
    await page.locator('#settings').waitFor({ state: 'hidden' });
    expect(await hasFocus(gear(visit))).toBe(true);
    await page.reload();
    await isInside(visit);
    await gear(visit).click();
    expect(await sound.isChecked()).toBe(false);
    expect(await page.getByRole('radio', { name: 'Only the lecturer' }).isChecked()).toBe(true);
    expect(visit.watch.problems).toEqual([]);
  });

  test('U12 the own steps are heard once something was pressed, and not when sound is off', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page } = visit;
    // Counts what is played; nothing of the hall itself is changed.
    await page.addInitScript(() => {
      const start = AudioBufferSourceNode.prototype.start;
      AudioBufferSourceNode.prototype.start = function (...when) {
        document.documentElement.dataset.heard = String(Number(document.documentElement.dataset.heard ?? 0) + 1);
        return start.apply(this, when);
      };
    });
    const heard = async () => Number((await page.locator('html').getAttribute('data-heard')) ?? 0);
    await enterAsVisitor(visit, stage.hall, 'Listener');
    expect(await heard()).toBe(0);
    await walk(visit, 5);
    await becomes(async () => (await heard()) > 0, 'steps are heard');
    await gear(visit).click();
    await page.getByRole('checkbox', { name: /^Sound/ }).uncheck();
    await page.keyboard.press('Escape');
    const before = await heard();
    await walk(visit, 4);
    expect(await heard()).toBe(before);
    expect(visit.watch.problems).toEqual([]);
  });

  test('U13 a bubble and a sign stand over who made them, and the text is no markup', async () => {
    const visit = await openVisit(stage, { reducedMotion: 'reduce' });
    const { page } = visit;
    await enterAsVisitor(visit, stage.hall, 'Watcher');
    await page.keyboard.down('KeyW');
    await becomes(async () => (await ownPlace(visit)).y < 22, 'walked up');
    await page.keyboard.up('KeyW');
    const speaker = await new Guest(stage.hall).signIn('visitor');
    await speaker.enter({ name: 'Speaker' });
    // However far the watcher came on a busy machine: two rows before it, well in sight.
    const row = Math.min(24, Math.floor((await ownPlace(visit)).y) + 2) + 0.5;
    await stand(speaker, 1, 24.5, row);
    await becomes(
      async () => (await page.locator('.minimap-others').getAttribute('d'))?.includes(`M24.5 ${row}`) ?? false,
      'seen',
    );
    const before = await takePicture(page);
    await stand(speaker, 2, 19.5, row);
    const moved = async () => differenceOf(before, await takePicture(page));
    await becomes(async () => (await moved()).pixels > 40, 'the speaker is drawn elsewhere');

    const words = '<b>Good morning</b> 各位好';
    const say = async () => expect((await speaker.ask('people.say', { text: words })).ok).toBe(true);
    await say();
    const bubble = page.locator(`.over-head[data-avatar="${speaker.avatarId}"] .bubble`);
    await bubble.waitFor();
    expect(await bubble.textContent()).toBe(words);
    // What changed is the figure that went and the one that came: their middle is half of the way from either.
    const halfWayPx = (2.5 * 1280) / tilesAcross;
    await becomes(async () => {
      // On a busy machine a bubble may be over before it was measured.
      if ((await bubble.count()) === 0) await say();
      const box = (await bubble.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      const { x, y } = await moved();
      const [aside, above] = [box.x + box.width / 2 - (x * 1280 - halfWayPx), y * 720 - (box.y + box.height)];
      return Math.abs(aside) < 24 && above > 20 && above < 110;
    }, 'the bubble stands over the speaker');
    await bubble.waitFor({ state: 'detached' });

    expect((await speaker.ask('people.emote', { emote: 1 })).ok).toBe(true);
    const sign = page.locator(`.over-head[data-avatar="${speaker.avatarId}"] .over-head-sign`);
    await sign.waitFor();
    await sign.waitFor({ state: 'detached' });

    const named = await takePicture(page);
    await gear(visit).click();
    await page.getByRole('radio', { name: 'Nobody else' }).check();
    await becomes(
      async () => (await differenceOf(named, await takePicture(page))).pixels > 5,
      'the name of the other is gone',
    );
    expect(visit.watch.problems).toEqual([]);
  });
});
