import { seconds } from '#core/duration.ts';
import { mebibytes } from '#core/quantity.ts';
import type { WebDocument } from '#core/web-document.ts';
import type { FetchContext } from '#sources/source.ts';
import { createPageThread, type PageThread, type PageThreadLimits } from './page-thread.ts';
import { type ReadingInput, type ReadingTask, readingTasks } from './protocol.ts';

export type Reader = PageThread;

/** `largeBytes`: a larger page may take as long as other jobs' locks live. */
type ReaderLimits = PageThreadLimits & { readonly largeBytes: number };

const usual: ReaderLimits = { limitMs: seconds(20), lookEveryMs: 500, largeBytes: mebibytes(1) };

/**
 * Reads companies' pages: small ones here, and all of a company with a large one in a thread, from
 * the beginning. That costs no request to its site: the context remembers answers.
 */
export function createReader(limits: Partial<ReaderLimits> = {}): Reader {
  const { largeBytes, ...ofThread } = { ...usual, ...limits };
  const thread = createPageThread(ofThread);

  const run = async (task: ReadingTask, input: unknown, context: FetchContext) => {
    const moved = Promise.withResolvers<null>();
    const here = new AbortController();
    const signal = AbortSignal.any([context.signal, here.signal]);
    const moveIfLarge = ({ body }: WebDocument): void => {
      if (body.length > largeBytes) {
        moved.resolve(null);
        here.abort();
      }
      signal.throwIfAborted();
    };
    const { draw } = context;
    const watched: FetchContext = {
      ...context,
      signal,
      async fetch(request) {
        signal.throwIfAborted();
        const document = await context.fetch(request);
        if (request.expect === 'html') moveIfLarge(document);
        signal.throwIfAborted();
        return document;
      },
      ...(draw !== undefined && {
        async draw(url: string) {
          signal.throwIfAborted();
          const page = await draw(url);
          moveIfLarge(page.document);
          return page;
        },
      }),
    };
    // The task and its input belong together, as the type of `run` says.
    const read: Promise<unknown> = readingTasks[task](input as never, watched);
    const outcome = await Promise.race([read.then((value) => ({ value })), moved.promise]);
    if (outcome !== null) return outcome.value;
    return await thread.run(task, input as ReadingInput<typeof task>, context);
  };

  return { run: run as Reader['run'], [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose]() };
}
