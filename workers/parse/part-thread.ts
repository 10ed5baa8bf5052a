import { Worker } from 'node:worker_threads';
import { entryUrl } from '#core/entry-url.ts';
import { AppError, toAppError } from '#core/errors.ts';
import type { RawPosting } from '#core/posting.ts';
import type { SnapshotPlace } from '#services/snapshots/store.ts';
import { decodeFailure } from '../drivers/failure.ts';
import type { StoredPart } from './stored-part.ts';

export type ToThread = {
  readonly id: number;
  readonly companyId: string;
  readonly postings: readonly RawPosting[];
};

export type FromThread =
  | { readonly id: number; readonly part: StoredPart }
  /** A line of `encodeFailure`. */
  | { readonly id: number; readonly failure: string };

/** A thread that all large listings of this process share. It lives while one of them is open. */
export type PartThread = AsyncDisposable & {
  readonly open: () => PartsBeside;
};

/** The thread as one listing uses it. Dispose when the listing is read, or given up. */
export type PartsBeside = Disposable & {
  /** Starts the thread before the first part is full: a start takes as long as half a part. */
  readonly start: () => void;
  /**
   * Reads a part by rules and stores it, while the caller goes on. Null if the thread has enough to
   * do: then the caller is faster. For the last part, that is anything: the caller would only wait.
   */
  readonly store: (
    companyId: string,
    postings: readonly RawPosting[],
    isLast: boolean,
  ) => Promise<StoredPart> | null;
};

/** The part it reads, and the next one. */
const mostParts = 2;

export function createPartThread(place: SnapshotPlace): PartThread {
  const waiting = new Map<number, PromiseWithResolvers<StoredPart>>();
  const closing = new Set<Promise<unknown>>();
  let thread: Worker | null = null;
  let listings = 0;
  let lastId = 0;

  function start(): Worker {
    const worker = new Worker(entryUrl('./thread.ts', import.meta.url), {
      workerData: place,
      resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 },
    });
    worker.on('message', (message: FromThread) => {
      const part = waiting.get(message.id);
      waiting.delete(message.id);
      if ('part' in message) part?.resolve(message.part);
      else part?.reject(decodeFailure(message.failure, 'parse'));
    });
    worker.on('error', (error) => {
      if (worker === thread) end(toAppError(error));
    });
    return worker;
  }

  function end(reason: AppError): void {
    for (const part of waiting.values()) part.reject(reason);
    waiting.clear();
    if (thread === null) return;
    const closed = thread.terminate().finally(() => closing.delete(closed));
    closing.add(closed);
    thread = null;
  }

  const store: PartsBeside['store'] = (companyId, postings, isLast) => {
    if (waiting.size >= (isLast ? 1 : mostParts)) return null;
    thread ??= start();
    lastId += 1;
    const part = Promise.withResolvers<StoredPart>();
    // The caller learns of a failure once it needs the part.
    part.promise.catch(() => undefined);
    waiting.set(lastId, part);
    thread.postMessage({ id: lastId, companyId, postings } satisfies ToThread);
    return part.promise;
  };

  return {
    open() {
      listings += 1;
      return {
        start() {
          thread ??= start();
        },
        store,
        [Symbol.dispose]() {
          listings -= 1;
          if (listings === 0) end(new AppError('cancelled', {}));
        },
      };
    },
    async [Symbol.asyncDispose]() {
      end(new AppError('cancelled', {}));
      await Promise.all(closing);
    },
  };
}
