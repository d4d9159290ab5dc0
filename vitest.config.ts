import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: 'test/whole-sizes.ts',
          include: ['{shared-schema,game-server,client,bench,maps}/**/*.test.ts', 'test/*.test.ts'],
        },
      },
      {
        test: {
          name: 'room',
          setupFiles: 'test/whole-sizes.ts',
          include: ['test/room/**/*.test.ts'],
          // These tests mostly wait, for walks and for the disk.
          maxWorkers: 3,
          globalSetup: 'test/postgres-for-tests.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'process',
          include: ['test/launch/**/*.test.ts', 'test/voice/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/postgres-for-tests.ts', 'test/browser/client-for-tests.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
