import { expect, test } from 'vitest';
import { edgesUnder } from './covered-edges.ts';

const area = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  width,
  height,
  right: left + width,
  bottom: top + height,
});

test('U32 on a phone an open menu over the foot covers the foot', () => {
  const phone = { width: 390, height: 844 };
  const [bar, rail, menu] = [area(0, 0, 390, 56), area(0, 780, 390, 64), area(100, 380, 280, 390)];
  expect(edgesUnder([bar, rail], phone)).toEqual({ top: 56, right: 0, bottom: 64, left: 0 });
  expect(edgesUnder([bar, rail, menu], phone)).toEqual({ top: 56, right: 0, bottom: 464, left: 0 });
});

test('U32 on a desk lists cover their side, and a menu over the action bar covers nothing', () => {
  const desk = { width: 1280, height: 720 };
  const [list, menu] = [area(108, 72, 368, 636), area(700, 420, 280, 230)];
  expect(edgesUnder([list, menu], desk)).toEqual({ top: 0, right: 0, bottom: 0, left: 476 });
});

test('U32 what is not shown covers nothing', () => {
  expect(edgesUnder([area(0, 0, 0, 0)], { width: 390, height: 844 })).toEqual({ top: 0, right: 0, bottom: 0, left: 0 });
});
