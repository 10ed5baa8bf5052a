import type { SortingState } from '@tanstack/react-table';
import { useMemo } from 'react';
import { hrefTo, navigate, type RouteParts, useRoute } from '#renderer/routes.ts';
import { parseSort, printSort } from './company-columns.ts';
import { type HealthFilter, parseHealthFilter } from './company-list.ts';

export type CompaniesAddress = {
  /** The company whose pane is open. */
  readonly openId: string | null;
  readonly words: string;
  readonly health: HealthFilter;
  readonly sorting: SortingState;
  readonly isAdding: boolean;
  /** The address with another pane, the list as it is. */
  readonly hrefOf: (id: string | null) => string;
  /** Changes what the address says, without a step to go back to. */
  readonly change: (parts: RouteParts) => void;
  readonly sortBy: (sorting: SortingState) => void;
};

/** What the address says of the list, and how to change it. */
export function useCompaniesAddress(): CompaniesAddress {
  const { id, params } = useRoute();
  const sorting = useMemo(() => parseSort(params.sort), [params.sort]);
  const change = (parts: RouteParts) =>
    navigate(hrefTo('companies', { id, ...parts, params: { ...params, ...parts.params } }), {
      replace: true,
    });
  return {
    openId: id,
    words: params.q ?? '',
    health: parseHealthFilter(params.health),
    sorting,
    isAdding: params.add === '1',
    hrefOf: (other) => hrefTo('companies', { id: other, params: { ...params, add: undefined } }),
    change,
    sortBy: (next) => change({ params: { sort: printSort(next) } }),
  };
}
