import type { Handlers } from '#contract/api.ts';
import { AppError } from '#core/errors.ts';
import { cancelRun } from '../runs/cancel-run.ts';
import { fromRecord } from '../runs/run-record.ts';
import { toPastRunView, toRunView } from '../runs/run-view.ts';
import type { ScanPause } from '../runs/scan-hold.ts';
import { type RunDeps, startRun } from '../runs/start-run.ts';
import { type HealthDeps, healthOf } from './health.ts';

export const runs = (deps: RunDeps): Handlers<'runs.start' | 'runs.get' | 'runs.cancel'> => ({
  'runs.start': (input) => startRun(deps, input),
  'runs.get': async ({ id }) => {
    const followed = deps.tracker.view(id);
    if (followed?.endedAt === null) return followed;
    // The database decides about a finished run: its companies may be gone by now.
    const record = await deps.library.call('runs.read', { id });
    if (record === null) throw new AppError('unknown_run', { id });
    if (record.status === 'running') return followed ?? toRunView(fromRecord(record), null);
    return toPastRunView(record, deps.tracker.get(id));
  },
  'runs.cancel': ({ id }) => cancelRun(deps, id),
});

export type ScanDeps = HealthDeps & {
  readonly pause: ScanPause;
  readonly planScans: () => Promise<void>;
  readonly onChange: () => void;
};

export const scans = (deps: ScanDeps): Handlers<'scans.pause'> => ({
  'scans.pause': async ({ isPaused }) => {
    await deps.pause.set(isPaused);
    await deps.planScans();
    deps.onChange();
    return healthOf(deps);
  },
});
