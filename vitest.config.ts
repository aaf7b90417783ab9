import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * Threads that import TypeScript have Node take out its types, by WebAssembly. Where several of them have it tier up its calls of JavaScript at
 * once, V8 13.6 ends the process ("Check failed" in UnregisterWasmAllocation).
 */
const NEVER_TIER_UP = '--wasm-wrapper-tiering-budget=2000000000';

const conditions = ['@mixwell/source'];
const folders = globSync('{packages,apps,tools}/*/package.json').map(dirname);

export default defineConfig({
  resolve: { conditions: [...conditions, 'module', 'node', 'development|production'] },
  ssr: { resolve: { conditions: [...conditions, 'module', 'node', 'development|production'] } },
  test: {
    testTimeout: 30_000,
    execArgv: [...conditions.map((condition) => `--conditions=${condition}`), NEVER_TIER_UP],
    setupFiles: [fileURLToPath(new URL('vitest.setup.ts', import.meta.url))],
    projects: folders.map((folder) => ({
      extends: true as const,
      test: { name: basename(folder), root: folder, include: ['src/**/*.test.ts'] },
    })),
  },
});
