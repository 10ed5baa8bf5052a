import { once } from 'node:events';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { QueueName } from '#core/job.ts';
import type { LogDestination } from '#services/log/destination.ts';
import type { Launcher } from './launcher.ts';
import { type SilenceRule, untilHung, usualSilence } from './silence.ts';
import { type ChildState, type SupervisedChild, superviseChild } from './supervisor.ts';

/** What a worker process is told and answers; see workers/parent.ts, its other end. */
type FromWorker =
  | { readonly type: 'ready' }
  | ({ readonly type: 'usage' } & WorkerUsage)
  | { readonly type: 'failed'; readonly error: { readonly message: string } };

export type WorkerUsage = {
  /** Resident memory. */
  readonly rssBytes: number;
  /** Share of one core over the last seconds, 0 to 1 and above. */
  readonly cpu: number;
};

export type WorkerChildOptions = {
  readonly queue: QueueName;
  readonly launcher: Launcher;
  readonly entry: URL | string;
  readonly env: NodeJS.ProcessEnv;
  readonly execArgv: readonly string[];
  /** Its first life begins after this; it never rejects. */
  readonly launchAfter: Promise<unknown>;
  /** Asked for at each start: resolves with the `start` message, once Redis answers. */
  readonly start: () => Promise<object>;
  readonly onState: (state: ChildState) => void;
  readonly onUsage: (usage: WorkerUsage) => void;
  readonly silence?: SilenceRule;
  /** What the worker prints: its log, line by line, and its last words. */
  readonly output: LogDestination;
};

/** Time a worker has to put its jobs back in line before it is ended the hard way. */
export const workerStopMs = seconds(4);
const workerGraceMs = seconds(2);

/** Far longer than a slow disk needs: after it the worker is started anew. */
const readyTimeoutMs = seconds(60);

/** Keeps one queue's worker process alive. */
export function superviseWorker(options: WorkerChildOptions): SupervisedChild {
  const { queue, launcher, entry, env, execArgv, start, onState, onUsage, output } = options;
  const { silence = usualSilence } = options;
  return superviseChild({
    name: queue,
    async launch(signal) {
      if (!signal.aborted) await Promise.race([options.launchAfter, once(signal, 'abort')]);
      signal.throwIfAborted();
      const child = launcher.launch({ entry, args: [queue], env, execArgv });
      child.onLine((line) => output.write(`${line}\n`));
      return child;
    },
    async ready(child) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      child.onMessage((message) => {
        const said = message as FromWorker;
        if (said.type === 'ready') resolve();
        else if (said.type === 'usage') onUsage(said);
        else reject(new AppError('internal', { reason: said.error.message }));
      });
      child.send(await start());
      const timer = setTimeout(() => {
        reject(new AppError('internal', { reason: `${queue} did not get ready` }));
      }, readyTimeoutMs).unref();
      await promise.finally(() => clearTimeout(timer));
    },
    async watch({ child, wait, onSilent, signal }) {
      await untilHung(child, { rule: silence, wait, onChange: onSilent, signal });
      throw new AppError('worker_hung', { queue });
    },
    ask: (child) => child.send({ type: 'shutdown', graceMs: workerGraceMs }),
    onState,
  });
}
