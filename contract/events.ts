import { HealthView } from './views/health.ts';
import { RunView } from './views/run.ts';

/**
 * THE TABLE of pushes. An event is a whole snapshot of what is so, never a difference: a client may
 * miss any of them.
 */
export const events = {
  /** At most ten a second for each run. */
  'run.changed': RunView,
  'health.changed': HealthView,
} as const;
