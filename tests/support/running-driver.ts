import type { AppError } from '#core/errors.ts';
import { type JobName, jobId } from '#core/job.ts';
import type { Driver, JobEvent } from '#workers/drivers/driver.ts';
import { companyFlow, type FlowJob } from '#workers/flow.ts';
import { type Script, scriptedStages, type Work } from './stages.ts';

type Stages = ReturnType<typeof scriptedStages>;

/** A driver with workers that do what the stages say; retries come after milliseconds. */
export type StartDriver = (
  stages: Stages,
) => Promise<AsyncDisposable & { readonly driver: Driver }>;

export type RunningDriver = AsyncDisposable & {
  readonly driver: Driver;
  /** The jobs that were begun, in order. */
  readonly done: Stages['done'];
  readonly events: JobEvent[];
  /** The first event, past or to come, of which this is true. */
  readonly until: (isIt: (event: JobEvent) => boolean) => Promise<JobEvent>;
};

/** Starts a driver whose jobs do what the script says, and listens to it. */
export async function runDriver(start: StartDriver, script: Script = {}): Promise<RunningDriver> {
  const stages = scriptedStages(script);
  const started = await start(stages);
  const events: JobEvent[] = [];
  const waiting = new Set<() => void>();
  started.driver.subscribe((event) => {
    events.push(event);
    for (const look of waiting) look();
  });
  return {
    driver: started.driver,
    done: stages.done,
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

/** The only company of a test's runs. */
export const subjectIn = (runId: string) => ({
  runId,
  userId: 'local_user',
  companyId: 'acme',
  companyUrl: 'https://jobs.lever.co/acme',
});

/** Its flow in a run. */
export const flowIn = (runId: string): FlowJob =>
  companyFlow(subjectIn(runId), { source: null, slug: null, previous: null, enrich: false });

/** The id of one of its jobs. */
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

/** Work that fails like this, every time. */
export const fails =
  (error: AppError): Work =>
  () =>
    Promise.reject(error);

/** Work that goes on until it is told to stop, and whether it was. */
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
