import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { QueueName } from '#core/job.ts';
import type { LogDestination } from '#services/log/logger.ts';
import type { ChildHandle, Launcher } from './launcher.ts';
import {
  type ChildState,
  type Demand,
  type SupervisedChild,
  superviseChild,
} from './supervisor.ts';

/** Messages from a worker process; see workers/parent.ts, the other end. */
type FromWorker =
  | { readonly type: 'ready' }
  | ({ readonly type: 'usage' } & WorkerUsage)
  | { readonly type: 'failed'; readonly error: { readonly message: string } };

export type WorkerUsage = {
  readonly rssBytes: number;
  /** Share of one core over the last seconds; above 1 with several cores. */
  readonly cpu: number;
};

export type WorkerChildOptions = {
  readonly queue: QueueName;
  readonly launcher: Launcher;
  readonly entry: URL | string;
  readonly env: NodeJS.ProcessEnv;
  readonly execArgv: readonly string[];
  readonly demand?: Demand;
  /** Called at each start: resolves with the `start` message, once Redis answers. */
  readonly start: () => Promise<object>;
  readonly onState: (state: ChildState) => void;
  readonly onUsage: (usage: WorkerUsage) => void;
  readonly silence?: SilenceRule;
  /** The worker's output: its log lines and its last words. */
  readonly output: LogDestination;
};

/** How long a worker has to requeue its jobs before it is killed. */
export const workerStopMs = seconds(4);
const workerGraceMs = seconds(2);

/** Far longer than a slow disk needs; after it the worker is restarted. */
const readyTimeoutMs = seconds(60);

export function superviseWorker(options: WorkerChildOptions): SupervisedChild {
  const { queue, launcher, entry, env, execArgv, start, onState, onUsage, output } = options;
  const { silence = usualSilence } = options;
  return superviseChild({
    name: queue,
    ...(options.demand === undefined ? {} : { demand: options.demand }),
    launch() {
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

/**
 * How long a child may be silent, in looks of the host; a healthy child speaks at least once a
 * look.
 */
type SilenceRule = {
  readonly lookEveryMs: number;
  readonly silentAfter: number;
  /** Silent looks in a row until it counts as hung. */
  readonly hungAfter: number;
};

/**
 * A worker reports its usage every two seconds. A slow disk, a large document or a busy machine may
 * delay that, so it has a minute.
 */
export const usualSilence: SilenceRule = {
  lookEveryMs: seconds(3),
  silentAfter: 7,
  hungAfter: 20,
};

/**
 * Resolves once a running child has been silent too long: its event loop is blocked. Counts looks,
 * not time: during sleep or a stall of the host there are no looks. Rejects when the signal aborts.
 */
export async function untilHung(
  child: Pick<ChildHandle, 'onMessage'>,
  deps: {
    readonly rule: SilenceRule;
    readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
    readonly onChange: (isSilent: boolean) => void;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const { rule, wait, onChange, signal } = deps;
  let silentLooks = 0;
  const stopListening = child.onMessage(() => {
    if (silentLooks >= rule.silentAfter) onChange(false);
    silentLooks = 0;
  });
  try {
    while (silentLooks < rule.hungAfter) {
      await wait(rule.lookEveryMs, signal);
      silentLooks += 1;
      if (silentLooks === rule.silentAfter) onChange(true);
    }
  } finally {
    stopListening();
  }
}
