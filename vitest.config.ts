/** The three kinds of tests: pure ones, ones in a real browser, ones of the whole program. */
import {defineConfig} from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          // Vitest would leave one core of two idle.
          maxWorkers: '100%',
          // The compiler and its rules are loaded once for all files, not once for each.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/shared-browser.ts'],
          // Each file drives a browser, which keeps a core busy by itself.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'end-to-end',
          include: [
            'tests/end-to-end/**/*.test.ts',
            'tests/security/**/*.test.ts',
            'tests/stress/**/*.test.ts',
          ],
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
