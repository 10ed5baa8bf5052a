import { cp } from 'node:fs/promises';
import path from 'node:path';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import page from './vite.config.ts';

const file = (name: string) => path.resolve(import.meta.dirname, name);

/** Electron 45 has Node 24 and Chrome 152; electron-vite's own table ends before it. */
const node = 'node24';

/** Vite would turn a top-level `using` into `var`, and nothing would be disposed of. */
const topLevelVar = false;

/** What is read at run time is no module: it is put beside what reads it. */
function copyData(): Plugin {
  const data = ['prisma/migrations', 'resources/catalogue.json'];
  return {
    name: 'copy-data',
    closeBundle: async () => {
      for (const name of data) await cp(file(name), file(`out/main/${name}`), { recursive: true });
    },
  };
}

export default defineConfig({
  main: {
    plugins: [copyData()],
    build: {
      target: node,
      rollupOptions: {
        input: ['electron/main.ts', 'cli/main.ts', 'workers/main.ts', 'host/library/thread.ts'].map(
          file,
        ),
        // A file each, where its source is: so that one finds another as the sources do.
        output: {
          entryFileNames: '[name].js',
          preserveModules: true,
          preserveModulesRoot: import.meta.dirname,
          topLevelVar,
        },
      },
    },
  },
  preload: {
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
