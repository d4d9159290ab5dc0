import { expect, test } from 'vitest';
import { describeInBrowser, useStage } from './browser-here.ts';
import { followLink, isInside, openList, openTourAsLecturer, openVisit, type Visit } from './visit.ts';

const image = '<img src=x onerror=alert(1)>';
const nesting = '$t(entry:enter) {{count}} <b>';

describeInBrowser('names are data', () => {
  const stage = useStage();

  /** Fails when something of a name became more than text. */
  async function nothingRan({ page, watch }: Visit): Promise<void> {
    expect(await page.locator('img[src="x"], b').count()).toBe(0);
    expect(watch.problems).toEqual([]);
  }

  test('P2 the entry refuses a name with signs of markup, and says which signs are good', async () => {
    const visit = await openVisit(stage);
    const { page } = visit;
    await followLink(visit, stage.hall, 'visitor');
    const field = page.getByLabel('Your name in the hall');
    for (const [name, words] of [
      ['<b>Mei</b>', 'Use letters, digits, spaces'],
      ['"onload="x', 'Use letters, digits, spaces'],
      ['M', 'Give a name of at least 2 characters.'],
      ['A name of twenty let', 'Give a name of at most 16 characters.'],
    ] as const) {
      await field.fill(name);
      await page.getByRole('button', { name: 'Enter the hall' }).click();
      await page.getByText(words).waitFor();
      expect(await field.getAttribute('aria-invalid')).toBe('true');
    }
    expect(new URL(page.url()).pathname).toBe('/');
    await nothingRan(visit);
  });

  test('P2 a name that was forged into the page is asked for anew', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page } = visit;
    await followLink(visit, stage.hall, 'visitor');
    await page.getByLabel('Your name in the hall').waitFor();
    await page.evaluate(async (name) => {
      await fetch('/api/auth/sign-in/anonymous', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      localStorage.setItem('clearhall.name', name);
    }, image);
    await page.goto(`${stage.hall.origin}/hall.html?hall=integrity`);
    await page.waitForURL(`${stage.hall.origin}/?hall=integrity`);
    await page.getByLabel('Your name in the hall').waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  });

  test('P2 names from the organisation are shown as they are written, everywhere', async () => {
    const { sql } = stage.hall;
    const dialogs: string[] = [];
    const watched = async (draws: boolean): Promise<Visit> => {
      const visit = await openVisit(stage, { draws });
      visit.page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      return visit;
    };
    const renamed = async (visit: Visit, role: string, from: string, to: string) => {
      await followLink(visit, stage.hall, role);
      await visit.page.getByRole('button', { name: 'Sign out' }).waitFor();
      const { me } = (await (await visit.page.request.get(`${stage.hall.origin}/api/me`)).json()) as {
        me: { name: string };
      };
      await sql`update person set display_name = ${to} where display_name = ${from || me.name}`;
      await visit.page.reload();
    };

    await sql`update person set display_name = ${image} where role = 'lecturer'`;
    const lecturer = await watched(false);
    await openTourAsLecturer(lecturer, stage.hall);
    const learner = await watched(true);
    await renamed(learner, 'learner', '', nesting);
    await learner.page.locator('.account bdi', { hasText: nesting }).waitFor();
    await learner.page.getByText(`Tour with ${image}`).first().waitFor();
    await nothingRan(learner);
    await learner.page.getByRole('link', { name: /^Join/ }).click();
    await isInside(learner);
    await learner.page.getByText(`Tour with ${image}`).first().waitFor();
    await openList(learner, 'People');
    const people = learner.page.getByRole('region', { name: 'People in the hall' });
    await people.locator('bdi', { hasText: image }).waitFor();
    await people.locator('bdi', { hasText: nesting }).waitFor();

    const roster = lecturer.page.getByRole('region', { name: 'Lead the tour' });
    await roster.locator('bdi', { hasText: nesting }).waitFor();
    await lecturer.page.getByRole('log').getByText(`${nesting} has come`).waitFor({ state: 'attached' });

    const table = await watched(false);
    await followLink(table, stage.hall, 'supervisor');
    await table.page.getByRole('heading', { name: `Tour with ${image}` }).waitFor();
    await table.page.getByRole('rowheader', { name: nesting }).waitFor();

    for (const visit of [lecturer, learner, table]) await nothingRan(visit);
    expect(dialogs).toEqual([]);
  });
});
