import { z } from 'zod';
import { AppError, type ErrorDetails, isErrorCode, toAppError } from '#core/errors.ts';
import type { QueueName } from '#core/job.ts';

const Encoded = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) });

/** A failure as one line that survives Redis; `decodeFailure` reads it. */
export function encodeFailure(error: unknown): string {
  const { code, details } = toAppError(error);
  return JSON.stringify({ code, details });
}

/**
 * Where in the code a failure and its causes came from. Causes show only their names: their
 * messages come from others and may repeat a key.
 */
export function stackOf(error: AppError): string {
  const causes: string[] = [];
  for (let cause = error.cause; cause instanceof Error; cause = cause.cause) {
    const frames = cause.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
    causes.push(`Caused by: ${cause.name}`, ...frames);
  }
  return [error.stack ?? error.message, ...causes].join('\n');
}

/**
 * The failure behind a job's failed reason: ours, or one of BullMQ's own sentences. Null if only a
 * child failed: the child's own failure says more.
 */
export function decodeFailure(reason: string, queue: QueueName): AppError | null {
  const encoded = Encoded.safeParse(parseJson(reason));
  if (encoded.success && isErrorCode(encoded.data.code)) {
    const { code, details } = encoded.data;
    return new AppError(code, details as ErrorDetails<typeof code>);
  }
  if (/^child .* failed$/.test(reason)) return null;
  if (/stalled more than/.test(reason)) return new AppError('worker_lost', { queue });
  return new AppError('internal', { reason });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // BullMQ's own reasons are sentences, not JSON.
    return null;
  }
}
