import { expect, test } from 'vitest';
import { Guest } from '../room/guest.ts';
import { keyOf } from '../room/inside-room.ts';
import { shippingBlocked } from '../room/shipping.ts';
import { act, learnerIn, openRound, openTour, roundQuestions } from '../room/touring.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { enterAsLearner, followLink, openVisit } from './visit.ts';

describeInBrowser('the supervisor’s table', () => {
  const stage = useStage();

  test('S1 S2 J3 shows who enters, says how old it is while nothing is shipped, and catches up', async () => {
    const { tourId } = await openTour(stage.hall);
    const table = await openVisit(stage);
    const { page } = table;
    await followLink(table, stage.hall, 'supervisor');
    await page.getByText('Live', { exact: true }).waitFor();
    const freshness = page.locator('.freshness');
    const rowOf = (name: string) => page.getByRole('row').filter({ hasText: name });
    let loads = 0;
    page.on('load', () => loads++);

    const learner = await openVisit(stage, { draws: false });
    await enterAsLearner(learner, stage.hall);
    const { me } = (await (await learner.page.request.get(`${stage.hall.origin}/api/me`)).json()) as {
      me: { name: string; unit: string };
    };
    await rowOf(me.name).getByText('Principles of Integrity').waitFor();
    expect(await rowOf(me.name).textContent()).toContain(me.unit);
    expect(await rowOf(me.name).locator('time').textContent()).toMatch(/^\d\d:\d\d$/);

    const release = await shippingBlocked(stage.hall);
    const late = await learnerIn(stage.hall, tourId);
    const lateName = await nameOf(late);
    try {
      await freshness.getByText('Not updating').waitFor();
      expect(await freshness.textContent()).toMatch(/data as of \d\d:\d\d:\d\d/);
      const frozen = await freshness.locator('.data-as-of').textContent();
      await reportsGoOut(2);
      expect(await freshness.locator('.data-as-of').textContent()).toBe(frozen);
      expect(await rowOf(lateName).count()).toBe(0);
    } finally {
      await release();
    }
    await rowOf(lateName).waitFor();
    await freshness.getByText('Live', { exact: true }).waitFor();
    expect(loads).toBe(0);
    expect([...table.watch.problems, ...learner.watch.problems]).toEqual([]);
  });

  test('S1 Q5 shows the result of a round, and how many were right only after the reveal', async () => {
    const { lecturer, tourId } = await openTour(stage.hall);
    const learner = await learnerIn(stage.hall, tourId);
    const [question] = await roundQuestions(lecturer);
    const roundId = await openRound(lecturer, question?.questionId ?? '');
    const optionId = await keyOf(stage.hall, question?.questionId ?? '');
    expect(await act(learner, 'quiz.answer-round', { roundId, optionId })).toMatchObject({ ok: true });
    const { page } = await openVisit(stage);
    await page.goto(stage.hall.server.links.find(({ role }) => role === 'supervisor')?.url ?? '');
    const result = page.locator('.round-line');
    await result.getByText('1 answered · result not revealed yet').waitFor();
    expect(await act(lecturer, 'quiz.reveal-round', { roundId })).toMatchObject({ ok: true });
    await result.getByText('1 answered · 1 right (100%)').waitFor();
  });

  test('S4 a learner is told that this page is not for learners', async () => {
    const visit = await openVisit(stage);
    await followLink(visit, stage.hall, 'learner');
    await visit.page.getByRole('link', { name: 'Walk on your own' }).waitFor();
    await visit.page.goto(`${stage.hall.origin}/supervise.html`);
    await visit.page.getByText('This page is for supervisors').waitFor();
    expect(await visit.page.getByRole('table').count()).toBe(0);
  });

  /** Waits until the server has sent so many reports to all who watch. */
  async function reportsGoOut(count: number): Promise<void> {
    const giveUp = new AbortController();
    const watcher = await new Guest(stage.hall).signIn('supervisor');
    const { body } = await watcher.fetch('/api/supervision/live', { signal: giveUp.signal });
    let text = '';
    for await (const part of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += part;
      // The first one is for the new watcher alone.
      if (text.split('event: live').length > count + 2) break;
    }
    giveUp.abort();
  }

  async function nameOf(guest: Guest): Promise<string> {
    const asked = await guest.ask('people.me');
    return asked.ok ? String(asked.value.name) : '';
  }
});
