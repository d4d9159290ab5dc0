import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { happened, type NewEvent } from '../../game-server/src/journal/events.ts';
import { storeDirectly } from '../../game-server/src/journal/store-directly.ts';
import { publishedHalls } from '../../game-server/src/pack/published-halls.ts';
import { createAssignmentStore } from '../../game-server/src/standard/assignment-store.ts';
import { fitsFingers, fitsTheScreen, isAccessible } from './access-checks.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { SCREENS } from './chromium.ts';
import { tabAndPress } from './keyboard.ts';
import { followLink, openVisit } from './visit.ts';

const DAY = 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

describeInBrowser('standards', () => {
  const stage = useStage();

  test('N12 N13 by keyboard and on a phone: what is due and missing, and a certificate of what is met', async () => {
    const { sql } = stage.hall;
    const visit = await openVisit(stage, { draws: false });
    const { page, watch } = visit;
    await followLink(visit, stage.hall, 'learner');
    await page.waitForURL((url) => !url.pathname.includes('demonstration'));
    const [learner] = await sql`
      select person_id, display_name from person join auth.session on "userId" = user_id where role = 'learner'`;
    const personId = learner?.person_id as string;
    const hall = await publishedHalls(sql).current('integrity');
    if (!hall) throw new Error('no hall');
    const now = Date.now();
    const store = createAssignmentStore(sql, () => now);
    const days = { from: dayOf(now - 20 * DAY), by: dayOf(now + 20 * DAY), makeUp: dayOf(now + 60 * DAY) };
    const made = await store.add(hall, { target: { personId }, standardId: 'basic', ...days });
    if ('refused' in made) throw new Error(made.refused);

    await page.goto(`${stage.hall.origin}/learn.html`);
    const duty = page.getByRole('article', { name: 'Basic standard of integrity' });
    await duty.getByText('To be done').waitFor();
    await duty.getByText('Missing: Practice paper').waitFor();
    await duty.getByText('it can be made up until').waitFor();
    expect(await duty.getByRole('link', { name: /certificate/ }).count()).toBe(0);
    await isAccessible(visit, 'what is due');
    await page.goto(`${stage.hall.origin}/learn.html#certificate=${made.assignmentId}`);
    await page.reload();
    await page.getByText('There is no certificate').waitFor();

    const { version } = hall.publicHall;
    const events: NewEvent[] = [now - 3 * DAY, now - 2 * DAY].flatMap((at) => {
      const [where, attemptId] = [{ roomId: randomUUID(), personId }, randomUUID()];
      const open = { kind: 'open', hallId: 'integrity', version, lecturerId: null } as const;
      const paper = { attemptId, hallId: 'integrity', paperId: 'practice', unitId: null, mode: 'counted' as const };
      return [
        happened('room.opened', at, { ...where, personId: null }, open),
        ...hall.publicHall.scenes.map(({ sceneId }) => happened('scene.entered', at, where, { unitId: null, sceneId })),
        ...hall.gates.map(({ gateId }) => happened('gate.passed', at, where, { hallId: 'integrity', gateId })),
        happened('person.left', at + 30 * 60_000, where, {}),
        happened('paper.started', at, where, { ...paper, seed: 's', version, deadlineMs: null }),
        happened('paper.closed', at, where, { attemptId, points: 8, passed: true, by: 'person' }),
      ];
    });
    await sql.begin((tx) => storeDirectly(tx, events));
    await page.goto(`${stage.hall.origin}/learn.html`);
    await page.reload();
    await tabAndPress(page, duty.getByRole('link', { name: 'Show the certificate' }));
    const certificate = page.getByRole('article', { name: 'Certificate' });
    await certificate.getByText(learner?.display_name as string, { exact: true }).waitFor();
    await certificate.getByText(/^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/).waitFor();
    await isAccessible(visit, 'a certificate');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    expect(await certificate.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize(SCREENS.phone.viewport);
    await fitsTheScreen(visit, 'a certificate');
    await fitsFingers(visit, 'a certificate');
    await tabAndPress(page, page.getByRole('link', { name: 'Back to my learning' }));
    await duty.getByText('Met', { exact: true }).waitFor();
    await fitsTheScreen(visit, 'duties');
    expect(watch.problems).toEqual([]);
  });
});
