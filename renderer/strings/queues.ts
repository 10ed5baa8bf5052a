import type { FailureKind } from '../model.ts';
import { number, plural } from './language.ts';

export const queuesStrings = {
  redis: (pid: number) => `Redis, pid ${pid}`,
  external: 'External Redis',
  inProcess: 'No Redis: jobs run in one process, slower, and are lost on exit',
  advice: {
    calm: 'All queues are keeping up.',
    idle: 'All queues are empty.',
    paused: (queue: string) => `${queue} is paused. Its waiting jobs don’t start.`,
    lost: (queue: string) => `The ${queue} worker doesn’t start. See the log.`,
    failed: (n: number, isAll: boolean) =>
      `${isAll ? '' : 'At least '}${plural(n, { one: '# job', other: '# jobs' })} failed after all retries`,
    slow: (queue: string, n: number, time: string | null) =>
      `${queue} is the bottleneck: ${plural(n, { one: '# job waits', other: '# jobs wait' })}${time === null ? '' : `, about ${time}`}.`,
  },
  waiting: 'Waiting',
  active: 'Active',
  delayed: 'Delayed',
  failed: 'Faults',
  completed: 'Done',
  flow: 'Pipeline',
  finishedIn: (n: number, minutes: number) =>
    `${plural(n, { one: '# job', other: '# jobs' })} finished in the last ${minutes} minutes`,
  finishedAt: (n: number, minutesAgo: number) =>
    minutesAgo === 0
      ? `${number(n)} finished this minute`
      : `${number(n)} finished ${minutesAgo} min ago`,
  noneFinished: 'Nothing finished in the last 15 minutes',
  waited: (half: string, most: string) => `wait ${half} / ${most}`,
  took: (half: string, most: string) => `run ${half} / ${most}`,
  spreadHint: 'Half of the jobs / 95 of 100 jobs, last 15 minutes',
  slowest: (time: string, site: string) => `slowest ${time}${site === '' ? '' : `: ${site}`}`,
  asOf: (at: string) => `Rolewatch is not responding. These numbers are from ${at}.`,
  stateUnknown: 'Unknown',
  log: 'Log',
  logAgain: 'Refresh',
  noLog: 'The log is empty.',
  oldest: (time: string) => `oldest: ${time}`,
  paused: 'Paused',
  pause: 'Pause',
  resume: 'Resume',
  retryAll: 'Retry all failed',
  clean: 'Clear finished jobs',
  more: (queue: string) => `More for ${queue}`,
  didPause: (queue: string) => `Paused ${queue}`,
  didClean: (queue: string, n: number) =>
    `Cleared ${plural(n, { one: '# job', other: '# jobs' })} from ${queue}`,
  didRetry: (n: number) => `Retrying ${plural(n, { one: '# job', other: '# jobs' })}`,
  didRemove: (n: number) => plural(n, { one: 'Deleted the job', other: 'Deleted # jobs' }),
  workers: 'Workers',
  noWorkers: 'No worker processes. Jobs run in the main process.',
  columns: {
    worker: 'Worker',
    state: 'State',
    pid: 'Process',
    memory: 'Memory',
    cpu: 'CPU',
    restarts: 'Restarts',
  },
  unknown: '–',
  failedJobs: 'Failed jobs',
  kind: 'Kind of failure',
  kinds: {
    fault: (n: number) => `Faults ${number(n)}`,
    site: (n: number) => `At sites ${number(n)}`,
    cancelled: (n: number) => `Cancelled ${number(n)}`,
  } satisfies Record<FailureKind, (n: number) => string>,
  /** Above the list of a kind. */
  about: {
    fault: (n: number) =>
      n === 0 ? 'Nothing is wrong on this machine.' : 'Something went wrong on this machine.',
    site: (n: number) =>
      n === 0
        ? 'Every site could be read.'
        : 'Missing pages, captchas and the like. Companies shows each, with what you can do.',
    cancelled: (n: number) => (n === 0 ? 'No job was cancelled.' : 'Jobs of scans you cancelled.'),
  } satisfies Record<FailureKind, (n: number) => string>,
  times: (n: number, since: string) => `×${number(n)} since ${since}`,
  copy: (title: string) => `Copy: ${title}`,
  copied: 'Copied',
  findById: 'Find by ID',
  find: 'Find',
  job: 'Job',
  company: 'Company',
  error: 'Error',
  attempts: 'Attempts',
  when: 'Failed',
  retry: 'Retry',
  remove: 'Delete',
  detail: 'Job',
  status: 'Status',
  progress: 'Progress',
  created: 'Queued',
  started: 'Started',
  ended: 'Ended',
  payload: 'Payload',
  result: 'Result',
  stack: 'Stack trace',
} as const;
