import type { Handlers } from '#contract/api.ts';
import { AppError } from '#core/errors.ts';
import { cancelRun } from '../runs/cancel-run.ts';
import { fromRecord } from '../runs/run-record.ts';
import { toRunView } from '../runs/run-view.ts';
import { type RunDeps, startRun } from '../runs/start-run.ts';

/** Calls about scans. */
export const runs = (deps: RunDeps): Handlers<'runs.start' | 'runs.get' | 'runs.cancel'> => ({
  'runs.start': (input) => startRun(deps, input),
  'runs.get': async ({ id }) => {
    const followed = deps.tracker.view(id);
    if (followed !== null) return followed;
    const record = await deps.library.call('runs.read', { id });
    if (record === null) throw new AppError('unknown_run', { id });
    return toRunView(fromRecord(record), record.endedAt);
  },
  'runs.cancel': ({ id }) => cancelRun(deps, id),
});
