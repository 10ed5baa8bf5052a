import { cp } from 'node:fs/promises';
import path from 'node:path';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { keepPlaces } from './scripts/keep-places.ts';
import { listPackages } from './scripts/notices/shipped-packages.ts';
import page from './vite.config.ts';

const file = (name: string) => path.resolve(import.meta.dirname, name);

/** Electron 45 has Node 24 and Chrome 152; electron-vite's own table ends before it. */
const node = 'node24';

/** Vite would turn a top-level `using` into `var`, and nothing would be disposed of. */
const topLevelVar = false;

/**
 * What stays a package of its own beside the app: native code, and what finds its own files or is
 * big and seldom needed. All else is put into a few files, which start in half the time.
 */
const packages = [
  'electron',
  'libsql',
  'msgpackr-extract',
  'playwright-core',
  'redis-memory-server',
];
export const nativePackages = packages.flatMap((name) => [name, new RegExp(`^${name}/`)]);

const entries = [
  'electron/main.ts',
  'cli/main.ts',
  'workers/main.ts',
  'workers/reading/thread.ts',
  'workers/parse/thread.ts',
  'library/thread.ts',
  'host/fit/thread.ts',
  'host/lists/thread.ts',
  'demo/past/thread.ts',
];

/** What is read at run time is no module: it is put beside what reads it. */
function copyData(): Plugin {
  const data = [
    ...['prisma/migrations', 'resources/catalogue.json'],
    ...['resources/icons/tray', 'resources/icons/app/256x256.png'],
  ];
  return {
    name: 'copy-data',
    closeBundle: async () => {
      for (const name of data) await cp(file(name), file(`out/main/${name}`), { recursive: true });
    },
  };
}

export default defineConfig({
  main: {
    plugins: [
      keepPlaces(import.meta.dirname),
      copyData(),
      listPackages(import.meta.dirname, 'main'),
    ],
    build: {
      target: node,
      externalizeDeps: false,
      rollupOptions: {
        external: nativePackages,
        input: Object.fromEntries(
          entries.map((entry) => [entry.replace(/\.ts$/, ''), file(entry)]),
        ),
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          topLevelVar,
          // Names stay, for the stacks in logs; 4 MB less in each process.
          minify: { mangle: false, compress: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  },
  preload: {
    plugins: [listPackages(import.meta.dirname, 'preload')],
    build: {
      target: node,
      rollupOptions: {
        input: { preload: file('electron/preload.ts') },
        // Electron loads a sandboxed preload as CommonJS only.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: page,
});
