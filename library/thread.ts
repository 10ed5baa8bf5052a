import { parentPort, workerData } from 'node:worker_threads';
import { errorReply } from '#contract/reply.ts';
import { createLibraryCall } from './calls.ts';
import type { LibraryOptions, LibraryReply, LibraryRequest, Opened } from './client.ts';
import { openDatabase } from './engine/open.ts';
import { takeRestored } from './engine/restore.ts';
import { pruneInbox } from './inbox/items.ts';
import { purgeSearches } from './searches.ts';

/** Entry of the database's own thread: libsql blocks the event loop it runs in. */
async function main({ database, restore }: LibraryOptions): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('the library runs in a worker thread');
  const send = (message: LibraryReply) => port.postMessage(message);
  try {
    const isRestored = restore !== undefined && (await takeRestored(restore, new Date()));
    const db = await openDatabase(database, { onIndexing: (indexing) => send({ indexing }) });
    await purgeSearches(db);
    await pruneInbox(db);
    const call = createLibraryCall(db);
    port.on('message', (request: LibraryRequest | 'close') => {
      if (request === 'close') {
        void close(db).then(() => port.close());
        return;
      }
      void answer(call, request).then(send);
    });
    const opened: Opened = { isRestored };
    send({ id: 0, reply: { value: opened } });
  } catch (error) {
    send({ id: 0, reply: errorReply(error) });
  }
}

const close = async (db: AsyncDisposable) => db[Symbol.asyncDispose]();

async function answer(
  call: ReturnType<typeof createLibraryCall>,
  { id, method, input }: LibraryRequest,
): Promise<LibraryReply> {
  try {
    return { id, reply: { value: await call(method, input) } };
  } catch (error) {
    return { id, reply: errorReply(error) };
  }
}

await main(workerData as LibraryOptions);
