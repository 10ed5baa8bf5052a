import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { openReply, type Reply } from '#contract/reply.ts';
import type { ListRow } from '#contract/views/company.ts';
import { entryUrl } from '#core/entry-url.ts';

/** The same as `readList`, in a thread that lives as long as that takes: other calls go on meanwhile. */
export async function readListInThread(text: string): Promise<ListRow[]> {
  const thread = new Worker(entryUrl('./thread.ts', import.meta.url), {
    workerData: text,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  try {
    const [reply] = (await once(thread, 'message')) as [Reply];
    return openReply(reply) as ListRow[];
  } finally {
    await thread.terminate();
  }
}
