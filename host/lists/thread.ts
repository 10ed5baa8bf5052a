import { parentPort, workerData } from 'node:worker_threads';
import { errorReply, type Reply } from '#contract/reply.ts';
import { readList } from './read-list.ts';

/** Entry of the thread that reads one list, so a hostile file blocks nothing else. */
function answer(text: string): Reply {
  try {
    return { value: readList(text) };
  } catch (error) {
    return errorReply(error);
  }
}

parentPort?.postMessage(answer(workerData as string));
