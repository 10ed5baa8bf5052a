import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { openReply, type Reply } from '#contract/reply.ts';
import { seconds } from '#core/duration.ts';
import { entryUrl } from '#core/entry-url.ts';
import { AppError } from '#core/errors.ts';
import type { Resume } from '#core/profile.ts';

export type ResumeToRead = {
  /** Pasted text, or a file. */
  readonly content: string | Uint8Array;
  /** ISO 8601. */
  readonly today: string;
};

export type ReadResume = {
  readonly resume: Resume;
  /** The document is longer than what was read. */
  readonly isCut: boolean;
};

const longestSeconds = 20;

/**
 * Reads a résumé in a thread of its own, within 20 seconds and 512 MB. Throws the errors of
 * `documentText`, `resume_too_slow`, and `resume_too_large` if memory ran out. No error holds words
 * of the résumé.
 */
export async function readResumeInThread(
  asked: ResumeToRead,
  limitMs = seconds(longestSeconds),
): Promise<ReadResume> {
  const thread = new Worker(entryUrl('./thread.ts', import.meta.url), {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    // A library may print what it stumbles over.
    stdout: true,
    stderr: true,
  });
  try {
    const [reply] = (await once(thread, 'message', { signal: AbortSignal.timeout(limitMs) })) as [
      Reply,
    ];
    return openReply(reply) as ReadResume;
  } catch (error) {
    throw failureOf(error);
  } finally {
    await thread.terminate();
  }
}

function failureOf(error: unknown): unknown {
  if (error instanceof Error && error.name === 'AbortError') {
    return new AppError('resume_too_slow', { limit: `${longestSeconds} seconds` });
  }
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new AppError('resume_too_large', { limit: '512 MB' })
    : error;
}
