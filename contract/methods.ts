import { z } from 'zod';
import { Company } from '#core/company.ts';
import { JobStatus, QueueName } from '#core/job.ts';
import { PostingQuery, PostingView } from '#core/posting-view.ts';
import { method } from './define.ts';
import { HealthView } from './views/health.ts';
import { JobSummary, JobView } from './views/job.ts';
import { QueueView } from './views/queue.ts';
import { RunView } from './views/run.ts';

const none = z.strictObject({});
const id = z.string().min(1);

/** THE TABLE of calls: what the UI, the CLI and other clients may ask of the host. */
export const methods = {
  'companies.add': method({
    input: z.strictObject({ url: z.string(), name: z.string().trim().min(1).optional() }),
    output: Company,
    runs: 'library',
  }),
  'companies.list': method({ input: none, output: z.array(Company), runs: 'library' }),
  /** By id, address or name. Throws `unknown_company`. */
  'companies.get': method({
    input: z.strictObject({ company: id }),
    output: Company,
    runs: 'library',
  }),
  /** Likewise; its openings and their history go with it. */
  'companies.remove': method({
    input: z.strictObject({ company: id }),
    output: Company,
    runs: 'library',
  }),
  'postings.search': method({
    input: PostingQuery,
    output: z.object({ postings: z.array(PostingView), total: z.number().int() }),
    runs: 'library',
  }),
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
  }),
  'runs.get': method({ input: z.strictObject({ id }), output: RunView, runs: 'host' }),
  'runs.cancel': method({ input: z.strictObject({ id }), output: RunView, runs: 'host' }),
  'jobs.get': method({ input: z.strictObject({ id }), output: JobView, runs: 'host' }),
  'jobs.list': method({
    input: z.strictObject({
      statuses: z.array(JobStatus).optional(),
      limit: z.number().int().positive().max(1_000).default(100),
    }),
    output: z.array(JobView),
    runs: 'host',
  }),
  'jobs.summary': method({ input: none, output: JobSummary, runs: 'host' }),
  'queues.list': method({ input: none, output: z.array(QueueView), runs: 'host' }),
  'queues.retry': method({ input: z.strictObject({ id }), output: JobView, runs: 'host' }),
  'queues.pause': method({
    input: z.strictObject({ queue: QueueName }),
    output: QueueView,
    runs: 'host',
  }),
  'queues.resume': method({
    input: z.strictObject({ queue: QueueName }),
    output: QueueView,
    runs: 'host',
  }),
  /** Forgets completed and failed jobs. */
  'queues.clean': method({
    input: z.strictObject({ queue: QueueName }),
    output: z.object({ queue: QueueName, removed: z.number().int() }),
    runs: 'host',
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
  }),
  /** The parse stage on one saved document; nothing is stored. */
  'sources.parse': method({
    input: z.strictObject({ url: z.string(), text: z.string() }),
    output: z.array(PostingView),
    runs: 'host',
  }),
  'health.get': method({ input: none, output: HealthView, runs: 'host' }),
} as const;
