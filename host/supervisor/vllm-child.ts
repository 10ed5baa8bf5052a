import { minutes, seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { faultRow, type ModelServerFault } from '#core/model-server-faults.ts';
import type { Settings } from '#core/settings.ts';
import { freePort } from '#services/free-port.ts';
import { findGpus } from '#services/llm/gpu.ts';
import { faultInLog, further, type LoadProgress, progressIn } from '#services/llm/vllm-log.ts';
import { randomKey, vllmCommand, vllmVariables } from '#services/llm/vllm-server.ts';
import type { LogDestination } from '#services/log/logger.ts';
import { findVllm } from '#services/provision/vllm.ts';
import type { ChildHandle } from './launcher.ts';
import type { Life, RestartPolicy } from './restart-policy.ts';
import {
  type ChildState,
  type Clock,
  type Demand,
  type SupervisedChild,
  superviseChild,
} from './supervisor.ts';
import { spawnTethered } from './tethered-child.ts';

export type ServerAddress = { readonly url: string; readonly apiKey: string };

type Problem = AppError<'llm_server_failed'>;

export type VllmChild = SupervisedChild & {
  /** Null until it answers. */
  address(): ServerAddress | null;
  /** How far a start has come; null between two starts. */
  progress(): LoadProgress | null;
  /** Why the last life ended; null while one goes well. */
  problem(): Problem | null;
};

export type VllmDeps = {
  readonly settings: () => Pick<Settings, 'llmModel' | 'vllmServer' | 'vllmArguments' | 'offline'>;
  readonly demand: Demand;
  /** Its working folder. */
  readonly cwd: string;
  readonly output: LogDestination;
  readonly onState: (state: ChildState) => void;
  readonly onProgress: () => void;
  readonly find?: typeof findVllm;
  readonly gpus?: typeof findGpus;
  readonly port?: typeof freePort;
  readonly spawn?: typeof spawnTethered;
  readonly platform?: NodeJS.Platform;
  readonly clock?: Clock;
};

/** Without a line for this long, a start hangs. A download shows its progress all the time. */
const longestSilenceMs = minutes(15);
const pollMs = 250;
const healthPollMs = seconds(10);
const healthTimeoutMs = seconds(10);
/** A question of thousands of tokens may delay an answer, but not for a minute. */
const silentAfter = 2;
const hungAfter = 6;
/** Its last lines may arrive after the news of its end. */
const lastWordsMs = 150;
const linesKept = 400;

/**
 * Keeps `vllm serve` alive while it is wanted, each life on a free port of 127.0.0.1 with a key of
 * its own. Gives up at once if another start cannot help, such as without a graphics card.
 */
export function superviseVllm(deps: VllmDeps): VllmChild {
  const { demand, onState, onProgress, output, clock } = deps;
  let lines: string[] = [];
  let started: ServerAddress | null = null;
  let isReady = false;
  let progress: LoadProgress | null = null;
  let problem: Problem | null = null;

  const hear = (line: string): void => {
    // Versions before 0.10 log whole questions.
    if (line.trim() === '' || line.includes('Received request')) return;
    output.write(`${line.replaceAll(started?.apiKey ?? '\0', '***')}\n`);
    lines = [...lines, line].slice(-linesKept);
    const next = isReady ? null : progressIn(line);
    if (next === null || progress === null) return;
    progress = further(progress, next);
    onProgress();
  };

  async function launch(signal: AbortSignal): Promise<ChildHandle> {
    const { find = findVllm, gpus = findGpus, spawn = spawnTethered } = deps;
    [lines, isReady, problem] = [[], false, null];
    progress = { step: 'starting', fraction: 0 };
    try {
      const settings = deps.settings();
      if ((deps.platform ?? process.platform) === 'win32') throw failed('platform');
      const found = await find(settings);
      if ('missing' in found) throw failed('not_installed');
      const port = await (deps.port ?? freePort)();
      const apiKey = randomKey();
      const [gpu = null] = (await gpus()) ?? [];
      signal.throwIfAborted();
      const { args, env } = vllmCommand({
        ...{ model: settings.llmModel, port, apiKey, gpu },
        ...{ more: settings.vllmArguments, isOffline: settings.offline },
      });
      started = { url: `http://127.0.0.1:${port}/v1`, apiKey };
      const child = spawn(found.path, args, {
        cwd: deps.cwd,
        env: { ...vllmVariables(process.env), ...env },
        reads: 'all',
      });
      child.onLine(hear);
      child.onExit(() => {
        isReady = false;
      });
      return withLastWords(child);
    } catch (error) {
      problem = toProblem(error);
      throw problem;
    }
  }

  /** Resolves when it answers; rejects after too long a silence. */
  async function ready(): Promise<void> {
    const { wait } = clock ?? realWait;
    let silentMs = 0;
    let heard = lines.length;
    for (;;) {
      if ((await health()) === 'well') break;
      await wait(pollMs, new AbortController().signal);
      silentMs = lines.length === heard ? silentMs + pollMs : 0;
      heard = lines.length;
      if (silentMs < longestSilenceMs) continue;
      problem = failed('slow_start');
      throw problem;
    }
    isReady = true;
    progress = null;
  }

  async function health(): Promise<'well' | 'dead' | 'silent'> {
    const address = started;
    if (address === null) return 'silent';
    try {
      const url = address.url.replace(/\/v1$/, '/health');
      const answer = await fetch(url, { signal: AbortSignal.timeout(healthTimeoutMs) });
      await answer.body?.cancel();
      return answer.ok ? 'well' : 'dead';
    } catch {
      return 'silent';
    }
  }

  async function watch({
    wait,
    onSilent,
    signal,
  }: Parameters<NonNullable<Parameters<typeof superviseChild>[0]['watch']>>[0]): Promise<never> {
    for (let silent = 0; silent < hungAfter; ) {
      await wait(healthPollMs, signal);
      const state = await health();
      if (state === 'well' && silent >= silentAfter) onSilent(false);
      // 503: its engine is dead, and only a new process helps.
      if (state === 'dead') break;
      silent = state === 'well' ? 0 : silent + 1;
      if (silent === silentAfter) onSilent(true);
    }
    isReady = false;
    const { fault, line } = faultInLog(lines);
    problem = failed(fault === 'ended' ? 'silent' : fault, line);
    throw problem;
  }

  const policy: RestartPolicy = (lives) => {
    // It ended unasked: its last lines say why.
    if (problem === null) {
      const { fault, line } = faultInLog(lines);
      problem = failed(fault, line);
    }
    isReady = false;
    progress = null;
    return vllmPolicy(lives, problem.details.failure);
  };

  const child = superviseChild({
    name: 'vllm',
    demand,
    launch,
    ready,
    watch,
    policy,
    onState(state) {
      if (state.kind === 'idle' || state.kind === 'stopped') [isReady, progress] = [false, null];
      onState(state);
    },
    ...(clock === undefined ? {} : { clock }),
  });
  return {
    ...child,
    address: () => (isReady ? started : null),
    progress: () => progress,
    problem: () => problem,
  };
}

const firstDelayMs = seconds(5);
const longestDelayMs = minutes(2);
const mostShortLives = 4;
const healthyMs = minutes(2);

/**
 * Gives up if another start cannot help, and after four lives in a row that failed to start or
 * ended within two minutes: each costs a minute of loading. Waits five seconds, then doubles.
 */
export function vllmPolicy(
  lives: readonly Life[],
  fault: ModelServerFault,
): ReturnType<RestartPolicy> {
  const isHealthy = ({ readyAt, endedAt }: Life) =>
    readyAt !== null && endedAt - readyAt >= healthyMs;
  const short = lives.length - 1 - lives.findLastIndex(isHealthy);
  const isStart = lives.at(-1)?.readyAt === null;
  const isFinal = isStart && faultRow(fault).mayPass !== true;
  if (isFinal || short >= mostShortLives) return { kind: 'give-up', failedStarts: short };
  const delayMs = Math.min(firstDelayMs * 2 ** Math.max(short - 1, 0), longestDelayMs);
  return { kind: 'restart', delayMs };
}

const realWait: Pick<Clock, 'wait'> = {
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

const failed = (fault: ModelServerFault, reason = ''): Problem =>
  new AppError('llm_server_failed', { server: 'vLLM', failure: fault, reason });

function toProblem(error: unknown): Problem {
  if (isProblem(error)) return error;
  const reason = error instanceof Error ? error.message : String(error);
  // A path in Settings that holds no program.
  const isPath = error instanceof AppError && error.code === 'invalid_setting';
  return failed(isPath ? 'not_installed' : 'ended', reason);
}

const isProblem = (error: unknown): error is Problem =>
  error instanceof AppError && error.code === 'llm_server_failed';

/** The same child, but its end waits until its last lines are read. */
const withLastWords = (child: ChildHandle): ChildHandle => ({
  ...child,
  onExit: (listener) =>
    child.onExit((code, signal) => {
      setTimeout(() => listener(code, signal), lastWordsMs);
    }),
});
