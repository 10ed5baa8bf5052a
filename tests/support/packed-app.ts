import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { defaultSettings } from '#core/settings.ts';
import { onPath, thisMachine } from '#services/provision/find.ts';
import { buildDesktop, projectRoot } from '../../scripts/fresh-build.ts';
import { makeNotices } from '../../scripts/notices/write-notices.ts';
import { type Packed, pack } from '../../scripts/pack-check/pack.ts';
import { temporaryFolder } from './database.ts';
import { testPrograms } from './programs.ts';

export type PackedApp = AsyncDisposable &
  Packed & {
    /** Outside any node_modules. */
    readonly folder: string;
    readonly lacks: { readonly deb: string | null; readonly tar: string | null };
  };

/**
 * Builds stale programs and packs them around a stand-in for Electron, in every format of this
 * system.
 */
export async function packApp(): Promise<PackedApp> {
  await buildDesktop(() => undefined);
  await makeNotices(projectRoot);
  const dpkgDeb = await program('dpkg-deb');
  const sevenZip = await testPrograms.sevenZip.find(defaultSettings, thisMachine());
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
      ...('missing' in sevenZip ? [] : (['tar.gz'] as const)),
    ],
    env: {
      CUSTOM_FPM_PATH: fpm,
      ELECTRON_BUILDER_7ZIP_PATH: 'path' in sevenZip ? sevenZip.path : '',
    },
  });
  const owned = stack.move();
  return {
    ...packed,
    folder,
    lacks: {
      deb: dpkgDeb === null ? 'no dpkg-deb here' : null,
      tar: 'missing' in sevenZip ? `no 7za here: ${sevenZip.fix}` : null,
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
