import { useRef } from 'react';
import { fromParams, isSameFilter, toParams } from '#renderer/filter-params.ts';
import type { PostingFilter, PostingSort } from '#renderer/model.ts';
import { hrefTo, navigate, parseRoute, useRoute } from '#renderer/routes.ts';
import { isOneColumn } from '#renderer/ui/one-column.ts';

export type Openings = {
  /** The same object as long as the filter is the same. */
  readonly filter: PostingFilter;
  readonly id: string | null;
  readonly searchId: string | null;
};

export function useOpenings(): Openings {
  const { id, params } = useRoute();
  const filter = useRef(fromParams(params));
  const asked = fromParams(params);
  if (!isSameFilter(asked, filter.current)) filter.current = asked;
  return { filter: filter.current, id, searchId: params.search ?? null };
}

export function hrefWithFilter(filter: PostingFilter): string {
  const { id, params } = parseRoute(window.location.hash);
  return hrefTo('openings', { id, params: { ...toParams(filter), search: params.search } });
}

/** Typing adds no steps to the browser history. */
export function setFilter(filter: PostingFilter, { replace = false } = {}): void {
  navigate(hrefWithFilter(filter), { replace });
}

/** Chooses filters. The words and the order stay as the address has them by then. */
export function setChoices(choices: PostingFilter): void {
  const { query, sort } = addressed();
  setFilter({ ...choices, query, sort });
}

export const setSort = (sort: PostingSort): void => setFilter({ ...addressed(), sort });

const addressed = (): PostingFilter => fromParams(parseRoute(window.location.hash).params);

export function setSearch(searchId: string | null, filter: PostingFilter): void {
  const { id } = parseRoute(window.location.hash);
  const params = { ...toParams(filter), search: searchId ?? undefined };
  navigate(hrefTo('openings', { id, params }));
}

/** Adds no step to the browser history, unless Back is to lead from the opening to its list. */
export function showOpening(id: string): void {
  const { id: open, params } = parseRoute(window.location.hash);
  navigate(hrefTo('openings', { id, params }), { replace: open !== null || !isOneColumn() });
}

/** The list keeps its filter and its chosen row. */
export function closeOpening(): void {
  const { params } = parseRoute(window.location.hash);
  navigate(hrefTo('openings', { params }));
}

export function hrefToOpening(id: string): string {
  const { params } = parseRoute(window.location.hash);
  return hrefTo('openings', { id, params });
}
