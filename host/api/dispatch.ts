import type { Call, Handlers, Method, MethodsThatRun } from '#contract/api.ts';
import { methods } from '#contract/methods.ts';
import { AppError } from '#core/errors.ts';
import type { Library } from '../library/client.ts';

/**
 * The only door to the services: known method? parse the input, then call, here or in the library.
 * Throws AppError: `unknown_method`, `invalid_input` with the field's path, or the call's own.
 */
export function createDispatch(
  handlers: Partial<Handlers<MethodsThatRun<'host'>>>,
  library: Pick<Library, 'call'>,
): Call {
  const dispatch = async (method: Method, input: unknown): Promise<unknown> => {
    if (!Object.hasOwn(methods, method)) throw new AppError('unknown_method', { method });
    const row = methods[method];
    const parsed = row.input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const path = issue?.path.join('.') || method;
      throw new AppError('invalid_input', { path, reason: issue?.message ?? 'not valid' });
    }
    // The table has just vouched for the pair of method and input.
    if (row.runs === 'library') return await library.call(method as never, parsed.data as never);
    const handler = handlers[method as MethodsThatRun<'host'>];
    if (handler === undefined) throw new AppError('unknown_method', { method });
    return await handler(parsed.data as never);
  };
  return dispatch as Call;
}
