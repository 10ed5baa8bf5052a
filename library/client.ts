import { Worker } from 'node:worker_threads';
import type { Input, MethodsThatRun, Output } from '#contract/api.ts';
import { errorReply, openReply, type Reply } from '#contract/reply.ts';
import { entryUrl } from '#core/entry-url.ts';
import { AppError } from '#core/errors.ts';
import type { RestorePlaces } from './engine/restore.ts';
import type { IndexProgress } from './postings/word-index.ts';

export type LibraryMethod = MethodsThatRun<'library'>;

export type Library = AsyncDisposable & {
  /** Asks the database's thread; throws the AppError that it answers. */
  readonly call: <M extends LibraryMethod>(method: M, input: Input<M>) => Promise<Output<M>>;
};

/**
 * Starts the library's thread; resolves once the database is open and up to date. `say` reports a
 * restored backup, and the progress of rebuilding the search index after an update, which takes a
 * while.
 */
export async function openLibrary(
  options: LibraryOptions,
  say: (text: string) => void = () => undefined,
): Promise<Library> {
  const thread = new Worker(entryUrl('./thread.ts', import.meta.url), {
    workerData: options,
    // SQLite does the work, so little garbage builds up in the heap.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  const waiting = new Map<number, (reply: Reply) => void>();
  const exited = Promise.withResolvers<void>();
  let lastId = 0;
  let isGone = false;

  const expect = (id: number): Promise<Reply> =>
    new Promise((resolve) => {
      waiting.set(id, resolve);
    });
  const opened = expect(0);
  thread.on('message', (message: LibraryReply) => {
    if ('indexing' in message) {
      tellIndexing(message.indexing, say);
      return;
    }
    waiting.get(message.id)?.(message.reply);
    waiting.delete(message.id);
  });
  thread.on('error', (error) => {
    for (const resolve of waiting.values()) resolve(errorReply(error));
    waiting.clear();
  });
  thread.on('exit', () => {
    exited.resolve();
    isGone = true;
    for (const resolve of waiting.values()) resolve(errorReply(gone()));
    waiting.clear();
  });

  const close = async () => {
    thread.postMessage('close');
    await exited.promise;
  };
  try {
    const { isRestored } = openReply(await opened) as Opened;
    if (isRestored) say('The backup was restored');
  } catch (error) {
    await thread.terminate();
    throw error;
  }

  const call = async (method: LibraryMethod, input: unknown): Promise<unknown> => {
    if (isGone) throw gone();
    lastId += 1;
    const reply = expect(lastId);
    thread.postMessage({ id: lastId, method, input });
    return openReply(await reply);
  };
  return { call: call as Library['call'], [Symbol.asyncDispose]: close };
}

/** Some seconds of work; smaller libraries need no progress. */
const toldEvery = 5_000;

function tellIndexing({ indexed, total }: IndexProgress, say: (text: string) => void): void {
  if (indexed % toldEvery !== 0) return;
  const count = (n: number) => n.toLocaleString('en');
  say(`Updating the search index: ${count(indexed)} of ${count(total)} openings`);
}

const gone = () => new AppError('internal', { reason: 'the library has stopped' });

export type LibraryRequest = {
  readonly id: number;
  readonly method: string;
  readonly input: unknown;
};

/** `id` of the request; 0 reports on opening the library. */
export type LibraryReply =
  | { readonly id: number; readonly reply: Reply }
  | { readonly indexing: IndexProgress };

export type LibraryOptions = {
  readonly database: string;
  /** Where a backup may wait to replace the database. */
  readonly restore?: RestorePlaces;
};

/** The answer to opening the library. */
export type Opened = { readonly isRestored: boolean };
