import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const file = (name: string) => path.resolve(import.meta.dirname, name);

/** Electron 45 has Node 24 and Chrome 152; electron-vite's own table ends before it. */
const node = 'node24';

/** Vite would turn a top-level `using` into `var`, and nothing would be disposed of. */
const topLevelVar = false;

export default defineConfig({
  main: {
    build: {
      target: node,
      rollupOptions: {
        input: {
          index: file('electron/main.ts'),
          cli: file('cli/main.ts'),
          worker: file('workers/main.ts'),
          library: file('host/library/thread.ts'),
        },
        output: { topLevelVar },
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
  renderer: {
    root: file('renderer'),
    build: { target: 'chrome152', rollupOptions: { input: file('renderer/index.html') } },
    plugins: [react()],
  },
});
