import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { commandLine } from './command-line.ts';
import { eventTable, httpMethods, httpTypes } from './http-api.ts';
import {
  errorTable,
  jobBoards,
  modelFaultTable,
  modelServerFaultTable,
  settingTable,
  vendorSentence,
} from './tables.ts';

/**
 * THE TABLE of generated blocks. A page asks for one with the lines `<!-- generated: settings -->`
 * and `<!-- end -->`; the text between them is written by `npm run docs`.
 */
const blocks = {
  settings: settingTable,
  'command line': commandLine,
  'http methods': httpMethods,
  'http types': httpTypes,
  events: eventTable,
  errors: errorTable,
  'model faults': modelFaultTable,
  'model server faults': modelServerFaultTable,
  'job boards': jobBoards,
  'job board names': vendorSentence,
} as const satisfies Readonly<Record<string, () => string | Promise<string>>>;

/** Names of all generated blocks. */
export const blockNames: readonly string[] = Object.keys(blocks);

/** Writes every page whose generated blocks have changed; answers their paths. */
export async function writeDocs(root: string): Promise<readonly string[]> {
  const stale = await findStale(root);
  for (const { page, text } of stale) await writeFile(path.join(root, page), text);
  return stale.map(({ page }) => page);
}

/** The pages whose generated blocks are not as the tables in the code say. */
export async function findStaleDocs(root: string): Promise<readonly string[]> {
  return (await findStale(root)).map(({ page }) => page);
}

type Stale = { readonly page: string; readonly text: string };

async function findStale(root: string): Promise<readonly Stale[]> {
  const stale: Stale[] = [];
  const names = (await readdir(path.join(root, 'docs'))).filter((name) => name.endsWith('.md'));
  for (const page of ['README.md', ...names.map((name) => `docs/${name}`)]) {
    const before = await readFile(path.join(root, page), 'utf8');
    const text = await withBlocks(before, blocks);
    if (text !== before) stale.push({ page, text });
  }
  return stale;
}

const block = /^<!-- generated: ([\w ]+) -->\n[\s\S]*?^<!-- end -->$/gm;

/** The page with each block filled. Throws where a page asks for a block that is not in the table. */
export async function withBlocks(
  page: string,
  makers: Readonly<Record<string, () => string | Promise<string>>>,
): Promise<string> {
  let text = page;
  for (const [whole, name = ''] of page.matchAll(block)) {
    const make = makers[name];
    if (make === undefined) throw new Error(`No generated block is called "${name}"`);
    const filled = `<!-- generated: ${name} -->\n\n${(await make()).trim()}\n\n<!-- end -->`;
    text = text.replace(whole, () => filled);
  }
  return text;
}
