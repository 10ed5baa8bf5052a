import { z } from 'zod';
import { AppError, type ErrorDetails, isErrorCode, toAppError } from '#core/errors.ts';

/** An error as it crosses a process or a network: enough to be thrown again on the other side. */
export const WireError = z.object({
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
  message: z.string(),
  hint: z.string(),
});

/** The answer to every call: never a throw, which would keep only its message. */
export const Reply = z.union([z.object({ value: z.unknown() }), z.object({ error: WireError })]);
export type Reply = z.infer<typeof Reply>;

/** The failure half of a reply. */
export function errorReply(thrown: unknown): Reply {
  const { code, details, message, hint } = toAppError(thrown);
  return { error: { code, details: { ...details }, message, hint } };
}

/** The value of a reply; throws the AppError that it carries. */
export function openReply(reply: Reply): unknown {
  if (!('error' in reply)) return reply.value;
  const { code, details, message } = reply.error;
  if (isErrorCode(code)) throw new AppError(code, details as ErrorDetails<typeof code>);
  throw new AppError('internal', { reason: message });
}
