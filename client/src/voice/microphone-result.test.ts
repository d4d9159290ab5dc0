import { describe, expect, it } from 'vitest';
import { microphoneRefusal } from './microphone-result.ts';

describe('microphoneRefusal', () => {
  it.each([
    ['NotAllowedError', 'no-permission'],
    ['SecurityError', 'no-permission'],
    ['PublishTrackError', 'not-allowed'],
    ['NotFoundError', 'no-microphone'],
    ['NotReadableError', 'no-microphone'],
    ['OverconstrainedError', 'no-microphone'],
    ['', 'no-microphone'],
  ] as const)('V6 %s is told as %s', (faultName, reason) => {
    expect(microphoneRefusal(faultName)).toBe(reason);
  });
});
