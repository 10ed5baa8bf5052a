import path from 'node:path';
import { findStaleDocs, writeDocs } from './docs/generated-docs.ts';

/** `npm run docs` writes the generated parts of docs/; with `-- --check` it only says which are stale. */
const root = path.resolve(import.meta.dirname, '..');
if (process.argv.includes('--check')) {
  const stale = await findStaleDocs(root);
  for (const page of stale) console.error(`${page} is stale: run npm run docs`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const page of await writeDocs(root)) console.log(`${page} written`);
}
