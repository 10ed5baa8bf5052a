import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { openReply, type Reply } from '#contract/reply.ts';
import { entryUrl } from '#core/entry-url.ts';
import type { Past } from './play-past.ts';

/** `playPast` in a thread of its own. Throws its error. */
export async function playPastInThread(past: Past): Promise<void> {
  const thread = new Worker(entryUrl('./thread.ts', import.meta.url), { workerData: past });
  try {
    const [reply] = (await once(thread, 'message')) as [Reply];
    openReply(reply);
  } finally {
    await thread.terminate();
  }
}
