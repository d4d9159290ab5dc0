/**
 * A break of the product that a test has to notice: in `file`, `find` (which stands there exactly once) becomes
 * `replace`; then the tests of `testFile` whose name holds `testName` must fail.
 */
export type Twin = {
  name: string;
  rule: string;
  file: string;
  find: string;
  replace: string;
  project: 'unit' | 'room';
  testFile: string;
  testName: string;
};

type Broken = Pick<Twin, 'name' | 'file' | 'find' | 'replace'>;

export const provedBy =
  (project: Twin['project'], folder: string) =>
  (testFile: string, testName: string, { name, ...broken }: Broken): Twin => {
    const rule = /^[A-Z]\d+/.exec(testName)?.[0] ?? '';
    return { name, rule, ...broken, project, testFile: `${folder}/${testFile}.test.ts`, testName };
  };
export const room = provedBy('room', 'test/room');
export const unit = provedBy('unit', 'test');
export const shared = provedBy('unit', 'shared-schema/src');
export const packed = provedBy('unit', 'game-server/src/pack');

export const SERVER = 'game-server/src';
export const SHARED = 'shared-schema/src';
