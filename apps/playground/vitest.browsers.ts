import { defineConfig } from 'vitest/config';

const conditions = ['@mixwell/source', 'module', 'node', 'development|production'];

/** Tests of the page as it is built, in Chromium; slow machines are given time, and nothing waits for a time. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['test/**/*.browser.ts'],
    globalSetup: ['test/build-page.ts'],
    execArgv: ['--conditions=@mixwell/source'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
    isolate: false,
  },
});
