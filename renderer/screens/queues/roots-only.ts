import type { JobView } from '#renderer/model.ts';

/** Those that failed by themselves: who waited for one of them fails too, and says nothing more. */
export const rootsOnly = (jobs: readonly JobView[]): readonly JobView[] =>
  jobs.filter(({ error }) => error !== null);
