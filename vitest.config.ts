import { defineConfig } from 'vitest/config';

const globalSetup = ['test/support/global.ts'];

/**
 * `unit` is everything `npm test` runs; `faults` kills and freezes things for minutes and does in full what
 * `unit` does in part (`npm run test:faults`).
 */
export default defineConfig({
  test: {
    // By default one core of two would idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/faults/**'],
          globalSetup,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts', 'test/{discord,telegram}/{render,conversations}.test.ts'],
          env: { THOROUGH: 'yes' },
          globalSetup,
          testTimeout: 600_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
