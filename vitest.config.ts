import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * No test may fail because the machine does other work or stalls: limits that matter count CPU
 * time. What is waited for costs no more for being given long.
 */
const unhurried = (testTimeout: number) => ({
  testTimeout,
  hookTimeout: testTimeout,
  expect: { poll: { timeout: testTimeout / 2 } },
});

/** Vitest alone would leave one processor idle. */
const quick = { ...unhurried(60_000), maxWorkers: '100%', sequence: { groupOrder: 0 } };

const rooms =
  'core,contract,sources,enrichment,services,library,workers,host,cli,demo,electron,renderer,scripts';
const unitTests = [`{${rooms}}/**/*.test.ts`, 'tests/{,fuzz/}*.test.ts'];

/**
 * They start hosts, browsers and Redis, from a fresh build. Three at a time: with two, two processors
 * wait for an eighth of the time.
 */
const patient = {
  ...unhurried(240_000),
  maxWorkers: 3,
  // A shared machine may stall for longer than any limit. The reporter names what it ran again.
  retry: process.env.CI === undefined ? 0 : 2,
  sequence: { groupOrder: 1 },
  globalSetup: 'tests/support/fresh-build.ts',
};

/** Takes minutes; begun last, they would run alone at the end. */
const longest = ['chaos', 'killed', 'large-board', 'redis-away', 'bad-input-model'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = longest.indexOf(path.basename(moduleId, '.test.ts'));
      return place === -1 ? longest.length : place;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

/** What a person does, the same on each face of Rolewatch; see tests/support/app-under-test.ts. */
const onEachFace = ['first-run', 'scan', 'settings', 'posting-text', 'keyboard', 'demo'].map(
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
    sequence: { sequencer: LongestFirst },
    // Of the cases of one file that says they are concurrent.
    maxConcurrency: 3,
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: unitTests,
          // Saves two thirds of the time. A replaced module would be replaced for the other files too:
          // tests/shared-modules.test.ts refuses it.
          isolate: false,
          ...quick,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'components',
          include: ['renderer/**/*.test.tsx'],
          environment: 'happy-dom',
          ...quick,
        },
      },
      {
        resolve,
        test: {
          name: 'integration',
          include: ['tests/{integration,suites,e2e,chaos}/**/*.test.ts'],
          ...patient,
        },
      },
      {
        test: {
          name: 'desktop',
          include: ['tests/electron/**/*.test.ts', ...onEachFace],
          // Keys mean the same in the double's window, which is a page of the same Chromium.
          exclude: ['tests/electron/no-electron.test.ts', 'tests/e2e/keyboard.test.ts'],
          env: { TEST_FACE: 'desktop' },
          ...patient,
        },
      },
      {
        test: {
          name: 'electron',
          include: hasElectron ? onEachFace : ['tests/electron/no-electron.test.ts'],
          env: { TEST_FACE: 'electron' },
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
