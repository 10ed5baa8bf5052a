import type { Handlers } from '#contract/api.ts';
import type { ScanPause } from '../runs/scan-pause.ts';
import { type HealthDeps, healthOf } from './health.ts';

export type ScanDeps = HealthDeps & {
  readonly pause: ScanPause;
  readonly planScans: () => Promise<void>;
  readonly onChange: () => void;
};

/** The call about scans that start by themselves. */
export const scans = (deps: ScanDeps): Handlers<'scans.pause'> => ({
  'scans.pause': async ({ isPaused }) => {
    await deps.pause.set(isPaused);
    await deps.planScans();
    deps.onChange();
    return healthOf(deps);
  },
});
