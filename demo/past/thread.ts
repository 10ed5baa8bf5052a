import { parentPort, workerData } from 'node:worker_threads';
import { errorReply, type Reply } from '#contract/reply.ts';
import { type Past, playPast } from './play-past.ts';

/** Entry of the thread that plays the past: the database would block the host's event loop. */
async function play(past: Past): Promise<Reply> {
  try {
    await playPast(past);
    return { value: null };
  } catch (error) {
    return errorReply(error);
  }
}

parentPort?.postMessage(await play(workerData as Past));
