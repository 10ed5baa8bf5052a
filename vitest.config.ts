import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** They start hosts, browsers and Redis: two at a time, from a fresh build. */
const patient = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  maxWorkers: 2,
  globalSetup: 'tests/support/fresh-build.ts',
};

/** What a person does, the same on each face of Rolewatch; see tests/support/app-under-test.ts. */
const onEachFace = ['first-run', 'scan', 'settings', 'posting-text', 'keyboard'].map(
  (name) => `tests/e2e/${name}.test.ts`,
);

/** Where Electron's binary is not, a test says that what it would have run was skipped. */
const hasElectron = await findElectron();

/** Any import of `electron` would load its package, which downloads: tests have the double. */
const resolve = {
  alias: { electron: path.resolve(import.meta.dirname, 'tests/support/electron/double.ts') },
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: [
            '{core,contract,sources,enrichment,services,workers,host,cli,demo,electron,renderer,scripts}/**/*.test.ts',
            'tests/*.test.ts',
          ],
        },
      },
      {
        resolve,
        test: {
          name: 'integration',
          include: ['tests/{integration,suites,e2e}/**/*.test.ts'],
          ...patient,
        },
      },
      {
        resolve,
        test: {
          name: 'chaos',
          include: ['tests/chaos/*.test.ts'],
          sequence: { groupOrder: 3 },
          ...patient,
        },
      },
      {
        test: {
          name: 'desktop',
          include: ['tests/electron/**/*.test.ts', ...onEachFace],
          exclude: ['tests/electron/no-electron.test.ts'],
          env: { TEST_FACE: 'desktop' },
          sequence: { groupOrder: 1 },
          ...patient,
        },
      },
      {
        test: {
          name: 'electron',
          include: hasElectron ? onEachFace : ['tests/electron/no-electron.test.ts'],
          env: { TEST_FACE: 'electron' },
          sequence: { groupOrder: 2 },
          ...patient,
        },
      },
    ],
  },
});

/** Looks for the binary without loading the package, which would download it. */
async function findElectron(): Promise<boolean> {
  const module = new URL('./services/provision/electron.ts', import.meta.url).href;
  const { findElectron } = (await import(
    module
  )) as typeof import('./services/provision/electron.ts');
  return 'path' in (await findElectron());
}
