import { Argument, type Command } from 'commander';
import type { QueueView } from '#contract/views/queue.ts';
import { formatDuration } from '#core/duration.ts';
import { QueueName } from '#core/job.ts';
import { startQueuesOnly } from '#host/start-queues-only.ts';
import type { CommonOptions } from '../options.ts';
import { coloured, counted, writeJson, writeLine } from '../output.ts';
import { writeTable } from '../write-table.ts';

/** `queues [retry|pause|resume|clean]`: what waits, runs and failed. */
export function addQueues(program: Command): void {
  const queues = program.command('queues').description('what waits, runs, was done and failed');
  queues.action(async () => {
    const options = queues.optsWithGlobals<CommonOptions>();
    await using open = await startQueuesOnly(options);
    await show(await open.call('queues.list', {}), options);
  });

  const retry = queues
    .command('retry')
    .argument('<id>', 'a failed job')
    .description('put a failed job back in line');
  retry.action(async (id: string) => {
    const options = retry.optsWithGlobals<CommonOptions>();
    await using open = await startQueuesOnly(options);
    const job = await open.call('queues.retry', { id });
    if (options.json) writeJson(job);
    else writeLine(`${job.id} and what builds on it wait again; they run with the next scan`);
  });

  for (const [name, help] of [
    ['pause', 'start no more jobs of a queue'],
    ['resume', 'go on with a paused queue'],
  ] as const) {
    const command = queues.command(name).addArgument(queueArgument()).description(help);
    command.action(async (queue: QueueName) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await using open = await startQueuesOnly(options);
      await show([await open.call(`queues.${name}`, { queue })], options);
    });
  }

  const clean = queues
    .command('clean')
    .addArgument(queueArgument())
    .description('forget completed and failed jobs');
  clean.action(async (queue: QueueName) => {
    const options = clean.optsWithGlobals<CommonOptions>();
    await using open = await startQueuesOnly(options);
    const cleaned = await open.call('queues.clean', { queue });
    if (options.json) writeJson(cleaned);
    else writeLine(`${counted(cleaned.removed, 'job', 'jobs')} forgotten`);
  });
}

const queueArgument = () => new Argument('<queue>', 'which').choices(QueueName.options);

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
    'A minute',
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
