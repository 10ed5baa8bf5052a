import path from 'node:path';
import type { Plugin } from 'vite';

/** Not a word that source or packages use. */
const rootName = '__rolewatchBuilt';

/**
 * For a build that puts many modules into one file: in the output `import.meta.url`, `dirname` and
 * `filename` of our own modules still name the place where the source is, below the output folder,
 * with `.js` for `.ts`. So `../../prisma/migrations` means the same before and after.
 */
export function keepPlaces(root: string): Plugin {
  return {
    name: 'keep-places',
    enforce: 'pre',
    transform(code, id) {
      const file = path.relative(root, id.split('?', 1)[0] ?? id);
      const isOurs = file.endsWith('.ts') && !/^\.\.|node_modules/.test(file);
      if (!isOurs || !code.includes('import.meta.')) return null;
      return { code: withPlaces(code, file.replace(/\.ts$/, '.js').replaceAll('\\', '/')) };
    },
    // A package in the same file may have a name `URL` of its own.
    outputOptions: (options) => ({
      ...options,
      banner: ({ fileName }) =>
        `const ${rootName} = new globalThis.URL(${JSON.stringify(rootFrom(fileName))}, import.meta.url);`,
    }),
  };
}

/** `file` is relative to the output folder, with forward slashes. */
function withPlaces(code: string, file: string): string {
  const url = `new URL(${JSON.stringify(file)}, ${rootName}).href`;
  const pathName = `process.getBuiltinModule('node:url').fileURLToPath(${url})`;
  const folder = `process.getBuiltinModule('node:path').dirname(${pathName})`;
  return code
    .replaceAll('import.meta.url', url)
    .replaceAll('import.meta.filename', pathName)
    .replaceAll('import.meta.dirname', folder);
}

/** The output folder as seen from one of its files. */
const rootFrom = (fileName: string): string => '../'.repeat(fileName.split('/').length - 1) || './';
