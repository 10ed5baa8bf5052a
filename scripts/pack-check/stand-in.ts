import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fuseWire } from './fuses.ts';

/** What Electron comes with: only runAsNode, NODE_OPTIONS, --inspect and file:// privileges on. */
const asItComes = '101100010';

/**
 * Puts a program into a folder that electron-builder takes for Electron: a shell script that does
 * nothing, with fuses to set, and the few files beside it that are looked for.
 */
export async function makeStandIn(folder: string): Promise<void> {
  const script = '#!/bin/sh\nexit 0\n';
  const program = Buffer.concat([Buffer.from(script), fuseWire(asItComes)]);
  await mkdir(path.join(folder, 'locales'), { recursive: true });
  await writeFile(path.join(folder, 'electron'), program, { mode: 0o755 });
  await writeFile(path.join(folder, 'LICENSE'), 'The licence of Electron.\n');
  for (const language of ['de', 'en-GB', 'en-US']) {
    await writeFile(path.join(folder, 'locales', `${language}.pak`), '');
  }
}
