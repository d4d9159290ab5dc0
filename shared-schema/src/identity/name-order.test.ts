import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byName, orderName, sameNames } from './name-order.ts';

test('O6 surnames are ordered as they are read, not as the character mostly is', () => {
  const names = ['赵一', '单雄信', '曾国', '仇英', '安然', '任飞', '解缙', '重庆', '万俟雅言', '尉迟恭'];
  expect(names.toSorted(byName)).toEqual([
    '安然',
    '重庆',
    '万俟雅言',
    '仇英',
    '任飞',
    '单雄信',
    '解缙',
    '尉迟恭',
    '曾国',
    '赵一',
  ]);
});

test('O6 the order is total and the same whichever way the list came', () => {
  const surnames = [...'单曾仇区解朴查盖乐翟任缪赵钱孙李', '万俟', '尉迟', '单于', '澹台'];
  const names = fc.array(
    fc.tuple(fc.constantFrom(...surnames), fc.constantFrom('伟', '芳', '一')).map((p) => p.join('')),
  );
  fc.assert(
    fc.property(names, (list) => {
      expect(list.toSorted(byName)).toEqual(list.toReversed().toSorted(byName));
    }),
  );
  expect(orderName('单于飞')).toBe('蝉于飞');
  expect(orderName('')).toBe('');
});

test('O6 those who share a name are told', () => {
  expect([...sameNames(['王伟', '李娜', '王伟', '王伟'])]).toEqual(['王伟']);
  expect(sameNames(['王伟', '李娜']).size).toBe(0);
});
