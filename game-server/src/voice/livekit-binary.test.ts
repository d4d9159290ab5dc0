import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cachedBinaryPath, isUsableVersion, livekitCacheFolder } from './livekit-binary.ts';

const root = resolve('/');

describe('the cached voice server', () => {
  it('V10 lies in the cache folder of the user, not in the clone', () => {
    expect(livekitCacheFolder({ HOME: join(root, 'home', '小明') })).toBe(
      join(root, 'home', '小明', '.cache', 'clearhall', 'livekit'),
    );
    expect(livekitCacheFolder({ HOME: join(root, 'h'), XDG_CACHE_HOME: join(root, 'a b') })).toBe(
      join(root, 'a b', 'clearhall', 'livekit'),
    );
  });

  it('V10 a relative XDG_CACHE_HOME counts as none', () => {
    expect(livekitCacheFolder({ HOME: join(root, 'h'), XDG_CACHE_HOME: 'near' })).toBe(
      join(root, 'h', '.cache', 'clearhall', 'livekit'),
    );
  });

  it('V10 is kept apart by version, system and processor', () => {
    expect(cachedBinaryPath({ HOME: root })).toContain(`1.13.5-${process.platform}-${process.arch}`);
  });
});

describe('isUsableVersion', () => {
  it.each([
    ['livekit-server version 1.13.5', true],
    ['livekit-server version 1.8.0', true],
    ['livekit-server version 2.0.0', true],
    ['livekit-server version 1.7.9', false],
    ['livekit-server version 0.15.7', false],
    ['', false],
  ])('V10 "%s": %s', (answer, usable) => {
    expect(isUsableVersion(answer)).toBe(usable);
  });
});
