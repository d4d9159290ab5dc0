import { expect, test } from 'vitest';
import { latencies } from './latencies.ts';

const sent = [
  { id: 'a', mark: 1, atMs: 100 },
  { id: 'a', mark: 2, atMs: 200 },
  { id: 'a', mark: 1, atMs: 900 },
  { id: 'b', mark: 1, atMs: 150 },
];

test('each turn is told apart by walker and mark, the latest before it was seen counts', () => {
  const seen = [
    { id: 'a', mark: 1, atMs: 130, watcher: 0 },
    { id: 'b', mark: 1, atMs: 170, watcher: 0 },
    { id: 'a', mark: 2, atMs: 260, watcher: 0 },
    { id: 'a', mark: 1, atMs: 950, watcher: 0 },
  ];
  expect(latencies(sent, seen)).toEqual([30, 20, 60, 50]);
});

test('what one watcher sees twice counts once, what two see counts twice', () => {
  const seen = [
    { id: 'a', mark: 1, atMs: 130, watcher: 0 },
    { id: 'a', mark: 1, atMs: 140, watcher: 0 },
    { id: 'a', mark: 1, atMs: 150, watcher: 1 },
  ];
  expect(latencies(sent, seen)).toEqual([30, 50]);
});

test('what nobody sent, or sent long ago, is no latency', () => {
  const seen = [
    { id: 'c', mark: 1, atMs: 130, watcher: 0 },
    { id: 'a', mark: 1, atMs: 90, watcher: 0 },
    { id: 'a', mark: 2, atMs: 9000, watcher: 0 },
  ];
  expect(latencies(sent, seen)).toEqual([]);
});
