import { useEffect, useRef, useState } from 'react';
import { isSameFilter } from '#renderer/filter-params.ts';
import type { PostingFilter } from '#renderer/model.ts';
import { queries } from '#renderer/store/queries.ts';
import type { OpeningList } from '../list/use-opening-list.ts';

/** What the choices are counted over. */
export type Counted = {
  readonly filter: PostingFilter;
  /** Another one when there are others to count, though the filter is the same. */
  readonly edition: string;
};

/**
 * Counting a large library takes longer than listing it, and the list must not wait for it: after a
 * choice it begins soon, after words once nobody types any more. In milliseconds.
 */
const afterChoiceMs = 120;
const afterWordsMs = 700;

/** What is to be counted: the list that is shown, once it rests. Null before there is one. */
export function useCounted({ list, rows, isBehind, newCount }: OpeningList): Counted | null {
  const [counted, setCounted] = useState<Counted | null>(null);
  const shown = useRef<PostingFilter | null>(null);
  const filter = list?.filter ?? null;
  const edition = `${rows?.total}+${newCount}`;
  const isSettled = filter !== null && rows !== null && !isBehind;
  useEffect(() => {
    if (!isSettled) return;
    const isOther = shown.current !== null && !isSameButWords(shown.current, filter);
    const isFirst = shown.current === null;
    const count = () => {
      shown.current = filter;
      setCounted({ filter, edition });
    };
    const timer = setTimeout(count, isFirst ? 0 : isOther ? afterChoiceMs : afterWordsMs);
    return () => clearTimeout(timer);
  }, [filter, edition, isSettled]);
  return counted;
}

const isSameButWords = (one: PostingFilter, other: PostingFilter): boolean =>
  isSameFilter({ ...one, query: undefined }, { ...other, query: undefined });

/** Asked again for another edition only: that something was read changes no count. */
export function facetsQuery(counted: Counted | null) {
  const query = queries.facets(counted?.filter ?? {});
  return {
    ...query,
    queryKey: [...query.queryKey, counted?.edition],
    enabled: counted !== null,
    meta: { topics: [] },
  };
}
