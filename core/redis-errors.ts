import { row } from './error-row.ts';

/** Rows of the table of errors: between Rolewatch and the Redis that holds its queues. */
export const redisErrors = {
  redis_missing: row({
    message: () => 'redis-server was not found',
    hint: () => 'Run rolewatch doctor. Until then the work is done in this process.',
    retry: 'never',
  }),
  /** `fix` where the reason says more than that nobody answers. */
  redis_unavailable: row<{ reason: string; fix?: string }>({
    message: (d) => `Redis cannot be reached (${d.reason})`,
    hint: (d) =>
      d.fix ?? 'Check ROLEWATCH_REDIS_URL if set; ROLEWATCH_REDIS_SERVER=none does without one.',
    retry: 'later',
  }),
  /** It answers, and will not do the work until somebody changes something. */
  redis_unusable: row<{ reason: string; fix: string }>({
    message: (d) => `Redis cannot be used: ${d.reason}`,
    hint: (d) => d.fix,
    retry: 'later',
  }),
  redis_full: row({
    message: () => 'Redis is full: it has reached its memory limit (maxmemory)',
    hint: () =>
      'Raise maxmemory, or clean finished jobs on the Queues screen. Work then goes on by itself.',
    retry: 'later',
  }),
  redis_not_saving: row<{ reason: string }>({
    message: (d) => `Redis takes nothing more: it cannot write to its disk (${d.reason})`,
    hint: () => 'Free some space on that disk, or mend it. Work then goes on by itself.',
    retry: 'later',
  }),
} as const;
