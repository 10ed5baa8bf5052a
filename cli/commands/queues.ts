import { Argument, type Command } from 'commander';
import type { QueueView } from '#contract/jobs.ts';
import { formatDuration } from '#core/duration.ts';
import { QueueName } from '#core/job.ts';
import { counted } from '#core/quantity.ts';
import type { CommonOptions } from '../options.ts';
import { coloured, writeJson, writeLine, writeNotices, writeTable } from '../output.ts';
import { withSession } from '../session.ts';

/** `queues [retry|pause|resume|clean]`: waiting, running and failed jobs. */
export function addQueues(program: Command): void {
  const queues = program
    .command('queues')
    .description('show waiting, running, finished and failed jobs');
  queues.action(async () => {
    const options = queues.optsWithGlobals<CommonOptions>();
    const { views, health } = await withSession(options, async ({ call }) => ({
      views: await call('queues.list', {}),
      health: await call('health.get', {}),
    }));
    // Without Redis no queue outlives a command, so empty queues prove nothing.
    if (health.mode === 'in_process') writeNotices(health);
    await show(views, options);
  });

  const retry = queues
    .command('retry')
    .argument('<id>', 'ID of a failed job')
    .description('retry a failed job');
  retry.action(async (id: string) => {
    const options = retry.optsWithGlobals<CommonOptions>();
    const { job, runs } = await withSession(options, async ({ call, own }) => ({
      job: await call('queues.retry', { id }),
      runs: own === null ? 'now' : 'with the next scan',
    }));
    if (options.json) writeJson(job);
    else writeLine(`Retrying ${job.id} and its follow-up jobs ${runs}`);
  });

  for (const [name, help] of [
    ['pause', 'stop starting jobs of a queue'],
    ['resume', 'resume a paused queue'],
  ] as const) {
    const command = queues.command(name).addArgument(queueArgument()).description(help);
    command.action(async (queue: QueueName) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const changed = await withSession(options, ({ call }) => call(`queues.${name}`, { queue }));
      await show([changed], options);
    });
  }

  const clean = queues
    .command('clean')
    .addArgument(queueArgument())
    .description('delete completed and failed jobs');
  clean.action(async (queue: QueueName) => {
    const options = clean.optsWithGlobals<CommonOptions>();
    const cleaned = await withSession(options, ({ call }) => call('queues.clean', { queue }));
    if (options.json) writeJson(cleaned);
    else writeLine(`Deleted ${counted(cleaned.removed, 'job', 'jobs')}`);
  });
}

const queueArgument = () => new Argument('<queue>', 'queue name').choices(QueueName.options);

async function show(queues: readonly QueueView[], options: CommonOptions): Promise<void> {
  if (options.json) {
    for (const queue of queues) writeJson(queue);
    return;
  }
  const head = [
    'Queue',
    'Waiting',
    'Delayed',
    'Running',
    'Done',
    'Failed',
    'Per minute',
    'Oldest wait',
  ];
  const rows = queues.map((queue) => [
    queue.isPaused ? `${queue.queue} (paused)` : queue.queue,
    String(queue.waiting),
    String(queue.delayed),
    String(queue.running),
    String(queue.completed),
    String(queue.failed),
    queue.perMinute === null ? '–' : String(queue.perMinute),
    queue.oldestWaitMs === null ? '–' : formatDuration(queue.oldestWaitMs),
  ]);
  await writeTable([head.map((cell) => coloured('bold', cell)), ...rows]);
}
