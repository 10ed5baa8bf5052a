import { minutes, seconds } from '#core/duration.ts';
import { toNotice } from '#core/errors.ts';
import { modelChosen } from '#core/model-choice.ts';
import type { Settings } from '#core/settings.ts';
import type { ModelAccess } from '#services/llm/access.ts';
import { readEndpoint } from '#services/llm/endpoint.ts';
import type { LoadProgress } from '#services/llm/vllm-log.ts';
import type { LogDestination, Logger } from '#services/log/logger.ts';
import { createWorkDemand } from './demand.ts';
import type { ChildState, Demand } from './supervisor.ts';
import { superviseVllm, type VllmChild, type VllmDeps } from './vllm-child.ts';

/** The model server that Rolewatch starts, for people. */
export type ModelServerView = {
  readonly state: 'idle' | 'starting' | 'ready' | 'failing';
  readonly progress: LoadProgress | null;
  readonly problem: { readonly message: string; readonly hint: string } | null;
};

export type ModelServer = AsyncDisposable & {
  /** Null unless the settings choose a server that Rolewatch starts. */
  readonly view: () => ModelServerView | null;
  /** How the enrichment worker reaches the model. */
  readonly access: () => ModelAccess;
  /** Wants the enrichment worker as `demand` does, but only once the model can answer, or never will. */
  readonly whenUsable: (demand: Demand) => Demand;
  /** Something happened in the queues: looks whether the model has work. */
  readonly look: () => void;
  /** A person asks for it: starts it, also after it was given up. */
  readonly wake: () => void;
  /** Resolves once it answers or has failed; at once if none is to be started. */
  readonly settled: (signal: AbortSignal) => Promise<void>;
  /** Its settings changed. */
  readonly renew: () => Promise<void>;
};

export type ModelServerDeps = Partial<
  Pick<VllmDeps, 'find' | 'gpus' | 'port' | 'spawn' | 'platform' | 'clock'>
> & {
  readonly settings: () => Settings;
  readonly cwd: string;
  /** The file that keeps what workers find out about servers. */
  readonly notes: string;
  readonly output: LogDestination;
  /** Jobs for the model wait or run. */
  readonly hasJobs: () => Promise<boolean>;
  /** The way to the model changed: workers must not go on with the old one. */
  readonly onMoved: () => void;
  readonly onChange: () => void;
  readonly log: Logger;
};

const stopMs = seconds(8);
/** Events come by the hundred. */
const lookEveryMs = 300;
/** After this long without work, the next work tries a failed server again. */
const forgivenAfterMs = minutes(1);

/**
 * Starts the model server when work for it comes, and stops it after idle minutes: it holds most of
 * the graphics memory. Until it answers, its jobs wait in their queue.
 */
export function openModelServer(deps: ModelServerDeps): ModelServer {
  const { settings, onChange, onMoved, log } = deps;
  const waiting = new Set<() => void>();
  let isClosed = false;
  let lookTimer: NodeJS.Timeout | undefined;
  let wasReady = false;
  /** Null unless the settings choose it. */
  let child: VllmChild | null = null;

  const isChosen = (): boolean => modelChosen(settings())?.kind === 'vllm';
  const hasFailed = (): boolean => child?.state().kind === 'gave-up';
  const isUsable = (): boolean => child === null || child.address() !== null || hasFailed();

  const demand = createWorkDemand({
    rest: () => ({
      never: false,
      afterMs: hasFailed() ? forgivenAfterMs : idleMs(settings()),
    }),
    isBusy: () => deps.hasJobs(),
    // A failed one makes room for another try.
    onRest: () => void (hasFailed() ? replace() : child?.restart(stopMs)),
  });

  const left = (): void => {
    if (wasReady) onMoved();
    wasReady = false;
  };
  const tell = (): void => {
    if (isUsable()) for (const resolve of waiting) resolve();
    onChange();
  };

  function supervise(): VllmChild {
    const own: { child: VllmChild | null } = { child: null };
    const onState = (state: ChildState): void => {
      // One that was replaced, or is not yet there.
      if (own.child === null || own.child !== child) return;
      if (state.kind === 'restarting') log.warn('the model server is started again', state);
      if (state.kind === 'gave-up') log.error('the model server is not started again', state);
      if (state.kind === 'ready') wasReady = true;
      else if (state.kind !== 'silent') left();
      tell();
    };
    own.child = superviseVllm({ ...deps, demand, onState, onProgress: onChange });
    return own.child;
  }

  async function replace(): Promise<void> {
    const old = child;
    child = isChosen() && !isClosed ? supervise() : null;
    left();
    tell();
    await old?.stop(stopMs);
  }

  async function look(): Promise<void> {
    if (!isClosed && isChosen() && (await deps.hasJobs().catch(() => false))) demand.worked();
  }

  function whenUsable(signal: AbortSignal): Promise<void> {
    if (isUsable()) return Promise.resolve();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    waiting.add(resolve);
    if (signal.aborted) onAbort();
    return promise.finally(() => {
      waiting.delete(resolve);
      signal.removeEventListener('abort', onAbort);
    });
  }

  if (isChosen()) child = supervise();

  return {
    view() {
      if (child === null) return null;
      const problem = child.problem();
      return {
        state: viewedStates[child.state().kind],
        progress: child.progress(),
        problem: problem === null ? null : toNotice(problem),
      };
    },
    access() {
      const { llmModel: model, llmApiKey } = settings();
      const chosen = modelChosen(settings());
      if (chosen === null) return { kind: 'none' };
      if (chosen.kind === 'file') return chosen;
      const notesOn = (server: string) => ({ file: deps.notes, server: `${server} ${model}` });
      if (chosen.kind === 'server') {
        const notes = notesOn(readEndpoint(chosen.url).baseUrl);
        return { ...chosen, model, apiKey: llmApiKey, notes };
      }
      const address = child?.address() ?? null;
      if (address !== null) return { kind: 'server', model, ...address, notes: notesOn('vllm') };
      const details = child?.problem()?.details;
      return details === undefined ? { kind: 'none' } : { kind: 'failed', ...details };
    },
    whenUsable: (inner) => ({
      isWanted: () => inner.isWanted() && isUsable(),
      async whenWanted(signal) {
        await inner.whenWanted(signal);
        await whenUsable(signal);
      },
    }),
    look() {
      if (lookTimer !== undefined || isClosed) return;
      lookTimer = setTimeout(() => {
        lookTimer = undefined;
        void look();
      }, lookEveryMs);
    },
    wake() {
      if (child === null) return;
      if (hasFailed()) void replace();
      demand.worked();
    },
    settled: whenUsable,
    async renew() {
      await replace();
      await look();
    },
    async [Symbol.asyncDispose]() {
      isClosed = true;
      clearTimeout(lookTimer);
      demand[Symbol.dispose]();
      await child?.stop(stopMs);
    },
  };
}

const idleMs = ({ vllmIdleSeconds }: Settings): number =>
  vllmIdleSeconds === 0 ? Number.POSITIVE_INFINITY : seconds(vllmIdleSeconds);

const viewedStates: Readonly<Record<ChildState['kind'], ModelServerView['state']>> = {
  idle: 'idle',
  starting: 'starting',
  restarting: 'starting',
  ready: 'ready',
  silent: 'ready',
  'gave-up': 'failing',
  stopped: 'idle',
};
