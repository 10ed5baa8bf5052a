import {
  type QueryKey,
  type UseQueryOptions,
  type UseQueryResult,
  useQueries,
  useQueryClient,
} from '@tanstack/react-query';
import { isCallError } from '#contract/client.ts';
import type { Answer } from './line-state.ts';

type Ask<T> = UseQueryOptions<T> & { readonly queryKey: QueryKey };

/** The answers to many questions, in their order; no more than `atOnce` of them are on their way. */
export function useAnswers<T>(asks: readonly Ask<T>[], atOnce: number): readonly Answer<T>[] {
  const client = useQueryClient();
  let free = atOnce;
  const results = useQueries({
    queries: asks.map((ask) => {
      const status = client.getQueryState(ask.queryKey)?.status ?? 'pending';
      if (status === 'pending') free -= 1;
      return { ...ask, enabled: status !== 'pending' || free >= 0 };
    }),
  }) as readonly UseQueryResult<T>[];
  return results.map(answerOf);
}

function answerOf<T>({ data, error, isFetching }: UseQueryResult<T>): Answer<T> {
  if (isCallError(error)) return isFetching ? null : { data: null, error };
  if (error !== null) throw error;
  return data === undefined ? null : { data, error: null };
}
