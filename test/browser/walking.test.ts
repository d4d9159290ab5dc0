import { expect, test } from 'vitest';
import { freePort } from '../../game-server/src/launch/free-port.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { differenceOf, takePicture } from './canvas-picture.ts';
import { becomes, enterAsVisitor, isInside, openList, openVisit, ownPlace, type Visit } from './visit.ts';

/** How many tiles a page of 1280 pixels shows across. */
const tilesAcross = 20;

describeInBrowser('walking together', () => {
  const stage = useStage();

  const shown = ({ page }: Visit) => page.locator('#view').getAttribute('data-people');

  test('P1 M7 two browsers: one sees the other walk', async () => {
    const watching = await openVisit(stage);
    await enterAsVisitor(watching, stage.hall, 'Watcher');
    const stood = await ownPlace(watching);
    const alone = await takePicture(watching.page);
    expect(await shown(watching)).toBe('1');

    const walking = await openVisit(stage, { draws: false });
    await enterAsVisitor(walking, stage.hall, 'Walker');
    await becomes(async () => (await shown(watching)) === '2', 'the other one is there');
    const seen = async () => differenceOf(alone, await takePicture(watching.page));
    await becomes(async () => (await seen()).pixels > 20, 'the other one is drawn');
    const [from, seenFrom] = [await ownPlace(walking), await seen()];

    // Towards the wider side of the entrance.
    const [key, sign] = from.x < 22.5 ? (['KeyD', 1] as const) : (['KeyA', -1] as const);
    const walked = async () => sign * ((await ownPlace(walking)).x - from.x);
    for (const tiles of [0.7, 1.6, 2.5]) {
      await walking.page.keyboard.down(key);
      await becomes(async () => (await walked()) >= tiles, `walked ${tiles} tiles`);
      await walking.page.keyboard.up(key);
      await becomes(async () => {
        const moved = sign * ((await seen()).x - seenFrom.x) * tilesAcross;
        return Math.abs(moved - (await walked())) < 0.5;
      }, `seen ${tiles} tiles from where it stood`);
    }
    expect(await ownPlace(watching)).toEqual(stood);
    expect([...watching.watch.problems, ...walking.watch.problems]).toEqual([]);
  });

  test('M9 P1 a tap walks there, and a person is walked to by the list', async () => {
    const [one, two] = [await openVisit(stage), await openVisit(stage, { draws: false })];
    await enterAsVisitor(one, stage.hall, 'Tapper');
    await enterAsVisitor(two, stage.hall, 'Follower');
    const from = await ownPlace(one);
    const canvas = await one.page.locator('#view canvas').boundingBox();
    await one.page.mouse.click((canvas?.width ?? 0) / 2, 200);
    await becomes(async () => (await ownPlace(one)).y < from.y - 2, 'walking up');
    await openList(two, 'People');
    await two.page.getByRole('button', { name: 'Go there Tapper' }).click();
    await becomes(async () => {
      const [a, b] = [await ownPlace(one), await ownPlace(two)];
      return Math.hypot(a.x - b.x, a.y - b.y) < 2.5;
    }, 'the follower stands by the tapper');
    expect([...one.watch.problems, ...two.watch.problems]).toEqual([]);
  });

  test('P5 the older tab of the same person says so, and takes over again when asked', async () => {
    const visit = await openVisit(stage, { draws: false });
    await enterAsVisitor(visit, stage.hall, 'Two Tabs');
    const older = visit.page;
    const newer = await older.context().newPage();
    await newer.goto(older.url());
    await isInside({ page: newer });
    const words = 'The hall is open in another tab';
    await older.getByRole('alert').getByText(words).waitFor();
    await older.getByRole('button', { name: 'Go on here' }).click();
    await isInside(visit);
    await newer.getByRole('alert').getByText(words).waitFor();
    expect(await older.getByText(words).count()).toBe(0);
  });
});

describeInBrowser('a server that goes and comes', () => {
  const stage = useStage({ settings: async () => ({ port: await freePort() }) });

  test('P6 a lost line is told, and the page comes back by itself', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page } = visit;
    await enterAsVisitor(visit, stage.hall, 'Patient');
    await stage.hall.restart(async () => {
      await page.getByText(/Connection lost\. Reconnecting/).waitFor();
    });
    await isInside(visit);
    await openList(visit, 'People');
    await page.getByRole('listitem').filter({ hasText: 'Patient (you)' }).waitFor();
    const from = await ownPlace(visit);
    await page.locator('body').press('Escape');
    await page.keyboard.down('KeyW');
    await becomes(async () => (await ownPlace(visit)).y < from.y - 1, 'walking again');
    await page.keyboard.up('KeyW');
  });
});
