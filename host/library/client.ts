import { Worker } from 'node:worker_threads';
import { errorReply, openReply, type Reply } from '#contract/reply.ts';
import { entryUrl } from '#core/entry-url.ts';
import { AppError } from '#core/errors.ts';
import type { IndexProgress } from '#services/db/unindexed.ts';
import type { LibraryOptions, LibraryReply, LibraryTask, LibraryTasks } from './protocol.ts';

export type Library = AsyncDisposable & {
  /** Asks the database's thread; throws the AppError that came back. */
  readonly call: <T extends LibraryTask>(
    task: T,
    input: Parameters<LibraryTasks[T]>[0],
  ) => ReturnType<LibraryTasks[T]>;
};

/**
 * Starts the library's thread; resolves once the database is open and up to date. `say` hears how
 * far it is where an update makes every opening searchable again, which takes a while.
 */
export async function openLibrary(
  options: LibraryOptions,
  say: (text: string) => void = () => undefined,
): Promise<Library> {
  const thread = new Worker(entryUrl('./thread.ts', import.meta.url), {
    workerData: options,
    // Its work is SQLite's: what it leaves behind in the heap is little.
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
    openReply(await opened);
  } catch (error) {
    await thread.terminate();
    throw error;
  }

  const call = async (task: LibraryTask, input: unknown): Promise<unknown> => {
    if (isGone) throw gone();
    lastId += 1;
    const reply = expect(lastId);
    thread.postMessage({ id: lastId, task, input });
    return openReply(await reply);
  };
  return { call: call as Library['call'], [Symbol.asyncDispose]: close };
}

/** Some seconds lie between two of these; fewer openings than that need no word. */
const toldEvery = 5_000;

function tellIndexing({ indexed, total }: IndexProgress, say: (text: string) => void): void {
  if (indexed % toldEvery !== 0) return;
  const count = (n: number) => n.toLocaleString('en');
  say(`Updating the search index: ${count(indexed)} of ${count(total)} openings`);
}

const gone = () => new AppError('internal', { reason: 'the library has stopped' });
