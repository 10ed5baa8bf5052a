import { useRef } from 'react';
import { fromParams, isSameFilter, toParams } from '#renderer/filter-params.ts';
import type { PostingFilter } from '#renderer/model.ts';
import { hrefTo, navigate, parseRoute, useRoute } from '#renderer/routes.ts';

/** What the address says of the screen. */
export type Openings = {
  /** The same object for as long as it means the same. */
  readonly filter: PostingFilter;
  /** The opening that is being read. */
  readonly id: string | null;
  /** The saved search it began with. */
  readonly searchId: string | null;
};

/** The screen as its address has it. */
export function useOpenings(): Openings {
  const { id, params } = useRoute();
  const filter = useRef(fromParams(params));
  const asked = fromParams(params);
  if (!isSameFilter(asked, filter.current)) filter.current = asked;
  return { filter: filter.current, id, searchId: params.search ?? null };
}

/** The address with another filter; all else stays. */
export function hrefWithFilter(filter: PostingFilter): string {
  const { id, params } = parseRoute(window.location.hash);
  return hrefTo('openings', { id, params: { ...toParams(filter), search: params.search } });
}

/** Filters otherwise. What is typed leaves no steps to go back to. */
export function setFilter(filter: PostingFilter, { replace = false } = {}): void {
  navigate(hrefWithFilter(filter), { replace });
}

/** Filters by a saved search from now on, or by none. */
export function setSearch(searchId: string | null, filter: PostingFilter): void {
  const { id } = parseRoute(window.location.hash);
  const params = { ...toParams(filter), search: searchId ?? undefined };
  navigate(hrefTo('openings', { id, params }));
}

/** Opens another opening; leaves no step to go back to. */
export function showOpening(id: string): void {
  const { params } = parseRoute(window.location.hash);
  navigate(hrefTo('openings', { id, params }), { replace: true });
}

/** The address of another opening within the same list. */
export function hrefToOpening(id: string): string {
  const { params } = parseRoute(window.location.hash);
  return hrefTo('openings', { id, params });
}
