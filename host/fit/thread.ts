import { parentPort, workerData } from 'node:worker_threads';
import { errorReply, type Reply } from '#contract/reply.ts';
import { AppError } from '#core/errors.ts';
import { longestResume, readResume } from '#enrichment/fit/read-resume.ts';
import { documentText } from '#services/resume/document-text.ts';
import type { ResumeToRead } from './read-in-thread.ts';

/** Entry of the thread that reads one résumé, so that a hostile file blocks nothing else. */
async function answer({ content, today }: ResumeToRead): Promise<Reply> {
  try {
    const { text, isCut } =
      typeof content === 'string'
        ? { text: content, isCut: false }
        : await documentText(Buffer.from(content));
    return {
      value: { resume: readResume(text, today), isCut: isCut || text.length > longestResume },
    };
  } catch (error) {
    // An unforeseen message might quote the résumé.
    return errorReply(error instanceof AppError ? error : new AppError('resume_damaged', {}));
  }
}

parentPort?.postMessage(await answer(workerData as ResumeToRead));
