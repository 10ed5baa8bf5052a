import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '../..');

/** The tests of all sources, watched by `observe-sources.ts`. */
export default defineConfig({
  root,
  resolve: {
    alias: { electron: path.join(root, 'tests/support/electron/double.ts') },
  },
  test: {
    include: ['sources/**/*.test.ts'],
    setupFiles: ['scripts/source-coverage/observe-sources.ts'],
    isolate: false,
    // Broken documents say nothing of what a source reads.
    env: { FUZZ_CASES: '0' },
    testTimeout: 30_000,
    reporters: ['dot'],
  },
});
