import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPercent, canBuild } from './livekit-build.ts';

describe('buildPercent', () => {
  const lines = fc.nat(5_000);

  it('V11 never goes back and never says that it is done', () => {
    fc.assert(
      fc.property(lines, lines, lines, lines, (downloads, moreDownloads, packages, morePackages) => {
        const earlier = buildPercent(downloads, packages);
        const later = buildPercent(downloads + moreDownloads, packages + morePackages);
        expect(earlier).toBeGreaterThanOrEqual(0);
        expect(later).toBeGreaterThanOrEqual(earlier);
        expect(later).toBeLessThan(100);
      }),
    );
  });
});

describe('canBuild', () => {
  it.each([
    ['go version go1.26.8 linux/amd64', 'local', true],
    ['go version go1.27.3 darwin/arm64', 'auto', true],
    ['go version go2.0 linux/amd64', 'local', true],
    ['go version go1.22.1 linux/amd64', 'auto', true],
    ['go version go1.22.1 linux/amd64', 'local', false],
    ['go version go1.18 linux/amd64', 'auto', false],
    ['', 'auto', false],
  ])('V11 "%s" with GOTOOLCHAIN=%s: %s', (version, toolchain, can) => {
    expect(canBuild(version, toolchain)).toBe(can);
  });
});
