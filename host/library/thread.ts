import { parentPort, workerData } from 'node:worker_threads';
import { errorReply } from '#contract/reply.ts';
import { pruneInbox } from '#services/db/inbox.ts';
import { openDatabase } from '#services/db/open.ts';
import { purgeSearches } from '#services/db/saved-searches.ts';
import { createLibraryTasks } from './library-tasks.ts';
import type { LibraryOptions, LibraryReply, LibraryRequest, LibraryTasks } from './protocol.ts';

/** Entry of the database's own thread: libsql blocks the event loop it runs in. */
async function main({ database }: LibraryOptions): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('the library runs in a worker thread');
  const send = (message: LibraryReply) => port.postMessage(message);
  try {
    const db = await openDatabase(database, { onIndexing: (indexing) => send({ indexing }) });
    await purgeSearches(db);
    await pruneInbox(db);
    const tasks = createLibraryTasks(db);
    port.on('message', (request: LibraryRequest | 'close') => {
      if (request === 'close') {
        void close(db).then(() => port.close());
        return;
      }
      void answer(tasks, request).then(send);
    });
    send({ id: 0, reply: { value: null } });
  } catch (error) {
    send({ id: 0, reply: errorReply(error) });
  }
}

const close = async (db: AsyncDisposable) => db[Symbol.asyncDispose]();

async function answer(tasks: LibraryTasks, request: LibraryRequest): Promise<LibraryReply> {
  const { id, task, input } = request;
  try {
    // The task and its input belong together: the typed client is the only sender.
    return { id, reply: { value: await tasks[task](input as never) } };
  } catch (error) {
    return { id, reply: errorReply(error) };
  }
}

await main(workerData as LibraryOptions);
