import pTimeout from 'p-timeout';
import type { Call, Handlers, Method, MethodsThatRun } from '#contract/api.ts';
import { type MethodRow, parseInput, usualDeadlineMs } from '#contract/define.ts';
import { methods } from '#contract/methods.ts';
import { AppError } from '#core/errors.ts';
import type { Topic } from '#core/topic.ts';
import type { Library } from '#library/client.ts';

/** How a host reacts to its calls; a host for a single command ignores them. */
export type DispatchNews = {
  /** A successful call changed this part of the data. */
  readonly changed?: (topics: readonly Topic[]) => void;
  readonly late?: (method: Method, deadlineMs: number) => void;
};

/**
 * The only door to the services: checks the method and its input, then calls the host or the
 * library. Throws AppError: `unknown_method`, `invalid_input` with the field's path, `timed_out`
 * after the deadline in the method's row, or the call's own error.
 */
export function createDispatch(
  handlers: Partial<Handlers<MethodsThatRun<'host'>>>,
  library: Pick<Library, 'call'>,
  { changed, late }: DispatchNews = {},
): Call {
  const dispatch = async (method: Method, input: unknown): Promise<unknown> => {
    const row: MethodRow | undefined = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (row === undefined || row.isInternal) throw new AppError('unknown_method', { method });
    const { deadlineMs = usualDeadlineMs } = row;
    return await pTimeout(answer(row, method, input), {
      milliseconds: deadlineMs,
      fallback: () => {
        late?.(method, deadlineMs);
        throw new AppError('timed_out', { method, timeoutMs: deadlineMs });
      },
    });
  };
  /** A call that timed out for the client still changes the data. */
  const answer = async (row: MethodRow, method: Method, input: unknown): Promise<unknown> => {
    const answered = await ask(row, method, input);
    if (row.changes !== undefined) changed?.(row.changes);
    return answered;
  };
  const ask = async (row: MethodRow, method: Method, input: unknown): Promise<unknown> => {
    // The library checks its own input.
    if (row.runs === 'library') return await library.call(method as never, input as never);
    const handler = handlers[method as MethodsThatRun<'host'>];
    if (handler === undefined) throw new AppError('unknown_method', { method });
    return await handler(parseInput(row, method, input) as never);
  };
  return dispatch as Call;
}
