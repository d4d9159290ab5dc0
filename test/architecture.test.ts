import { describe, expect, test } from 'vitest';
import { filesIn, type SourceFile, sourcesOf, textOf } from './source-files.ts';

const client = sourcesOf('client');
const server = sourcesOf('game-server');
const shared = sourcesOf('shared-schema');
const everything = [...client, ...server, ...shared, ...sourcesOf('bench')];

/** The features, in the design's order: each may import only those before it. */
const FEATURES = [
  'avatar',
  'people',
  'exhibit',
  'quiz',
  'gate',
  'tour',
  'voice',
  'board',
  'attendance',
  'unit',
  'standard',
  'supervision',
  'pack',
];

/** What a hall consists of: the shape of the content that all features show, not the checking and publishing of it. */
const CONTENT_SHAPES = [
  'shared-schema/src/pack/public-pack.ts',
  'shared-schema/src/pack/gate-rule.ts',
  'game-server/src/pack/file-words.ts',
  'game-server/src/pack/pack-format.ts',
  'game-server/src/pack/question-file.ts',
  'game-server/src/pack/published-hall.ts',
];

/** Where the parts are put together; they may know every feature, and no feature may know them. */
const COMPOSITION = [
  'shared-schema/src/hall/state.ts',
  'game-server/src/hall-room.ts',
  'game-server/src/server.ts',
  'game-server/src/main.ts',
];

const featureOf = (file: string): string => /^[a-z-]+\/src\/([a-z0-9-]+)\//.exec(file)?.[1] ?? '';
const isFeature = (name: string): boolean => FEATURES.includes(name);

/** `file imports place` for every import for which `isWrong` says so. */
function wrongImports(
  sources: readonly SourceFile[],
  isWrong: (source: SourceFile, from: string, isTypeOnly: boolean) => boolean,
): string[] {
  return sources.flatMap((source) =>
    source.imports
      .filter(({ from, isTypeOnly }) => isWrong(source, from, isTypeOnly))
      .map(({ from }) => `${source.file} imports ${from}`),
  );
}

const isPackage = (from: string): boolean => !/^(client|game-server|shared-schema|bench|maps|node:)/.test(from);
const packageOf = (from: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? from;

describe('H3 directions', () => {
  test('H3 the imports are read', () => {
    expect(everything.length).toBeGreaterThan(100);
    expect(everything.flatMap(({ imports }) => imports).length).toBeGreaterThan(400);
  });

  test('H3 a feature imports only features that stand before it', () => {
    const wrong = wrongImports(everything, ({ file }, from) => {
      const [mine, other] = [featureOf(file), featureOf(from)];
      if (!isFeature(mine) || !isFeature(other) || mine === other || CONTENT_SHAPES.includes(from)) return false;
      return FEATURES.indexOf(other) > FEATURES.indexOf(mine);
    });
    expect(wrong).toEqual([]);
  });

  test('H3 the line to the room imports no feature', () => {
    const line = client.filter(({ file }) => file.startsWith('client/src/net/'));
    expect(line.length).toBeGreaterThan(4);
    expect(
      wrongImports(
        line,
        (_, from, isTypeOnly) => isFeature(featureOf(from)) && !isTypeOnly && from.startsWith('client/'),
      ),
    ).toEqual([]);
  });

  test('H3 the shape of the content knows no feature, and no feature knows where the parts are put together', () => {
    const shapes = everything.filter(({ file }) => CONTENT_SHAPES.includes(file));
    expect(shapes).toHaveLength(CONTENT_SHAPES.length);
    expect(wrongImports(shapes, (_, from) => isFeature(featureOf(from)) && featureOf(from) !== 'pack')).toEqual([]);
    const features = everything.filter(({ file }) => isFeature(featureOf(file)) && !file.startsWith('client/'));
    const known = wrongImports(
      features,
      (_, from, isTypeOnly) => COMPOSITION.includes(from) && !(isTypeOnly || from === COMPOSITION[0]),
    );
    expect(known).toEqual([]);
  });

  test('H3 the contract knows only schema, checks and itself; client and server know the contract, not each other', () => {
    const allowed = ['@colyseus/schema', 'valibot', '@standard-schema/spec'];
    expect(wrongImports(shared, (_, from) => !from.startsWith('shared-schema/') && !allowed.includes(from))).toEqual(
      [],
    );
    expect(wrongImports(client, (_, from) => /^(game-server\/|@colyseus\/core|colyseus$|node:)/.test(from))).toEqual(
      [],
    );
    expect(wrongImports(server, (_, from) => /^(client\/|phaser|preact|@preact|pixi|three)/.test(from))).toEqual([]);
  });

  test('H3 pages take only types from what is asked, so that no check is shipped twice', () => {
    expect(wrongImports(client, (_, from, isTypeOnly) => /[/-]asks\.ts$/.test(from) && !isTypeOnly)).toEqual([]);
  });

  test('H3 each library is known in one place', () => {
    const homes: Record<string, RegExp> = {
      phaser: /^client\/src\/view2d\//,
      three: /^client\/src\/(view3d\/|exhibit\/model-)/,
      'livekit-client': /^client\/src\/voice\/voice-line\.ts$/,
      'livekit-server-sdk': /^game-server\/src\/voice\//,
      'better-auth': /^game-server\/src\/identity\//,
      express: /^game-server\/src\/(http|supervision)\//,
      postgres: /^game-server\/src\/(db|pack)\//,
      pino: /^game-server\/src\/log\.ts$/,
      '@colyseus/sdk': /^(client\/src\/net|bench\/src|game-server\/src\/bots)\//,
    };
    const wrong = wrongImports(everything, ({ file }, from) => {
      if (!isPackage(from)) return false;
      if (from === 'better-auth/node' && file.startsWith('game-server/src/http/')) return false;
      const home = homes[packageOf(from)];
      return home !== undefined && !home.test(file) && !file.startsWith('bench/');
    });
    expect(wrong).toEqual([]);
  });
});

describe('H4 sources', () => {
  const naming = (sources: readonly SourceFile[], pattern: RegExp): string[] =>
    sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

  test('H4 no source asks whether it runs under test', () => {
    expect(
      naming(everything, /\bVITEST\b|import\.meta\.vitest|NODE_ENV\s*={2,3}\s*['"]test|['"]test['"]\s*={2,3}/),
    ).toEqual([]);
  });

  test('H4 no source imports from the tests', () => {
    const product = [...client, ...server, ...shared];
    expect(wrongImports(product, (_, from) => /^test\/|\.test\.tsx?$|^vitest|^fast-check/.test(from))).toEqual([]);
  });

  test('M4 rules take the clock and the dice as arguments and read or write nothing', () => {
    const pure = shared.filter(({ file }) =>
      /\/(rules|motion|path|places|seats|frame|look|spoken-text|marking|sheets|paper-rules|seeded-dice)\.ts$/.test(
        file,
      ),
    );
    expect(pure.length).toBeGreaterThanOrEqual(7);
    const impure = /\bDate\b|Math\.random|performance\.|\bnode:|\bprocess\b|\bfetch\(|setTimeout|setInterval|crypto\./;
    expect(naming(pure, impure)).toEqual([]);
  });

  test('H4 the server knows no page', () => {
    expect(naming(server, /\b(document|window)\s*[.[]|\b(localStorage|sessionStorage)\b/)).toEqual([]);
  });
});

describe('the promises', () => {
  /** Rules that no test names, and what shows them. */
  const PROVED_ELSEWHERE: Record<string, string> = {
    C6: 'shared-schema/src/map/hall-map.test.ts, a case for each fault of a map',
    C7: 'game-server/src/pack, the cross check of a pack; the sample hall in sample-pack.test.ts',
    C8: 'shared-schema/src/map/tile-layers.test.ts and hall-map.test.ts',
    L21: 'a start as root from a closed folder, which only a run as root can show',
  };
  const rules = [...textOf('SPEC.md').matchAll(/^- ([A-Z]+\d+) /gm)].map(([, rule]) => rule as string);
  const names = filesIn('{client,game-server,shared-schema,bench,maps,test}/**/*.test.{ts,tsx}').flatMap((file) =>
    [
      ...textOf(file).matchAll(
        /\b(?:describe|test|it)(?:\.\w+(?:<[^(]*>)?(?:\((?:[^()]|\([^()]*\))*\))?)*\(\s*(['"`])((?:(?!\1)[\s\S])*)\1/g,
      ),
    ].map(([, , name]) => ({ file, cited: [...(name ?? '').matchAll(/\b[A-Z]\d+\b/g)].map(([rule]) => rule) })),
  );

  test('H4 every rule of SPEC.md has its own number', () => {
    expect(rules.length).toBeGreaterThan(60);
    expect(new Set(rules).size).toBe(rules.length);
  });

  test('H4 every rule is cited by a test, or it is said here what proves it', () => {
    const cited = new Set(names.flatMap((name) => name.cited));
    const unproved = rules.filter((rule) => !cited.has(rule) && !(rule in PROVED_ELSEWHERE));
    expect(unproved).toEqual([]);
  });

  test('H4 no test cites a rule that is not there', () => {
    const unknown = names.flatMap(({ file, cited }) =>
      cited.filter((rule) => !rules.includes(rule)).map((rule) => `${file}: ${rule}`),
    );
    expect(unknown).toEqual([]);
  });
});
