import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { listPackages } from './scripts/notices/shipped-packages.ts';

const file = (name: string) => path.resolve(import.meta.dirname, name);

/** Smaller files gain nothing: they fit into one packet. */
const compressAboveBytes = 1_024;

const zip = promisify(gzip);
const brotli = promisify(brotliCompress);

/** Puts a `.br` and a `.gz` beside each file that gains by it: the headless host sends those. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    async writeBundle({ dir }, bundle) {
      const texts = Object.values(bundle).filter(({ fileName }) =>
        /\.(js|css|html|svg|json)$/.test(fileName),
      );
      for (const output of texts) {
        const bytes = Buffer.from(output.type === 'chunk' ? output.code : output.source);
        if (bytes.length <= compressAboveBytes) continue;
        const name = path.join(dir ?? '', output.fileName);
        const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
        await writeFile(`${name}.br`, await brotli(bytes, quality));
        await writeFile(`${name}.gz`, await zip(bytes, { level: 9 }));
      }
    },
  };
}

/** The page: built alone for the headless host, and as a part of the desktop app. */
export default defineConfig({
  root: file('renderer'),
  base: './',
  build: {
    // The desktop's Chromium is newer; browsers at home need not be.
    target: 'es2023',
    outDir: file('out/renderer'),
    emptyOutDir: true,
    minify: true,
    reportCompressedSize: false,
    rolldownOptions: { input: file('renderer/index.html') },
  },
  plugins: [react(), precompress(), listPackages(import.meta.dirname, 'renderer')],
});
