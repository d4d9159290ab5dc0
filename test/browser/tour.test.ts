import { expect, test } from 'vitest';
import { describeInBrowser, useStage } from './browser-here.ts';
import { SCREENS } from './chromium.ts';
import { keyedQuestions, type SingleQuestion, singleOfStem, wrongAnswer } from './hall-questions.ts';
import { Received } from './received.ts';
import { becomes, enterAsLearner, openTourAsLecturer, openVisit, ownPlace, type Visit } from './visit.ts';

describeInBrowser('a tour', () => {
  const stage = useStage();

  const nameOf = async ({ page }: Visit): Promise<string> => {
    const answer = (await (await page.request.get(`${stage.hall.origin}/api/me`)).json()) as { me: { name: string } };
    return answer.me.name;
  };

  async function answer({ page }: Visit, optionId: string): Promise<void> {
    const panel = page.getByRole('region', { name: 'Group question' });
    await panel.locator('label', { has: page.locator(`input[value="${optionId}"]`) }).click();
    await panel.getByRole('button', { name: 'Send answer' }).click();
    await panel.getByText('Your answer is recorded').waitFor();
  }

  /** What everybody sees of the result: two answered, one of them rightly. */
  async function seesTally({ page }: Visit, { key, options, explanation }: SingleQuestion): Promise<void> {
    const tally = page.getByRole('list', { name: 'Answers of the group' });
    await tally.waitFor();
    const right = options.find(({ optionId }) => optionId === key)?.text.en ?? '';
    const row = tally.getByRole('listitem').filter({ hasText: right });
    expect(await row.textContent()).toContain('Right answer');
    expect(await row.textContent()).toContain('1 person 50%');
    await page.getByText(explanation.en).first().waitFor();
  }

  test('T2 T3 Q1 Q2 Q4 Q5 G5 who came, gathering, a group question, its result', async () => {
    const lecturer = await openVisit(stage, { draws: false });
    await openTourAsLecturer(lecturer, stage.hall);
    const console = lecturer.page.getByRole('region', { name: 'Lead the tour' });
    await console.getByText('Nobody has come yet').waitFor();
    const secrets = (await keyedQuestions(stage.hall)).flatMap(({ explanation }) => Object.values(explanation));

    const one = await openVisit(stage, { draws: false });
    const received = new Received(one.page);
    await enterAsLearner(one, stage.hall);
    const two = await openVisit(stage, { ...SCREENS.phone, draws: false });
    await enterAsLearner(two, stage.hall);
    for (const learner of [one, two]) {
      const row = console.getByRole('listitem').filter({ hasText: await nameOf(learner) });
      await row.getByText('Principles of Integrity').waitFor();
    }

    await console.getByLabel('Exhibit').selectOption('five-words');
    await console.getByRole('button', { name: 'Call the group here' }).click();
    await console.getByText('2 coming').waitFor();
    for (const learner of [one, two]) {
      await learner.page.getByText('The lecturer calls the group to:').first().waitFor();
      await becomes(async () => {
        const { x, y } = await ownPlace(learner);
        return Math.hypot(x - 6.5, y - 15.5) < 4.5;
      }, 'the learner stands by the exhibit');
    }

    const choice = console.getByLabel('Question to ask');
    await choice.selectOption({ index: 1 });
    const question = await singleOfStem(stage.hall, (await choice.locator('option:checked').textContent()) ?? '');
    await console.getByRole('button', { name: 'Open to the group' }).click();
    await answer(one, question.key);
    await answer(two, wrongAnswer(question));
    await console.getByText('2 of 2 people answered').waitFor();
    expect(await received.holds([question.stem.en])).toBe(1);
    expect(await received.holds(secrets)).toBe(0);

    await console.getByRole('button', { name: 'Reveal the result' }).click();
    for (const visit of [lecturer, one, two]) await seesTally(visit, question);
    await one.page.getByText('Your answer was right', { exact: true }).waitFor();
    await two.page.getByText('Your answer was not right', { exact: true }).waitFor();
    expect(await lecturer.page.getByText(/Your answer was/).count()).toBe(0);
    // The record itself works: what was told with the reveal is found in it.
    expect(await received.holds([question.explanation.en])).toBe(1);
    for (const { watch } of [lecturer, one, two]) expect(watch.problems).toEqual([]);
  });
});
