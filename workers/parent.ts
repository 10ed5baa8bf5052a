import { z } from 'zod';
import { seconds } from '#core/duration.ts';
import { RedisAddress } from '#services/redis/address.ts';
import { WorkerOptions } from './drivers/worker-options.ts';

/** A host's messages to a worker process. The channel carries lifecycle only, never work. */
export const ToWorker = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), address: RedisAddress, options: WorkerOptions }),
  z.object({ type: z.literal('shutdown'), graceMs: z.number() }),
]);
export type ToWorker = z.infer<typeof ToWorker>;

export const FromWorker = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** `cpu`: share of one core since the last report; above 1 with several cores. */
  z.object({ type: z.literal('usage'), rssBytes: z.number(), cpu: z.number() }),
  z.object({
    type: z.literal('failed'),
    error: z.object({ code: z.string(), message: z.string(), hint: z.string() }),
  }),
]);
export type FromWorker = z.infer<typeof FromWorker>;

export type Parent = {
  readonly send: (message: FromWorker) => void;
  readonly onMessage: (listener: (message: ToWorker) => void) => void;
  /** The host died without a message: the process must end on its own. */
  readonly onGone: (listener: () => void) => void;
};

/** Electron's replacement for `process.send` in a utility process. */
type ParentPort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
};

/**
 * The host of this process: over child_process, or over the port of an Electron utility process.
 */
export function connectParent(): Parent {
  const { parentPort } = process as { readonly parentPort?: ParentPort };
  if (parentPort !== undefined) return overPort(parentPort);
  if (process.send === undefined) throw new Error('a worker is started by its host');
  return {
    send: (message) => process.send?.(message),
    onMessage: (listener) => {
      process.on('message', (message) => listener(ToWorker.parse(message)));
    },
    onGone: (listener) => {
      process.on('disconnect', listener);
    },
  };
}

const overPort = (port: ParentPort): Parent => ({
  send: (message) => port.postMessage(message),
  onMessage: (listener) => {
    port.on('message', ({ data }) => listener(ToWorker.parse(data)));
  },
  // Chromium ends its children when it ends.
  onGone: () => undefined,
});

export const usageIntervalMs = seconds(2);

/** Reports this process's usage, now and every two seconds, until it is disposed of. */
export function reportUsage(send: (message: FromWorker) => void): Disposable {
  let usedUs = 0;
  let sinceMs = performance.now() - process.uptime() * 1_000;

  const report = () => {
    const { user, system } = process.cpuUsage();
    const now = performance.now();
    const cpu = (user + system - usedUs) / 1_000 / Math.max(now - sinceMs, 1);
    usedUs = user + system;
    sinceMs = now;
    send({ type: 'usage', rssBytes: process.memoryUsage.rss(), cpu });
  };

  report();
  const timer = setInterval(report, usageIntervalMs).unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
