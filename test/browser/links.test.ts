import { expect, test } from 'vitest';
import { learnerIn, openTour } from '../room/touring.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { shadesOf, takePicture } from './canvas-picture.ts';
import { CHROMIUM_MAJOR, SCREENS } from './chromium.ts';
import { becomes, enterAsVisitor, followLink, isInside, openList, openTourAsLecturer, openVisit } from './visit.ts';

describeInBrowser('every printed link opens', () => {
  const stage = useStage();

  test.runIf(process.platform === 'linux')('the browser is the one of the package', () => {
    expect(stage.browser.version()).toMatch(new RegExp(`^${CHROMIUM_MAJOR}\\.`));
  });

  test('H1 H2 the watch over pages sees a broken policy and an address beyond this machine', async () => {
    const broken = await openVisit(stage);
    await followLink(broken, stage.hall, 'visitor');
    await broken.page.evaluate(() => {
      const inline = document.createElement('script');
      inline.textContent = '1';
      document.head.append(inline);
    });
    await becomes(async () => broken.watch.problems.some((text) => text.includes('policy broken')), 'policy seen');
    const outward = await openVisit(stage, { bypassCSP: true });
    await outward.page.context().route('http://192.0.2.1/**', (route) => route.abort());
    await followLink(outward, stage.hall, 'visitor');
    await outward.page.evaluate(() => fetch('http://192.0.2.1/', { mode: 'no-cors' }).catch(() => {}));
    expect(outward.watch.problems).toContain('beyond loopback: 192.0.2.1');
  });

  for (const [name, screen] of Object.entries(SCREENS)) {
    test(`L1 H1 H2 a visitor comes in under a name and stands in the drawn hall (${name})`, async () => {
      const visit = await openVisit(stage, screen);
      await enterAsVisitor(visit, stage.hall, 'Mei Lin');
      expect(await shadesOf(await takePicture(visit.page))).toBeGreaterThan(50);
      await visit.page.getByText('Principles of Integrity').first().waitFor();
      await openList(visit, 'People');
      await visit.page.getByRole('listitem').filter({ hasText: 'Mei Lin (you)' }).waitFor();
      expect(visit.watch.problems).toEqual([]);
    });

    test(`L1 T1 H2 a lecturer opens a tour and leads it (${name})`, async () => {
      const visit = await openVisit(stage, screen);
      const tourId = await openTourAsLecturer(visit, stage.hall);
      expect(tourId).not.toBe('');
      await openList(visit, 'Lead');
      await visit.page.getByRole('heading', { name: 'Lead the tour' }).waitFor();
      expect(await visit.page.getByLabel('Link to this tour').inputValue()).toContain(`tour=${tourId}`);
      expect(visit.watch.problems).toEqual([]);
    });

    test(`L1 T1 H2 a learner joins a tour by its button (${name})`, async () => {
      const { lecturer } = await openTour(stage.hall);
      const visit = await openVisit(stage, screen);
      await followLink(visit, stage.hall, 'learner');
      await visit.page.getByRole('link', { name: /^Join/ }).first().click();
      await isInside(visit);
      await visit.page.getByText('Tour with 演示讲师 Lecturer').first().waitFor();
      expect(await shadesOf(await takePicture(visit.page))).toBeGreaterThan(50);
      await lecturer.until((state) => state.tour.roster.size >= 2, 'the learner in the roster');
      expect(visit.watch.problems).toEqual([]);
    });

    test(`L1 S1 H2 a supervisor gets the live table (${name})`, async () => {
      const { tourId } = await openTour(stage.hall);
      await learnerIn(stage.hall, tourId);
      const visit = await openVisit(stage, screen);
      await followLink(visit, stage.hall, 'supervisor');
      await visit.page.getByRole('heading', { name: 'In the hall now' }).waitFor();
      await visit.page.getByRole('row').filter({ hasText: 'Principles of Integrity' }).first().waitFor();
      expect(visit.watch.problems).toEqual([]);
    });

    test(`L1 P22 H2 a moderator comes in by the link (${name})`, async () => {
      const visit = await openVisit(stage, screen);
      await followLink(visit, stage.hall, 'moderator');
      await visit.page.getByRole('link', { name: 'Walk on your own' }).click();
      await isInside(visit);
      expect(visit.watch.problems).toEqual([]);
    });
  }

  test('P9 two browsers that use the learner’s link are two learners', async () => {
    const names = [];
    for (const _ of [1, 2]) {
      const visit = await openVisit(stage);
      await followLink(visit, stage.hall, 'learner');
      names.push(await visit.page.locator('.account bdi').textContent());
      await visit.close();
    }
    expect(new Set(names).size).toBe(2);
  });
});
