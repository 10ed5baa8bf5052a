import { z } from 'zod';
import { Topic } from '#core/topic.ts';
import { HealthView } from './views/health.ts';
import { QueueView } from './views/queue.ts';
import { RunView } from './views/run.ts';

/**
 * THE TABLE of pushes. An event is a whole snapshot of what is so, never a difference: a client may
 * miss any of them.
 */
export const events = {
  /** At most ten a second for each run. */
  'run.changed': RunView,
  'health.changed': HealthView,
  /** At most one a second, while something moves. */
  'queues.changed': z.array(QueueView),
  /** How often each topic has changed since the host started, which `host` names. */
  'data.changed': z.object({ host: z.string(), revisions: z.record(Topic, z.number().int()) }),
} as const;
