import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ListRow } from '#contract/companies.ts';
import { openReply, type Reply } from '#contract/reply.ts';
import { entryUrl } from '#core/entry-url.ts';
import { AppError } from '#core/errors.ts';

/**
 * `readList` in a thread of its own, so other calls continue meanwhile. Throws `cancelled` once the
 * signal is aborted.
 */
export async function readListInThread(text: string, signal?: AbortSignal): Promise<ListRow[]> {
  const thread = new Worker(entryUrl('./thread.ts', import.meta.url), {
    workerData: text,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  try {
    const [reply] = (await once(thread, 'message', { signal })) as [Reply];
    return openReply(reply) as ListRow[];
  } catch (error) {
    throw signal?.aborted === true ? new AppError('cancelled', {}, { cause: error }) : error;
  } finally {
    await thread.terminate();
  }
}
