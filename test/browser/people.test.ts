import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hasInSight, heardBy, writes } from '../room/hearing.ts';
import { roomOf, visitor } from '../room/inside-room.ts';
import { granted, learnerIn } from '../room/touring.ts';
import { fitsFingers, fitsTheScreen, isAccessible, tabReachesAll } from './access-checks.ts';
import { describeInBrowser, useStage } from './browser-here.ts';
import { SCREENS } from './chromium.ts';
import { hasFocus, tabAndPress, tabTo } from './keyboard.ts';
import {
  becomes,
  enterAsVisitor,
  followLink,
  isInside,
  openList,
  openTourAsLecturer,
  openVisit,
  type Visit,
} from './visit.ts';

describeInBrowser('people together', () => {
  const stage = useStage();

  /** Somebody at a browser that draws nothing, in the open room. */
  async function present(name: string, options: Parameters<typeof openVisit>[1] = {}): Promise<Visit> {
    const visit = await openVisit(stage, { draws: false, ...options });
    await enterAsVisitor(visit, stage.hall, name);
    return visit;
  }

  /** The demonstration's moderator, at such a browser. */
  async function moderatorAt(options: Parameters<typeof openVisit>[1] = {}): Promise<Visit> {
    const visit = await openVisit(stage, { draws: false, ...options });
    await followLink(visit, stage.hall, 'moderator');
    await visit.page.waitForURL((url) => !url.pathname.includes('demonstration'));
    await visit.page.goto(`${stage.hall.origin}/hall.html?hall=integrity`);
    await isInside(visit);
    return visit;
  }

  const actions = (page: Page): Locator => page.getByRole('group', { name: 'What you can do' });
  const log = (page: Page): Locator => page.getByRole('log', { name: 'Lines of the chat' });
  const line = (page: Page, text: string): Locator => log(page).getByRole('listitem').filter({ hasText: text });
  const person = (page: Page, name: string): Locator =>
    page.locator('.drawer').getByRole('listitem').filter({ hasText: name });
  const said = (page: Page): Locator => page.getByRole('log', { name: 'What happens' });
  const toast = (page: Page, text: string): Locator => page.locator('.toast').filter({ hasText: text });

  async function openChat({ page }: Visit): Promise<void> {
    await actions(page).getByRole('button', { name: /^Chat/ }).click();
    await page.getByLabel('Write to everybody in the room').waitFor();
  }

  /** Chooses in the menu of a row, by keys alone. */
  async function chooseInMenu(page: Page, row: Locator, choice: string): Promise<void> {
    await row.getByRole('button', { name: /^More about/ }).focus();
    await page.keyboard.press('Enter');
    const item = row.getByRole('group').getByRole('button', { name: choice });
    await tabAndPress(page, item);
  }

  test('U26 U22 Enter says something to those around, Escape leaves it; the other reads and hears it', async () => {
    const anna = await present('Anna');
    const ben = await present('Ben');
    await openList(ben, 'People');
    await anna.page.keyboard.press('Enter');
    const field = anna.page.getByLabel('Say something over your head');
    await becomes(() => hasFocus(field), 'the field has the focus');
    await anna.page.keyboard.type('not this');
    await anna.page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    await anna.page.keyboard.press('Enter');
    await field.fill('Good <b>day</b> to all');
    expect(await anna.page.locator('#say-count').innerText()).toContain('22/70');
    await anna.page.keyboard.press('Enter');
    await field.waitFor({ state: 'detached' });
    await person(ben.page, 'Anna').getByText('Good <b>day</b> to all').waitFor();
    await said(ben.page).getByText('Anna says: Good <b>day</b> to all').waitFor({ state: 'attached' });
    await person(ben.page, 'Anna').getByText('Good <b>day</b> to all').waitFor({ state: 'detached' });
    expect([...anna.watch.problems, ...ben.watch.problems]).toEqual([]);
  });

  test('U23 the Enter that ends a composition sends nothing, and too long a text is not sent', async () => {
    const { page } = await present('Ying');
    const otto = await visitor(stage.hall, 'Otto');
    const other = heardBy(otto);
    await hasInSight(otto, 'Ying');
    await page.keyboard.press('Enter');
    const field = page.getByLabel('Say something over your head');
    await field.fill('廉洁');
    const keys = await page.context().newCDPSession(page);
    // As a browser tells it that ends the composition before the key: only the old key code says whose the key is.
    const taken = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, text: '\r' };
    await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', ...taken });
    await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...taken });
    expect(await field.inputValue()).toBe('廉洁');
    await field.fill('廉'.repeat(71));
    await page.keyboard.press('Enter');
    await page.getByText('Too long: at most 70 characters.').waitFor();
    await field.fill('廉'.repeat(70));
    await page.keyboard.press('Enter');
    await field.waitFor({ state: 'detached' });
    await becomes(async () => other.length > 0, 'it is heard');
    expect(other.map(({ what }) => what.text)).toEqual(['廉'.repeat(70)]);
  });

  test('U26 single keys sign, raise the hand and open lists; while one types they are letters, and they can be switched off', async () => {
    const { page } = await present('Hanna');
    const ben = await visitor(stage.hall, 'Berta');
    const heard = heardBy(ben);
    await hasInSight(ben, 'Hanna');
    await page.keyboard.press('3');
    await becomes(async () => heard.some(({ news, what }) => news === 'people.emoted' && what.emote === 3), 'the sign');
    const hand = actions(page).getByRole('button', { name: 'Hand' });
    await page.keyboard.press('h');
    await becomes(async () => (await hand.getAttribute('aria-pressed')) === 'true', 'the hand is up');
    await page.keyboard.press('u');
    await person(page, 'Hanna').getByText('Hand up').waitFor();
    await page.keyboard.press('c');
    const field = page.getByLabel('Write to everybody in the room');
    await becomes(() => hasFocus(field), 'the field has the focus');
    await page.keyboard.type('huc 123');
    expect(await field.inputValue()).toBe('huc 123');
    expect(await hand.getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    await actions(page).getByRole('button', { name: 'Your status' }).click();
    await page.getByLabel(/^Single keys/).uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('h');
    await page.keyboard.press('c');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await hand.getAttribute('aria-pressed')).toBe('true');
    expect(await field.count()).toBe(0);
    expect(heard.filter(({ news }) => news === 'people.emoted')).toHaveLength(1);
  });

  test('U21 the chat: a badge while it is closed, names and own lines marked, earlier lines, all by keyboard', async () => {
    const { page, watch } = await present('Clara');
    // Nobody may write more than some lines at once.
    const names = ['Ivo', 'Jan', 'Zoe', 'Mia', 'Uma', 'Leo', 'Pia', 'Kim'];
    const others = await Promise.all(names.map((name) => visitor(stage.hall, name)));
    for (let count = 0; count < 7; count++) for (const other of others) await writes(other, `line ${count}`);
    const chat = actions(page).getByRole('button', { name: /^Chat/ });
    await chat.getByText('56 new lines').waitFor({ state: 'attached' });
    await tabAndPress(page, chat);
    const field = page.getByLabel('Write to everybody in the room');
    await becomes(() => hasFocus(field), 'the field has the focus');
    await page.keyboard.type('and mine');
    await page.keyboard.press('Enter');
    await line(page, 'and mine').and(page.locator('.own')).waitFor();
    expect(await field.inputValue()).toBe('');
    expect(await chat.getByText('new line').count()).toBe(0);
    expect(await line(page, 'line 6').last().locator('bdi').first().innerText()).toBe('Kim');
    await page.getByRole('button', { name: 'Close “Chat of this room”' }).click();
    await becomes(() => hasFocus(chat), 'the button has the focus again');
    // Another visitor comes later and asks for what was before.
    const late = await present('Late');
    await openChat(late);
    await becomes(async () => (await log(late.page).getByRole('listitem').count()) === 50, 'the last lines');
    await late.page.getByRole('button', { name: 'Earlier lines' }).click();
    await becomes(async () => (await log(late.page).getByRole('listitem').count()) > 55, 'earlier lines');
    await late.page.getByRole('button', { name: 'Earlier lines' }).waitFor({ state: 'detached' });
    expect([...watch.problems, ...late.watch.problems]).toEqual([]);
  });

  test('U2 U21 a line whose answer was lost stays in the field, and sent again it stands there once', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page } = visit;
    await page.addInitScript(holdingLines);
    await enterAsVisitor(visit, stage.hall, 'Nora');
    const ben = await visitor(stage.hall, 'Hugo');
    const heard = heardBy(ben);
    await openChat(visit);
    await page.getByText('Loading…').waitFor({ state: 'detached' });
    const field = page.getByLabel('Write to everybody in the room');
    await field.fill('only once');
    await page.evaluate(() => dispatchEvent(new Event('hold-line')));
    await page.keyboard.press('Enter');
    await becomes(async () => heard.some(({ what }) => what.text === 'only once'), 'the line reached the room');
    await page.evaluate(() => dispatchEvent(new Event('cut-line')));
    await page.getByRole('button', { name: 'Send again' }).waitFor();
    expect(await field.inputValue()).toBe('only once');
    await page.locator('.connection').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Send again' }).click();
    await becomes(async () => (await field.inputValue()) === '', 'it is sent');
    expect(await line(page, 'only once').count()).toBe(1);
    expect(heard.filter(({ what }) => what.text === 'only once')).toHaveLength(1);
  });

  test('P15 whoever is blocked is not heard any more, and again after unblocking; all by keyboard', async () => {
    const visit = await present('Ella');
    const { page } = visit;
    const ben = await visitor(stage.hall, 'Rolf');
    await writes(ben, 'a rude line');
    await page.keyboard.press('c');
    await line(page, 'a rude line').waitFor();
    await chooseInMenu(page, line(page, 'a rude line'), 'Block');
    await line(page, 'a rude line').waitFor({ state: 'detached' });
    await writes(ben, 'another rude line');
    await writes(await visitor(stage.hall, 'Lea'), 'a friendly line');
    await line(page, 'a friendly line').waitFor();
    expect(await line(page, 'rude line').count()).toBe(0);
    await openList(visit, 'People');
    await person(page, 'Rolf').getByText('Blocked').waitFor();
    await chooseInMenu(page, person(page, 'Rolf'), 'Unblock');
    await person(page, 'Rolf').getByText('Blocked').waitFor({ state: 'detached' });
    await actions(page).getByRole('button', { name: /^Chat/ }).click();
    await line(page, 'another rude line').waitFor();
  });

  test('P16 P17 P18 a report reaches the moderator, who hides the text, removes the person and lets in again', async () => {
    const anna = await present('Vera');
    const ben = await present('Knut');
    await openChat(ben);
    await ben.page.getByLabel('Write to everybody in the room').fill('<img src=x> shame');
    await ben.page.keyboard.press('Enter');
    await openChat(anna);
    await chooseInMenu(anna.page, line(anna.page, 'shame'), 'Report');
    const dialog = anna.page.getByRole('dialog', { name: 'Report Knut' });
    await dialog.getByLabel('Spam or advertising').check();
    await dialog.getByRole('button', { name: 'Send report' }).press('Enter');
    await toast(anna.page, 'Reported').waitFor();
    const { page, watch } = await moderatorAt();
    await page.getByRole('button', { name: 'Desk' }).click();
    const report = page.locator('.drawer').getByRole('listitem').filter({ hasText: 'Knut' });
    await report.getByText('<img src=x> shame').waitFor();
    await report.getByText('Spam or advertising').waitFor();
    await report.getByRole('button', { name: 'Hide this text' }).click();
    await line(anna.page, 'shame').waitFor({ state: 'detached' });
    await line(ben.page, 'shame').waitFor({ state: 'detached' });
    await report.getByRole('button', { name: 'Remove' }).click();
    await page
      .getByRole('dialog', { name: 'Remove Knut from the hall?' })
      .getByRole('button', { name: 'Remove' })
      .click();
    await ben.page.getByText('You cannot enter now').waitFor();
    await ben.page.getByText('Wait ten minutes').waitFor();
    await report.getByRole('button', { name: 'Settled' }).click();
    await page.getByText('Nothing is reported.').waitFor();
    const kept = page.locator('.drawer').getByRole('listitem').filter({ hasText: 'Removed until' });
    await kept.getByText('Knut').first().waitFor();
    await kept.getByRole('button', { name: 'Let in again' }).click();
    await page.getByText('Nobody is kept out.').waitFor();
    await ben.page.getByRole('button', { name: 'Try again' }).click();
    await isInside(ben);
    expect(watch.problems).toEqual([]);
  });

  test('U20 without a sign for five minutes one is away, and here again at the first sign; “back soon” stays', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page } = visit;
    await page.clock.install();
    await enterAsVisitor(visit, stage.hall, 'Tilda');
    const emil = await visitor(stage.hall, 'Emil');
    const isShown = async (status: string) =>
      roomOf(emil)
        .world.here()
        .some((who) => who.person.name === 'Tilda' && who.status === status);
    await page.clock.fastForward('05:01');
    await becomes(() => isShown('away'), 'away');
    await page.mouse.move(300, 300);
    await becomes(() => isShown('here'), 'here again');
    await actions(page).getByRole('button', { name: 'Your status' }).click();
    await page.getByLabel('Back soon').check();
    await becomes(() => isShown('back-soon'), 'back soon');
    await page.mouse.move(400, 300);
    await page.keyboard.press('Escape');
    expect(await isShown('back-soon')).toBe(true);
  });

  test('U24 P13 the lecturer sees hands in the order in which they went up, and lowers one', async () => {
    const visit = await openVisit(stage, { draws: false });
    const { page } = visit;
    const tourId = await openTourAsLecturer(visit, stage.hall);
    const learners = [await learnerIn(stage.hall, tourId), await learnerIn(stage.hall, tourId)];
    for (const learner of learners.toReversed()) await granted(learner, 'people.hand', { isUp: true });
    if (await page.getByRole('button', { name: 'Lead' }).and(page.locator('[aria-expanded="false"]')).count())
      await page.getByRole('button', { name: 'Lead' }).click();
    const rows = page.locator('.console .list-row');
    await rows.first().getByText('Hand up: 1.').waitFor();
    await rows.nth(1).getByText('Hand up: 2.').waitFor();
    const first = await rows.first().locator('bdi').first().innerText();
    await rows
      .first()
      .getByRole('button', { name: `Lower the hand ${first}` })
      .click();
    await becomes(async () => (await rows.getByText(/^Hand up: /).count()) === 1, 'one hand is left');
    expect(await rows.first().locator('bdi').first().innerText()).not.toBe(first);
  });

  for (const [name, screen] of Object.entries(SCREENS)) {
    const checked = async (visit: Visit, what: string) => {
      await isAccessible(visit, what);
      await fitsTheScreen(visit, what);
      if (name === 'phone') await fitsFingers(visit, what);
      await tabReachesAll(visit, what);
    };

    test(`H6 what one can do, the chat, people and the desk (${name})`, async () => {
      const words = `good day to the ${name}`;
      const other = await visitor(stage.hall, 'Mei');
      const subject = await visitor(stage.hall, 'Ben');
      await writes(other, words);
      const visit = await moderatorAt(screen);
      const { page } = visit;
      await granted(other, 'people.report', {
        requestId: crypto.randomUUID(),
        avatarId: subject.avatarId,
        textId: null,
        reason: 'other',
      });
      const bar = actions(page);
      if (name === 'phone') {
        await bar.getByRole('button').first().click();
        await isAccessible(visit, 'actions');
        await fitsFingers(visit, 'actions');
        await bar.getByRole('button', { name: 'Say', exact: true }).click();
        await checked(visit, 'say');
        await page.getByLabel('Say something over your head').press('Escape');
        await bar.getByRole('button').first().click();
        await bar.getByRole('button', { name: /^Chat/ }).click();
      } else {
        for (const menu of ['Signs', 'Your status']) {
          await bar.getByRole('button', { name: menu }).click();
          await isAccessible(visit, menu);
          await page.keyboard.press('Escape');
        }
        await bar.getByRole('button', { name: 'Say' }).click();
        await checked(visit, 'say');
        await page.getByLabel('Say something over your head').press('Escape');
        await bar.getByRole('button', { name: /^Chat/ }).click();
      }
      await line(page, words).waitFor();
      await checked(visit, 'chat');
      await line(page, words).getByRole('button').first().click();
      await isAccessible(visit, 'menu of a line');
      await page.getByRole('button', { name: 'Report' }).click();
      await page.getByRole('dialog').waitFor();
      await isAccessible(visit, 'report');
      await page.keyboard.press('Escape');
      await openList(visit, 'People');
      await page.locator('.drawer summary').click();
      await checked(visit, 'people');
      await page.getByRole('button', { name: 'Desk' }).click();
      await page
        .getByRole('button', { name: /^Settled/ })
        .first()
        .waitFor();
      await checked(visit, 'desk');
    });
  }

  test('U25 Escape closes a menu only, and the focus goes back to its button', async () => {
    const { page } = await present('Rosa');
    await visitor(stage.hall, 'Olaf');
    await page.keyboard.press('u');
    const button = person(page, 'Olaf').getByRole('button', { name: 'More about Olaf' });
    await tabTo(page, button);
    await page.keyboard.press('Enter');
    const report = person(page, 'Olaf').getByRole('button', { name: 'Report' });
    await becomes(() => hasFocus(report), 'the first choice has the focus');
    await page.keyboard.press('Escape');
    await becomes(() => hasFocus(button), 'the button has the focus again');
    expect(await page.locator('.drawer').count()).toBe(1);
  });
});

/** In the page: what the newest line brings is held back from 'hold-line' on, and 'cut-line' ends it. */
function holdingLines(): void {
  const Native = WebSocket;
  Object.assign(globalThis, {
    WebSocket: class extends Native {
      constructor(...given: ConstructorParameters<typeof Native>) {
        super(...given);
        let isHeld = false;
        addEventListener('hold-line', () => {
          isHeld = true;
        });
        addEventListener('cut-line', () => this.close(4999));
        this.addEventListener('message', (message) => isHeld && message.stopImmediatePropagation());
      }
    },
  });
}
