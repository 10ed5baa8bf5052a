import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Call } from '#contract/api.ts';

/** `GET /metrics` for Prometheus: queues, workers, runs and postings, from the API's calls. */
export function metricsRoute(app: FastifyInstance, call: Call): void {
  app.get('/metrics', async (_request, reply) => {
    const registry = await registryOf(await collect(call));
    return reply
      .headers({ 'cache-control': 'no-store', 'content-type': registry.contentType })
      .send(await registry.metrics());
  });
}

async function collect(call: Call): Promise<readonly Metric[]> {
  const [queues, workers, runs, counts] = await Promise.all([
    queueMetrics(call),
    workerMetrics(call),
    runMetrics(call),
    countMetrics(call),
  ]);
  return [...queues, ...workers, ...runs, ...counts, ...processMetrics()];
}

async function queueMetrics(call: Call): Promise<readonly Metric[]> {
  const queues = await call('queues.list', {});
  const states = ['waiting', 'delayed', 'running', 'completed', 'failed'] as const;
  return [
    {
      name: 'rolewatch_queue_jobs',
      help: 'Jobs that a queue knows, by state.',
      samples: queues.flatMap((view) =>
        states.map((state) => ({ labels: { queue: view.queue, state }, value: view[state] })),
      ),
    },
    {
      name: 'rolewatch_queue_paused',
      help: '1 where no more jobs of a queue are started.',
      samples: queues.map(({ queue, isPaused }) => ({ labels: { queue }, value: +isPaused })),
    },
    {
      name: 'rolewatch_queue_oldest_wait_seconds',
      help: 'How long the oldest waiting job has waited.',
      samples: queues.map(({ queue, oldestWaitMs }) => ({
        labels: { queue },
        value: (oldestWaitMs ?? 0) / 1_000,
      })),
    },
  ];
}

async function workerMetrics(call: Call): Promise<readonly Metric[]> {
  const { workers, mode } = await call('health.get', {});
  return [
    {
      name: 'rolewatch_redis_up',
      help: '1 with Redis, 0 where the host does the work in its own process.',
      samples: [{ value: +(mode === 'redis') }],
    },
    {
      name: 'rolewatch_worker_up',
      help: '1 where the worker of a queue is ready.',
      samples: workers.map(({ queue, state }) => ({
        labels: { queue },
        value: +(state === 'ready'),
      })),
    },
    {
      name: 'rolewatch_worker_restarts_total',
      help: 'How often a worker was started again.',
      type: 'counter',
      samples: workers.map(({ queue, restarts }) => ({ labels: { queue }, value: restarts })),
    },
    {
      name: 'rolewatch_worker_resident_memory_bytes',
      help: 'Resident memory of a worker, once it has said.',
      samples: workers.flatMap(({ queue, rssBytes }) =>
        rssBytes === null ? [] : [{ labels: { queue }, value: rssBytes }],
      ),
    },
  ];
}

async function runMetrics(call: Call): Promise<readonly Metric[]> {
  const [last] = await call('runs.list', { limit: 1 });
  if (last === undefined) return [];
  const { status, startedAt, endedAt } = last;
  const seconds = (time: string) => Date.parse(time) / 1_000;
  const sample = (value: number) => [{ labels: { status }, value }];
  return [
    {
      name: 'rolewatch_last_run_end_timestamp_seconds',
      help: 'When the last run ended, and how.',
      samples: endedAt === null ? [] : sample(seconds(endedAt)),
    },
    {
      name: 'rolewatch_last_run_duration_seconds',
      help: 'How long the last run took.',
      samples: endedAt === null ? [] : sample(seconds(endedAt) - seconds(startedAt)),
    },
    {
      name: 'rolewatch_last_run_postings',
      help: 'Postings that the last run found.',
      // A run that read no company has not shown that no openings exist.
      samples: last.completedCompanies === 0 ? [] : sample(last.openingsFound),
    },
    {
      name: 'rolewatch_last_run_companies_failed',
      help: 'Companies that the last run could not read.',
      samples: sample(last.failedCompanies),
    },
  ];
}

async function countMetrics(call: Call): Promise<readonly Metric[]> {
  const counts = await call('counts.get', {});
  const gauge = (name: string, help: string, value: number): Metric => ({
    name: `rolewatch_${name}`,
    help,
    samples: [{ value }],
  });
  return [
    gauge('postings_open', 'Openings that are open and not hidden.', counts.openings),
    gauge('postings_tracked', 'Openings that are tracked.', counts.tracked),
    gauge('inbox_items', 'What waits in the inbox.', counts.inbox),
    gauge('companies', 'Companies that are watched.', counts.companies),
    gauge('companies_failing', 'Those whose last check did not go well.', counts.failingCompanies),
  ];
}

function processMetrics(): readonly Metric[] {
  const { user, system } = process.cpuUsage();
  return [
    {
      name: 'process_resident_memory_bytes',
      help: 'Resident memory of the host.',
      samples: [{ value: process.memoryUsage.rss() }],
    },
    {
      name: 'process_cpu_seconds_total',
      help: 'Processor time of the host.',
      type: 'counter',
      samples: [{ value: (user + system) / 1_000_000 }],
    },
  ];
}

type Sample = {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
};

type Metric = {
  readonly name: string;
  readonly help: string;
  /** Defaults to 'gauge'. */
  readonly type?: 'gauge' | 'counter';
  readonly samples: readonly Sample[];
};

/**
 * A registry that holds these values alone. Each request gets a new one, because the values come
 * from calls. A metric without samples is left out.
 */
async function registryOf(metrics: readonly Metric[]): Promise<Registry> {
  // Loaded with the first request, so that no start waits for it.
  const { Counter, Gauge, Registry } = await import('prom-client');
  const registry = new Registry();
  for (const { name, help, type = 'gauge', samples } of metrics) {
    const [first] = samples;
    if (first === undefined) continue;
    const labelNames = Object.keys(first.labels ?? {});
    const metric = new (type === 'gauge' ? Gauge : Counter)({
      name,
      help,
      labelNames,
      registers: [registry],
    });
    for (const { labels = {}, value } of samples) metric.inc(labels, value);
  }
  return registry;
}
