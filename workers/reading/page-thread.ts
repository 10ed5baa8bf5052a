import { Worker } from 'node:worker_threads';
import { entryUrl } from '#core/entry-url.ts';
import { AppError, toAppError } from '#core/errors.ts';
import type { FetchContext } from '#sources/source.ts';
import { decodeFailure, encodeFailure } from '../drivers/failure.ts';
import {
  type FromThread,
  type ReadingInput,
  type ReadingResult,
  type ReadingTask,
  shared,
  type ToThread,
} from './protocol.ts';

export type PageThread = AsyncDisposable & {
  /** Does a task in the thread; throws its AppError, or `page_too_costly`. */
  readonly run: <T extends ReadingTask>(
    task: T,
    input: ReadingInput<T>,
    context: FetchContext,
  ) => ReadingResult<T>;
};

export type PageThreadLimits = {
  /** How long one company may keep the thread busy without a break. */
  readonly limitMs: number;
  /** How often the thread is checked; the time a machine sleeps counts as one check. */
  readonly lookEveryMs: number;
};

type Job = {
  readonly task: ReadingTask;
  readonly input: unknown;
  readonly context: FetchContext;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
};

type Asked = Extract<FromThread, { type: 'fetch' | 'draw' | 'ask' }>;

type Opened = {
  readonly worker: Worker;
  readonly state: Int32Array;
  readonly timer: NodeJS.Timeout;
  turn: number;
  busyMs: number;
};

/**
 * A thread that reads large pages, so that this one stays responsive. It lives as long as there is
 * work. A company that takes too much time or memory fails, and the thread with it: the others
 * start again in a new one, with the documents they already have.
 */
export function createPageThread({ limitMs, lookEveryMs }: PageThreadLimits): PageThread {
  const jobs = new Map<number, Job>();
  const closing = new Set<Promise<unknown>>();
  let open: Opened | null = null;
  let lastId = 0;

  const begin = (job: Job): number => {
    open ??= openThread();
    lastId += 1;
    jobs.set(lastId, job);
    const { task, input, context } = job;
    const previous = context.allPrevious();
    tell({
      id: lastId,
      type: 'start',
      task,
      input,
      companyUrl: context.companyUrl,
      today: context.today,
      previous,
      canDraw: context.draw !== undefined,
      canAsk: context.ask !== undefined,
    });
    return lastId;
  };

  const tell = (message: ToThread): void => open?.worker.postMessage(message);

  function openThread(): Opened {
    const memory = new SharedArrayBuffer(shared.length * Int32Array.BYTES_PER_ELEMENT);
    const worker = new Worker(entryUrl('./thread.ts', import.meta.url), {
      workerData: memory,
      resourceLimits: { maxOldGenerationSizeMb: 1_024 },
    });
    const timer = setInterval(() => look(opened), lookEveryMs).unref();
    const opened = { worker, state: new Int32Array(memory), timer, turn: 0, busyMs: 0 };
    worker.on('message', (message: FromThread) => {
      if (open === opened) hear(message);
    });
    worker.on('error', (error) => {
      const isOutOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      giveUp(opened, isOutOfMemory ? costly : () => toAppError(error));
    });
    return opened;
  }

  const costly = ({ context }: Job) =>
    new AppError('page_too_costly', { url: context.companyUrl, limitMs });

  function look(opened: Opened): void {
    const turn = Atomics.load(opened.state, shared.turn);
    const isBusy = Atomics.load(opened.state, shared.company) !== 0;
    opened.busyMs = isBusy && turn === opened.turn ? opened.busyMs + lookEveryMs : 0;
    opened.turn = turn;
    if (opened.busyMs >= limitMs) giveUp(opened, costly);
  }

  function giveUp(opened: Opened, reason: (job: Job) => AppError): void {
    if (open !== opened) return;
    const culprit = Atomics.load(opened.state, shared.company);
    const left = [...jobs];
    jobs.clear();
    close();
    for (const [id, job] of left) {
      // If no company is to blame, none may start what would end alike.
      if (id === culprit || culprit === 0) job.reject(reason(job));
      else begin(job);
    }
  }

  function close(): void {
    if (open === null) return;
    clearInterval(open.timer);
    const closed = open.worker.terminate().finally(() => closing.delete(closed));
    closing.add(closed);
    open = null;
  }

  function hear(message: FromThread): void {
    const job = jobs.get(message.id);
    if (job === undefined) return;
    if ('call' in message) void answer(message, job);
    else if (message.type === 'progress') job.context.progress(message.fraction, message.step);
    else if (message.type === 'done') job.resolve(message.value);
    else job.reject(decodeFailure(message.failure, 'io_fetch'));
  }

  async function answer(asked: Asked, job: Job): Promise<void> {
    const { id, call } = asked;
    const answered = await ask(asked, job).catch(
      (error): ToThread => ({ id, type: 'no_answer', call, failure: encodeFailure(error) }),
    );
    if (jobs.has(id)) tell(answered);
  }

  async function ask(asked: Asked, { context }: Job): Promise<ToThread> {
    const { id, call } = asked;
    if (asked.type === 'fetch') {
      return { id, type: 'answer', call, document: await context.fetch(asked.request) };
    }
    if (asked.type === 'ask') {
      if (context.ask === undefined) throw new Error('no model is set');
      return { id, type: 'told', call, text: await context.ask(asked.question) };
    }
    if (context.draw === undefined) throw new AppError('browser_missing', {});
    return { id, type: 'drawn', call, page: await context.draw(asked.url) };
  }

  const leave = (job: Job): void => {
    for (const [id, other] of jobs) {
      if (other !== job) continue;
      jobs.delete(id);
      tell({ id, type: 'abort' });
    }
    if (jobs.size === 0) close();
  };

  const run = async (task: ReadingTask, input: unknown, context: FetchContext) => {
    const { signal } = context;
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const job: Job = { task, input, context, resolve, reject };
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      begin(job);
      return await promise;
    } finally {
      signal.removeEventListener('abort', onAbort);
      leave(job);
    }
  };

  return {
    run: run as PageThread['run'],
    async [Symbol.asyncDispose]() {
      for (const job of jobs.values()) job.reject(new AppError('cancelled', {}));
      jobs.clear();
      close();
      await Promise.all(closing);
    },
  };
}
