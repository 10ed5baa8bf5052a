import { z } from 'zod';
import { JobStatus, QueueName } from '#core/job.ts';
import { PostingView } from '#core/posting-view.ts';
import { longDeadlineMs, method } from './define.ts';
import { byId, limit, none, removed } from './inputs.ts';
import { ListRow } from './views/company.ts';
import { HealthView } from './views/health.ts';
import { JobSummary, JobView } from './views/job.ts';
import { QueueView } from './views/queue.ts';
import { RunView } from './views/run.ts';
import { ConnectionTest, FoundModel, SettingView } from './views/settings.ts';

const byQueue = z.strictObject({ queue: QueueName });

/** Calls that the host answers itself: runs, queues, settings. */
export const hostMethods = {
  /** Starts a run, or goes on with an interrupted one of the same companies. */
  'runs.start': method({
    input: z.strictObject({
      urls: z.array(z.string()).default([]),
      /** Watched companies, by id, address or name. */
      companies: z.array(z.string()).default([]),
      all: z.boolean().default(false),
      enrich: z.boolean().default(true),
    }),
    output: RunView,
    runs: 'host',
    changes: ['companies', 'runs'],
    deadlineMs: longDeadlineMs,
  }),
  'runs.get': method({ input: byId, output: RunView, runs: 'host' }),
  'runs.cancel': method({ input: byId, output: RunView, runs: 'host', changes: ['runs'] }),
  /** Scans that start by themselves, until they are resumed; one that is under way goes on. */
  'scans.pause': method({
    input: z.strictObject({ isPaused: z.boolean() }),
    output: HealthView,
    runs: 'host',
  }),
  /**
   * The rows of a list of companies: JSON, OPML, HTML, a table, or lines. Watches nothing: that is
   * for `companies.import`. Throws `list_too_long`.
   */
  'companies.readList': method({
    input: z.strictObject({ text: z.string() }),
    output: z.object({ rows: z.array(ListRow) }),
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
  'jobs.get': method({ input: byId, output: JobView, runs: 'host' }),
  'jobs.list': method({
    input: z.strictObject({
      statuses: z.array(JobStatus).optional(),
      queue: QueueName.optional(),
      limit: limit(1_000, 100),
    }),
    output: z.array(JobView),
    runs: 'host',
  }),
  'jobs.summary': method({ input: none, output: JobSummary, runs: 'host' }),
  /** Forgets a job that is over. Throws `unknown_job`. */
  'jobs.remove': method({ input: byId, output: removed, runs: 'host' }),
  'queues.list': method({ input: none, output: z.array(QueueView), runs: 'host' }),
  /** With the flow it belongs to; a run that was over goes on. Throws `unknown_job`, `cancelled`, `demo_is_on`. */
  'queues.retry': method({ input: byId, output: JobView, runs: 'host', changes: ['runs'] }),
  /** Every failed job of it that can be done again now. */
  'queues.retryAll': method({
    input: byQueue,
    output: z.object({ queue: QueueName, retried: z.number().int() }),
    runs: 'host',
    changes: ['runs'],
    deadlineMs: longDeadlineMs,
  }),
  'queues.pause': method({ input: byQueue, output: QueueView, runs: 'host' }),
  'queues.resume': method({ input: byQueue, output: QueueView, runs: 'host' }),
  /** Forgets completed and failed jobs. */
  'queues.clean': method({
    input: byQueue,
    output: z.object({ queue: QueueName, removed: z.number().int() }),
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
  'sources.detect': method({
    input: z.strictObject({ url: z.string() }),
    output: z.object({
      url: z.string(),
      source: z.string(),
      slug: z.string(),
      confidence: z.number(),
      evidence: z.string(),
    }),
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
  /** The parse stage on one saved document; nothing is stored. */
  'sources.parse': method({
    input: z.strictObject({ url: z.string(), text: z.string() }),
    output: z.array(PostingView),
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
  'settings.list': method({ input: none, output: z.array(SettingView), runs: 'host' }),
  /** Null puts the default back. Throws `invalid_setting`, `setting_fixed`. */
  'settings.set': method({
    input: z.strictObject({ name: z.string(), value: z.unknown() }),
    output: SettingView,
    runs: 'host',
    changes: ['settings'],
  }),
  /** Looks where model servers usually are on this machine. */
  'models.find': method({ input: none, output: z.array(FoundModel), runs: 'host' }),
  /** By default the one that is set. */
  'models.test': method({
    input: z.strictObject({ url: z.string().optional(), model: z.string().optional() }),
    output: ConnectionTest,
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
  /** Starts invented career sites on this machine, watches and scans them. */
  'demo.start': method({
    input: none,
    output: RunView,
    runs: 'host',
    changes: ['companies'],
    deadlineMs: longDeadlineMs,
  }),
  /** Stops them and forgets their companies. */
  'demo.stop': method({
    input: none,
    output: removed,
    runs: 'host',
    changes: ['companies', 'postings', 'applications', 'searches', 'inbox', 'runs'],
    deadlineMs: longDeadlineMs,
  }),
  /** Forgets every company, opening, note and run; settings stay. */
  'data.erase': method({
    input: z.strictObject({ confirm: z.literal('erase') }),
    output: removed,
    runs: 'host',
    changes: ['companies', 'postings', 'applications', 'searches', 'inbox', 'runs'],
    deadlineMs: longDeadlineMs,
  }),
  'health.get': method({ input: none, output: HealthView, runs: 'host' }),
} as const;
