import type { Call, Handlers, Method, MethodsThatRun } from '#contract/api.ts';
import type { MethodRow } from '#contract/define.ts';
import { methods } from '#contract/methods.ts';
import { AppError } from '#core/errors.ts';
import type { Topic } from '#core/topic.ts';
import type { Library } from '../library/client.ts';

/**
 * The only door to the services: known method? parse the input, then call, here or in the library.
 * `changed` is told what of the data a call that went well has made another.
 * Throws AppError: `unknown_method`, `invalid_input` with the field's path, or the call's own.
 */
export function createDispatch(
  handlers: Partial<Handlers<MethodsThatRun<'host'>>>,
  library: Pick<Library, 'call'>,
  changed: (topics: readonly Topic[]) => void = () => undefined,
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
    // The table has just vouched for the pair of method and input.
    const answer = await ask(row, method, parsed.data);
    if (row.changes !== undefined) changed(row.changes);
    return answer;
  };
  const ask = async ({ runs }: MethodRow, method: Method, input: unknown): Promise<unknown> => {
    if (runs === 'library') return await library.call(method as never, input as never);
    const handler = handlers[method as MethodsThatRun<'host'>];
    if (handler === undefined) throw new AppError('unknown_method', { method });
    return await handler(input as never);
  };
  return dispatch as Call;
}
