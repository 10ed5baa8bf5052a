import { toErrorView } from '#core/errors.ts';
import { QueueName } from '#core/job.ts';
import { createLogger } from '#services/log/logger.ts';
import { startBullmqWorker } from './drivers/bullmq-worker.ts';
import { connectParent, reportUsage } from './parent.ts';
import { openProcessors } from './queues.ts';

/** One process, one queue: `main.ts io_fetch`, with options from its host. */
async function main(queue: QueueName): Promise<void> {
  const parent = connectParent();
  // Ctrl-C in a terminal reaches every process of the group: the host decides when to stop.
  process.on('SIGINT', () => undefined);
  // The jobs' locks run out, and the next host's workers do them again.
  parent.onGone(() => process.exit(1));

  const stopped = Promise.withResolvers<number>();
  const started = Promise.withResolvers<Parameters<typeof run>[0]>();
  parent.onMessage((message) => {
    if (message.type === 'start') started.resolve(message);
    else stopped.resolve(message.graceMs);
  });
  const start = await Promise.race([started.promise, stopped.promise]);
  if (typeof start === 'object') await run(start);
  process.exit(0);

  async function run({ address, options }: StartMessage): Promise<void> {
    const log = createLogger({ level: options.settings.logLevel, name: queue });
    try {
      await using opened = await openProcessors(queue, options, log);
      const worker = await startBullmqWorker({
        queue,
        opened,
        address,
        retryDelayScale: options.settings.retryDelayScale,
        log,
      });
      parent.send({ type: 'ready' });
      using _usage = reportUsage(parent.send);
      await worker.stop(await stopped.promise);
    } catch (error) {
      log.error('worker failed', { error: String(error) });
      parent.send({ type: 'failed', error: toErrorView(error) });
      process.exit(1);
    }
  }
}

type StartMessage = Extract<import('./parent.ts').ToWorker, { type: 'start' }>;

await main(QueueName.parse(process.argv.at(-1)));
