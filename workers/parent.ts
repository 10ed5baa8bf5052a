import { z } from 'zod';
import { RedisAddress } from '#services/redis/address.ts';
import { WorkerOptions } from './drivers/worker-options.ts';

/** What a host says to a worker process. The channel carries lifecycle only, never work. */
export const ToWorker = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), address: RedisAddress, options: WorkerOptions }),
  z.object({ type: z.literal('shutdown'), graceMs: z.number() }),
]);
export type ToWorker = z.infer<typeof ToWorker>;

/** And what a worker process says to its host. */
export const FromWorker = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** `cpu`: share of one core since the last time, 0 to 1 and above. */
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
  /** The host is gone without a word: nothing will end this process but itself. */
  readonly onGone: (listener: () => void) => void;
};

/** What Electron gives a utility process in the place of `process.send`. */
type ParentPort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
};

/** The host of this process: over child_process, or over the port of an Electron utility process. */
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
