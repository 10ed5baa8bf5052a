import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A file that leads a browser to a link; nobody but its owner can read it. Dispose to remove it. */
export type RedirectFile = Disposable & { readonly path: string };

/**
 * Writes a page (0600) that leads to a link which must not be on a command line: that of a browser
 * can be read by everyone on the machine. Written again in the same folder, it is the same file.
 */
export async function writeRedirectFile(dir: string, link: string): Promise<RedirectFile> {
  const file = path.join(dir, 'rolewatch-open.html');
  // Whole or not at all, and never with the rights of an older one.
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  await writeFile(draft, pageTo(link), { mode: 0o600, flag: 'wx' });
  await rename(draft, file);
  const remove = () => rmSync(file, { force: true });
  process.once('exit', remove);
  return {
    path: file,
    [Symbol.dispose]() {
      process.off('exit', remove);
      remove();
    },
  };
}

/** No script: it must also work where those of local files are forbidden. */
function pageTo(link: string): string {
  const escaped = link.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0;url=${escaped}">
<title>Rolewatch</title>
<p><a href="${escaped}">Rolewatch</a></p>
</html>
`;
}
