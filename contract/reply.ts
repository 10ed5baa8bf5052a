import { z } from 'zod';
import { AppError, type ErrorDetails, isErrorCode, toAppError, toErrorView } from '#core/errors.ts';

/**
 * An error as it crosses a process or a network, complete enough to throw it again on the other
 * side.
 */
export const WireError = z.object({
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
  message: z.string(),
  hint: z.string(),
  cliHint: z.string().optional(),
});

/** The answer to every call. A throw would keep only its message. */
export const Reply = z.union([z.object({ value: z.unknown() }), z.object({ error: WireError })]);
export type Reply = z.infer<typeof Reply>;

export function errorReply(thrown: unknown): Reply {
  const error = toAppError(thrown);
  return { error: { ...toErrorView(error), details: { ...error.details } } };
}

export function openReply(reply: Reply): unknown {
  if (!('error' in reply)) return reply.value;
  const { code, details, message } = reply.error;
  if (isErrorCode(code)) throw new AppError(code, details as ErrorDetails<typeof code>);
  throw new AppError('internal', { reason: message });
}
