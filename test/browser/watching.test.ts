import { expect, test } from 'vitest';
import { describeInBrowser, useStage } from './browser-here.ts';
import { setHidden } from './hidden-page.ts';
import { becomes, enterAsVisitor, openVisit } from './visit.ts';

describeInBrowser('following', () => {
  const stage = useStage();
  const pauses = () =>
    stage.hall.sql<{ why: string; isOpen: boolean }[]>`
      select why, ended_at is null as "isOpen" from attendance_pause order by pause_id`;

  test('J32 a page that is not seen is recorded as a pause until it is seen again, over a reload too', async () => {
    const visit = await openVisit(stage, { draws: false });
    await enterAsVisitor(visit, stage.hall, 'Reader');
    expect(await pauses()).toEqual([]);
    await setHidden(visit.page, true);
    await becomes(async () => (await pauses()).length === 1, 'the pause in the record');
    expect(await pauses()).toEqual([{ why: 'hidden', isOpen: true }]);
    await setHidden(visit.page, false);
    await becomes(async () => (await pauses())[0]?.isOpen === false, 'the end of the pause');
    await setHidden(visit.page, true);
    await becomes(async () => (await pauses()).length === 2, 'another pause');
    await visit.page.reload();
    await becomes(async () => (await pauses())[1]?.isOpen === false, 'following again after the reload');
  });
});
