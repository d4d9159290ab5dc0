import { CHAT_LINES } from '@clearhall/shared-schema/people/presence';
import { expect, test } from 'vitest';
import { lineOf, type RoomText, RoomTexts } from './room-texts.ts';

const text = (i: number): RoomText => ({
  textId: `text ${i}`,
  avatarId: 'a1',
  name: 'Anna',
  role: 'visitor',
  text: `line ${i}`,
  at: i,
  personId: i % 3 === 0 ? 'third' : 'other',
  isHidden: false,
});

/** The whole chat as it is read page by page from its end. */
function readAll(texts: RoomTexts, isShown: (text: RoomText) => boolean = () => true): string[] {
  const read: string[] = [];
  for (let before: string | null = null; ; before = read[0] as string) {
    const { lines, hasMore } = texts.page(before, isShown);
    expect(lines.length).toBeLessThanOrEqual(50);
    read.unshift(...lines.map(({ textId }) => textId));
    if (!hasMore) return read;
  }
}

test('P14 a room keeps the last lines only, and every one of them is on some page once', () => {
  const texts = new RoomTexts();
  const most = CHAT_LINES + 30;
  for (let i = 0; i < most; i++) texts.keepChat(text(i));
  for (let i = 0; i < most; i++) texts.keepSaid(text(1000 + i));
  const kept = Array.from({ length: CHAT_LINES }, (_, i) => `text ${i + 30}`);
  expect(readAll(texts)).toEqual(kept);
  expect([texts.ofId('text 29'), texts.ofId('text 30')?.text]).toEqual([null, 'line 30']);
  expect([texts.ofId('text 1029'), texts.ofId('text 1030')?.text]).toEqual([null, 'line 1030']);
  expect(texts.page('text 29', () => true)).toEqual({ lines: [], hasMore: false });
});

test('P15 P17 pages hold neither hidden lines nor those of people who are not to be shown', () => {
  const texts = new RoomTexts();
  for (let i = 0; i < 90; i++) texts.keepChat(text(i));
  const hidden = texts.ofId('text 1') as RoomText;
  hidden.isHidden = true;
  const read = readAll(texts, ({ personId }) => personId !== 'third');
  expect(read).toHaveLength(59);
  expect(read).not.toContain('text 1');
  expect(read).not.toContain('text 3');
});

test('P14 a line tells nothing of its writer beyond the room', () => {
  expect(Object.keys(lineOf(text(1))).sort()).toEqual(['at', 'avatarId', 'name', 'role', 'text', 'textId']);
});
