import { expect, test } from 'vitest';
import { cpuOfFrames } from './frame-cpu.ts';
import { slopeOf } from './slope.ts';

const fire = (ts: number, tdur: number, pid = 1) => ({ name: 'FireAnimationFrame', pid, ts, tdur });
const paint = (ts: number, pid = 1) => ({ name: 'PrePaint', pid, ts });

test('the callbacks of one frame count together, those of another page not at all', () => {
  const events = [
    fire(10, 1500),
    fire(12, 500),
    fire(13, 9000, 2),
    paint(14, 2),
    paint(20),
    paint(25),
    fire(30, 700),
    paint(31),
  ];
  expect(cpuOfFrames(events.toReversed())).toEqual([2, 0.7]);
  expect(cpuOfFrames([])).toEqual([]);
});

test('the slope is that of the straight line; two points are no line', () => {
  const line = [0, 1, 2, 3].map((x) => ({ x, y: 5 + 0.25 * x }));
  expect(slopeOf(line)).toBeCloseTo(0.25, 9);
  expect(slopeOf(line.slice(0, 2))).toBeNull();
});
