import { expect, test } from 'vitest';
import { fitsFingers, fitsTheScreen, isAccessible } from './access-checks.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { SCREENS } from './chromium.ts';
import { enterAsVisitor, openList, openVisit } from './visit.ts';

describeInBrowser('the message board of a scene', () => {
  const stage = useStage();

  test('B1 B3 a message is written from the list of scenes, read by the next one on a phone, and taken back', async () => {
    const writer = await openVisit(stage, { draws: false });
    await enterAsVisitor(writer, stage.hall, 'Writer');
    await openList(writer, 'Scenes');
    await writer.page.getByRole('button', { name: /^Message board Principles of Integrity/ }).click();
    const board = writer.page.getByRole('region', { name: 'Message board' });
    await board.getByText('Nobody has written here yet.').waitFor();
    await board.getByLabel('Your message').fill('Not greedy is <b>my</b> treasure.');
    await isAccessible(writer, 'the board with a message begun');
    await board.getByRole('button', { name: 'Post' }).click();
    await board.getByText('Not greedy is <b>my</b> treasure.').waitFor();
    expect(await board.getByLabel('Your message').inputValue()).toBe('');

    const reader = await openVisit(stage, { draws: false, ...SCREENS.phone });
    await enterAsVisitor(reader, stage.hall, 'Reader');
    await openList(reader, 'Scenes');
    await reader.page.getByRole('button', { name: /^Message board Principles of Integrity/ }).click();
    const sheet = reader.page.getByRole('region', { name: 'Message board' });
    await sheet.getByText('Not greedy is <b>my</b> treasure.').waitFor();
    expect(await sheet.getByRole('button', { name: 'Take back' }).count()).toBe(0);
    await isAccessible(reader, 'the board on a phone');
    await fitsTheScreen(reader, 'the board on a phone');
    await fitsFingers(reader, 'the board on a phone');
    await board.getByRole('button', { name: 'Take back' }).click();
    await board.getByText('Nobody has written here yet.').waitFor();
    await sheet.getByText('Nobody has written here yet.').waitFor();
    for (const visit of [writer, reader]) expect(visit.watch.problems).toEqual([]);
  });
});
