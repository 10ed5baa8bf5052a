import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { nativePackages } from '../electron.vite.config.ts';
import { projectRoot } from '../scripts/fresh-build.ts';
import { keepPlaces } from '../scripts/keep-places.ts';

/**
 * Bundles a child beside this file as the app is bundled, and returns its address: workers run from
 * a bundle, and Node's reader of TypeScript alone takes 15 MB.
 */
export async function bundled(file: string): Promise<string> {
  const name = path.basename(file, '.ts');
  const outDir = path.join(projectRoot, 'out/bench');
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'warn',
    plugins: [keepPlaces(projectRoot)],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node24',
      outDir,
      rollupOptions: {
        external: nativePackages,
        input: { [`bench/${name}`]: path.join(import.meta.dirname, file) },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  return pathToFileURL(path.join(outDir, `bench/${name}.js`)).href;
}
