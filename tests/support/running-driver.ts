import type { AppError } from '#core/errors.ts';
import { type JobName, jobId } from '#core/job.ts';
import type { Driver, JobEvent } from '#workers/drivers/driver.ts';
import { companyFlow, type FlowJob } from '#workers/flow.ts';
import { type Script, scriptedQueues, type Work } from './scripted-queues.ts';

type ScriptedQueues = ReturnType<typeof scriptedQueues>;

/** Starts a driver whose workers follow the script and retry after milliseconds. */
export type StartDriver = (
  scripted: ScriptedQueues,
) => Promise<AsyncDisposable & { readonly driver: Driver }>;

export type RunningDriver = AsyncDisposable & {
  readonly driver: Driver;
  readonly done: ScriptedQueues['done'];
  readonly events: JobEvent[];
  readonly until: (isIt: (event: JobEvent) => boolean) => Promise<JobEvent>;
};

export async function runDriver(start: StartDriver, script: Script = {}): Promise<RunningDriver> {
  const scripted = scriptedQueues(script);
  const started = await start(scripted);
  const events: JobEvent[] = [];
  const waiting = new Set<() => void>();
  started.driver.subscribe((event) => {
    events.push(event);
    for (const look of waiting) look();
  });
  return {
    driver: started.driver,
    done: scripted.done,
    events,
    until(isIt) {
      const { promise, resolve } = Promise.withResolvers<JobEvent>();
      const look = () => {
        const found = events.find(isIt);
        if (found !== undefined) resolve(found);
      };
      waiting.add(look);
      look();
      return promise.finally(() => waiting.delete(look));
    },
    [Symbol.asyncDispose]: () => started[Symbol.asyncDispose](),
  };
}

export const subjectIn = (runId: string) => ({
  runId,
  userId: 'local_user',
  companyId: 'acme',
  companyUrl: 'https://jobs.lever.co/acme',
});

export const flowIn = (runId: string): FlowJob =>
  companyFlow(subjectIn(runId), { source: null, slug: null, previous: null, enrich: false });

export const idIn = (runId: string, job: JobName, piece: number | null = null): string =>
  jobId({ job, runId, companyId: 'acme', piece });

export const isStart =
  (id: string) =>
  (event: JobEvent): boolean =>
    event.id === id && event.type === 'started';

export const isEnd =
  (id: string) =>
  (event: JobEvent): boolean =>
    event.id === id && (event.type === 'completed' || event.type === 'failed');

export const fails =
  (error: AppError): Work =>
  () =>
    Promise.reject(error);

/** Work that runs until it is stopped, and whether it was. */
export function hanging() {
  const aborted = Promise.withResolvers<void>();
  const work: Work = (_payload, { signal }) => {
    const { promise, reject } = Promise.withResolvers<never>();
    signal.addEventListener('abort', () => {
      aborted.resolve();
      reject(signal.reason);
    });
    return promise;
  };
  return { work, aborted: aborted.promise };
}
