import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildDesktop, projectRoot } from '#cli/build.ts';
import { onPath, thisMachine } from '#services/provision/machine.ts';
import { makeNotices } from '../../scripts/notices/make-notices.ts';
import { type Packed, pack } from '../../scripts/pack-check/pack.ts';
import { temporaryFolder } from './database.ts';

export type PackedApp = AsyncDisposable &
  Packed & {
    /** Below no node_modules. */
    readonly folder: string;
    /** Why there is no .deb, or no tar.gz; null where there is one. */
    readonly lacks: { readonly deb: string | null; readonly tar: string | null };
  };

/** Builds what is stale and packs it around a stand-in for Electron, in all ways that this system can. */
export async function packApp(): Promise<PackedApp> {
  await buildDesktop(() => undefined);
  await makeNotices(projectRoot);
  const dpkgDeb = await program('dpkg-deb');
  const sevenZip = await program('7za');
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await temporaryFolder()).path;
  const fpm = path.join(folder, 'fpm');
  const script = path.join(projectRoot, 'tests/fixtures/fpm.ts');
  await writeFile(fpm, `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`, { mode: 0o755 });
  const packed = await pack({
    root: projectRoot,
    folder,
    targets: [
      'dir',
      ...(dpkgDeb === null ? [] : (['deb'] as const)),
      ...(sevenZip === null ? [] : (['tar.gz'] as const)),
    ],
    env: { CUSTOM_FPM_PATH: fpm, ELECTRON_BUILDER_7ZIP_PATH: sevenZip ?? '' },
  });
  const owned = stack.move();
  return {
    ...packed,
    folder,
    lacks: {
      deb: dpkgDeb === null ? 'no dpkg-deb here' : null,
      tar: sevenZip === null ? 'no 7za here: apt-get install p7zip-full' : null,
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function program(name: string): Promise<string | null> {
  for (const file of onPath([name], thisMachine())) {
    if ((await stat(file).catch(() => null)) !== null) return file;
  }
  return null;
}
