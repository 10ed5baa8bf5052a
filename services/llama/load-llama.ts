import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '#core/errors.ts';
import type { LlamaModule } from './llama-module.ts';

/** Newer ones bring builds that some registries lack. */
export const llamaVersion = '3.21.1';

/** Where npm put the optional package: beside Rolewatch, or in the folder of the variable. */
const places = (): readonly string[] => [
  ...(process.env.ROLEWATCH_LLAMA_FOLDER === undefined ? [] : [process.env.ROLEWATCH_LLAMA_FOLDER]),
  import.meta.dirname,
];

/**
 * Loads node-llama-cpp, which is no dependency: with its builds it takes 83 MB to 730 MB, for the
 * few people who run a model without a server. Throws `llama_missing`.
 */
export async function loadLlama(): Promise<LlamaModule> {
  const file = findLlama();
  if (file === null) throw new AppError('llama_missing', { package: llamaPackages() });
  const module: unknown = await import(pathToFileURL(file).href);
  return module as LlamaModule;
}

/** The entry of the package; null if it is not installed. */
export function findLlama(folders: readonly string[] = places()): string | null {
  for (const folder of folders) {
    try {
      const need = createRequire(path.join(path.resolve(folder), 'package.json'));
      return need.resolve('node-llama-cpp');
    } catch {
      // Not there: the next place may have it.
    }
  }
  return null;
}

/** What to install for this machine's processor, without the builds for graphics cards. */
export function llamaPackages(platform = process.platform, arch = process.arch): string {
  const system = { darwin: 'mac', win32: 'win' }[String(platform)] ?? 'linux';
  const kind = system === 'mac' && arch === 'arm64' ? 'arm64-metal' : arch;
  return `node-llama-cpp@${llamaVersion} @node-llama-cpp/${system}-${kind}@${llamaVersion}`;
}
