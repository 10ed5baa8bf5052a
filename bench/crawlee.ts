import { execFile } from 'node:child_process';
import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { temporaryFolder } from '#tests/support/database.ts';

/** The package of CheerioCrawler alone: all of crawlee would take more memory. */
const crawlee = '@crawlee/cheerio@3.18.1';

export type Peer = AsyncDisposable & {
  /** A child that answers like ours. */
  readonly file: string;
};

/** Installs crawlee in a temporary folder; null without the registry. */
export async function installCrawlee(say: (line: string) => void): Promise<Peer | null> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await temporaryFolder());
  const file = path.join(folder.path, 'crawlee-peer.mjs');
  await writeFile(path.join(folder.path, 'package.json'), '{"private":true,"type":"module"}');
  await copyFile(fileURLToPath(new URL('crawlee-peer.mjs', import.meta.url)), file);
  say(`installing ${crawlee}`);
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save'];
  try {
    await promisify(execFile)('npm', ['install', ...flags, crawlee], { cwd: folder.path });
  } catch (error) {
    say(String(error));
    return null;
  }
  const owned = stack.move();
  return { file: pathToFileURL(file).href, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}
