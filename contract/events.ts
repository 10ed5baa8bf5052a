import { z } from 'zod';
import { Topic } from '#core/topic.ts';
import { HealthView } from './health.ts';
import { QueueView } from './jobs.ts';
import { RunView } from './runs.ts';

/** THE TABLE of pushes. An event is a whole snapshot, never a difference: clients may miss some. */
export const events = {
  /** At most ten a second per run. */
  'run.changed': RunView,
  'health.changed': HealthView,
  /** At most one a second, while jobs move. */
  'queues.changed': z.array(QueueView),
  /** A notification for the user: an open page may show it. Never part of a snapshot. */
  'notice.told': z.object({ title: z.string(), body: z.string(), route: z.string() }),
  'data.changed': z.object({ host: z.string(), revisions: z.record(Topic, z.number().int()) }),
} as const;
