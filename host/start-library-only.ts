import type { Input, MethodsThatRun, Output } from '#contract/api.ts';
import { prepareDataDir } from '#services/data-dir.ts';
import { resolveDataDir } from '#services/paths.ts';
import { createDispatch } from './api/dispatch.ts';
import { openLibrary } from './library/client.ts';

type LibraryMethod = MethodsThatRun<'library'>;

export type LibraryOnly = AsyncDisposable & {
  readonly call: <M extends LibraryMethod>(method: M, input: Input<M>) => Promise<Output<M>>;
};

/**
 * The database alone, for looking things up and for the list of companies: no lock, no Redis, no
 * workers, so that it works beside a running scan.
 */
export async function startLibraryOnly(options: {
  readonly dataDir?: string;
}): Promise<LibraryOnly> {
  const paths = await prepareDataDir(resolveDataDir(options.dataDir, process.env));
  const library = await openLibrary({ database: paths.database });
  return {
    call: createDispatch({}, library),
    [Symbol.asyncDispose]: () => library[Symbol.asyncDispose](),
  };
}
