import { parentPort, workerData } from 'node:worker_threads';
import type { DrawnPage } from '#core/drawn-page.ts';
import { AppError } from '#core/errors.ts';
import type { WebDocument } from '#core/web-document.ts';
import type { FetchContext, ModelQuestion } from '#sources/source.ts';
import { decodeFailure, encodeFailure } from '../drivers/failure.ts';
import { type FromThread, readingTasks, shared, type ToThread } from './protocol.ts';

type Start = Extract<ToThread, { type: 'start' }>;
type Call<T> = ReturnType<typeof Promise.withResolvers<T>>;

/** Entry of the thread that reads large pages. Its starter fetches for it. */
function main(state: Int32Array): void {
  const port = parentPort;
  if (port === null) throw new Error('pages are read in a worker thread');
  const send = (message: FromThread) => port.postMessage(message);
  const aborts = new Map<number, AbortController>();
  const calls = new Map<number, Call<WebDocument>>();
  const draws = new Map<number, Call<DrawnPage>>();
  const questions = new Map<number, Call<string>>();
  let lastCall = 0;

  port.on('message', (message: ToThread) => {
    // Only a message starts work for a company: until the next turn, the thread works for that one.
    Atomics.store(state, shared.company, message.id);
    Atomics.add(state, shared.turn, 1);
    setImmediate(() => Atomics.store(state, shared.company, 0));
    if (message.type === 'start') void work(message).then(send);
    else if (message.type === 'abort') aborts.get(message.id)?.abort(new AppError('cancelled', {}));
    else settle(message);
  });

  async function work(start: Start): Promise<FromThread> {
    const { id, task, input } = start;
    const abort = new AbortController();
    aborts.set(id, abort);
    try {
      // The task and its input belong together: the typed `run` is the only sender.
      const value = await readingTasks[task](input as never, contextOf(start, abort.signal));
      return { id, type: 'done', value };
    } catch (error) {
      return { id, type: 'failed', failure: encodeFailure(error) };
    } finally {
      aborts.delete(id);
    }
  }

  const contextOf = (start: Start, signal: AbortSignal): FetchContext => {
    const { id, companyUrl, today, previous, canDraw, canAsk } = start;
    const known = new Map(previous.map((document) => [document.url, document]));
    return {
      signal,
      companyUrl,
      today,
      previous: (url) => known.get(url) ?? null,
      allPrevious: () => previous,
      progress: (fraction, step) => send({ id, type: 'progress', fraction, step }),
      fetch: (request) => {
        signal.throwIfAborted();
        const call = Promise.withResolvers<WebDocument>();
        lastCall += 1;
        calls.set(lastCall, call);
        send({ id, type: 'fetch', call: lastCall, request });
        return call.promise;
      },
      ...(canDraw && {
        draw: (url: string) => {
          signal.throwIfAborted();
          const call = Promise.withResolvers<DrawnPage>();
          lastCall += 1;
          draws.set(lastCall, call);
          send({ id, type: 'draw', call: lastCall, url });
          return call.promise;
        },
      }),
      ...(canAsk && {
        ask: (question: ModelQuestion) => {
          signal.throwIfAborted();
          const call = Promise.withResolvers<string>();
          lastCall += 1;
          questions.set(lastCall, call);
          send({ id, type: 'ask', call: lastCall, question });
          return call.promise;
        },
      }),
    };
  };

  function settle(message: Exclude<ToThread, { type: 'start' | 'abort' }>): void {
    const call = calls.get(message.call);
    const draw = draws.get(message.call);
    const question = questions.get(message.call);
    calls.delete(message.call);
    draws.delete(message.call);
    questions.delete(message.call);
    if (message.type === 'answer') call?.resolve(message.document);
    else if (message.type === 'drawn') draw?.resolve(message.page);
    else if (message.type === 'told') question?.resolve(message.text);
    else (call ?? draw ?? question)?.reject(decodeFailure(message.failure, 'io_fetch'));
  }
}

main(new Int32Array(workerData as SharedArrayBuffer));
