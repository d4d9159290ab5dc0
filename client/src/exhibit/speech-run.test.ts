import { expect, test } from 'vitest';
import { isHeardWhole, voiceFor } from './narration-rules.ts';
import { SpeechRun } from './speech-run.ts';

/** A run over three sentences, and what ends the sentence that is spoken. */
function newRun() {
  const said: string[] = [];
  const ends: ((wasSpoken: boolean) => void)[] = [];
  let heard = 0;
  const speak = (text: string, done: (wasSpoken: boolean) => void) => {
    said.push(text);
    ends.push(done);
  };
  const on = { change: () => {}, heard: () => heard++ };
  return { run: new SpeechRun(['a', 'b', 'c'], speak, on), said, end: () => ends.at(-1), heardTimes: () => heard };
}

test('X6 sentences are spoken in order and each is marked while it is spoken', () => {
  const { run, said, end, heardTimes } = newRun();
  run.play();
  run.play();
  const marked = [];
  for (let index = 0; index < 3; index++) {
    marked.push(run.at);
    end()?.(true);
  }
  expect(said).toEqual(['a', 'b', 'c']);
  expect(marked).toEqual([0, 1, 2]);
  expect([run.isRunning, run.at, heardTimes()]).toEqual([false, 0, 1]);
});

test('X6 what was stopped goes on at its sentence; an end that comes late counts for nothing', () => {
  const { run, said, end, heardTimes } = newRun();
  run.play();
  end()?.(true);
  const late = end();
  run.stop();
  late?.(true);
  expect([run.isRunning, run.at, said]).toEqual([false, 1, ['a', 'b']]);
  run.play();
  expect(said).toEqual(['a', 'b', 'b']);
  end()?.(true);
  end()?.(true);
  expect(heardTimes()).toBe(1);
});

test('X4 a sentence that failed was not heard', () => {
  const { run, end, heardTimes } = newRun();
  run.play();
  end()?.(false);
  expect([run.isRunning, run.at, heardTimes()]).toEqual([false, 0, 0]);
});

test('H1 X6 only a voice of the machine itself speaks, the very language first', () => {
  const voices = [
    { lang: 'zh-CN', localService: false },
    { lang: 'zh_TW', localService: true },
    { lang: 'zh_CN', localService: true },
    { lang: 'en-GB', localService: true },
  ];
  expect(voiceFor(voices, 'zh-CN')).toBe(voices[2]);
  expect(voiceFor(voices, 'en')).toBe(voices[3]);
  expect(voiceFor(voices.slice(0, 1), 'zh-CN')).toBeNull();
  expect(voiceFor([], 'en')).toBeNull();
});

test('X4 a recording is heard when nearly all of it was played', () => {
  expect(isHeardWhole([{ fromS: 0, toS: 60 }], 60)).toBe(true);
  expect(
    isHeardWhole(
      [
        { fromS: 0, toS: 30 },
        { fromS: 32, toS: 60 },
      ],
      60,
    ),
  ).toBe(true);
  expect(isHeardWhole([{ fromS: 55, toS: 60 }], 60)).toBe(false);
  expect(isHeardWhole([], Number.NaN)).toBe(false);
});
