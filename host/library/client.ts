import { Worker } from 'node:worker_threads';
import { errorReply, openReply, type Reply } from '#contract/reply.ts';
import { AppError } from '#core/errors.ts';
import { entryUrl } from '../entry-url.ts';
import type { LibraryOptions, LibraryReply, LibraryTask, LibraryTasks } from './protocol.ts';

export type Library = AsyncDisposable & {
  /** Asks the database's thread; throws the AppError that came back. */
  readonly call: <T extends LibraryTask>(
    task: T,
    input: Parameters<LibraryTasks[T]>[0],
  ) => ReturnType<LibraryTasks[T]>;
};

/** Starts the library's thread; resolves once the database is open and up to date. */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
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
  thread.on('message', ({ id, reply }: LibraryReply) => {
    waiting.get(id)?.(reply);
    waiting.delete(id);
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

const gone = () => new AppError('internal', { reason: 'the library has stopped' });
