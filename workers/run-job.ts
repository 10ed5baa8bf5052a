import type { z } from 'zod';
import { AppError, toAppError } from '#core/errors.ts';
import type { JobName } from '#core/job.ts';
import type { JobContext, JobRows, OpenedQueue } from './define-queue.ts';
import { jobRow, queueRow } from './queues.ts';

/** The abort reason when the process must stop: the job goes back in line. */
export const shutdown = Symbol('shutdown');

/**
 * Does one job of any row: checks the payload, adds the timeout to the signal, works, checks the
 * result. Every failure leaves as an AppError: `cancelled` or `job_timeout` if the work was cut
 * off.
 */
export async function runJob(
  opened: OpenedQueue<JobRows>,
  name: JobName,
  data: unknown,
  context: JobContext,
): Promise<unknown> {
  const { queue, row } = jobRow(name);
  const { timeoutMs } = queueRow(queue);
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([context.signal, timeout]);
  try {
    const process = opened.processors[name];
    if (process === undefined) throw new Error(`${queue} has no processor for ${name}`);
    const payload = check(row.payload, data, `${name} payload`);
    // Before the work begins: no one would handle its rejection.
    signal.throwIfAborted();
    const result = await untilAborted(process(payload, { ...context, signal }), signal);
    return check(row.result, result, `${name} result`);
  } catch (error) {
    if (context.signal.aborted) throw new AppError('cancelled', {}, { cause: error });
    if (timeout.aborted) {
      throw new AppError('job_timeout', { job: name, timeoutMs }, { cause: error });
    }
    throw toAppError(error);
  }
}

function check<S extends z.ZodType>(schema: S, value: unknown, path: string): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = [path, ...(issue?.path ?? [])].join('.');
  throw new AppError('invalid_input', { path: where, reason: issue?.message ?? 'not valid' });
}

/** The work's outcome, or a rejection as soon as the signal aborts: the work may ignore it. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
