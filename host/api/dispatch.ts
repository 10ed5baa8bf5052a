import type { Call, Handlers, Method, MethodsThatRun } from '#contract/api.ts';
import { type MethodRow, usualDeadlineMs } from '#contract/define.ts';
import { methods } from '#contract/methods.ts';
import { AppError } from '#core/errors.ts';
import type { Topic } from '#core/topic.ts';
import type { Library } from '../library/client.ts';
import { withinDeadline } from '../within-deadline.ts';

/** What a host does about its calls; one that is there for a single command does nothing. */
export type DispatchNews = {
  /** Told what of the data a call that went well has made another. */
  readonly changed?: (topics: readonly Topic[]) => void;
  /** A call has not been answered in time; how long that is, in milliseconds. */
  readonly late?: (method: Method, deadlineMs: number) => void;
};

/**
 * The only door to the services: known method? parse the input, then call, here or in the library.
 * Throws AppError: `unknown_method`, `invalid_input` with the field's path, `timed_out` where the
 * answer takes longer than the method's row allows, or the call's own.
 */
export function createDispatch(
  handlers: Partial<Handlers<MethodsThatRun<'host'>>>,
  library: Pick<Library, 'call'>,
  { changed, late }: DispatchNews = {},
): Call {
  const dispatch = async (method: Method, input: unknown): Promise<unknown> => {
    if (!Object.hasOwn(methods, method)) throw new AppError('unknown_method', { method });
    const row: MethodRow = methods[method];
    const parsed = row.input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const path = issue?.path.join('.') || method;
      throw new AppError('invalid_input', { path, reason: issue?.message ?? 'not valid' });
    }
    const { deadlineMs = usualDeadlineMs } = row;
    return await withinDeadline(answer(row, method, parsed.data), deadlineMs, () => {
      late?.(method, deadlineMs);
      return new AppError('timed_out', { method, timeoutMs: deadlineMs });
    });
  };
  /** An answer that comes too late for who asked has changed the data all the same. */
  const answer = async (row: MethodRow, method: Method, input: unknown): Promise<unknown> => {
    // The table has just vouched for the pair of method and input.
    const answered = await ask(row, method, input);
    if (row.changes !== undefined) changed?.(row.changes);
    return answered;
  };
  const ask = async ({ runs }: MethodRow, method: Method, input: unknown): Promise<unknown> => {
    if (runs === 'library') return await library.call(method as never, input as never);
    const handler = handlers[method as MethodsThatRun<'host'>];
    if (handler === undefined) throw new AppError('unknown_method', { method });
    return await handler(input as never);
  };
  return dispatch as Call;
}
