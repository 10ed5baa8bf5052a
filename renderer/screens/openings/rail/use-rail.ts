import { useMediaQuery } from '@mantine/hooks';
import { startTransition, useEffect, useRef, useState } from 'react';
import { create } from 'zustand';
import { isSameFilter } from '#renderer/filter-params.ts';
import type { PostingFilter } from '#renderer/model.ts';
import { arrange, useLayout } from '#renderer/store/layout.ts';
import { queries } from '#renderer/store/queries.ts';
import type { OpeningList } from '../list/use-opening-list.ts';

/** On narrow pages the filters cover the list, only while in use. */
const useDrawer = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export type Rail = {
  readonly isNarrow: boolean;
  readonly isShown: boolean;
  readonly toggle: () => void;
};

/** The visibility of the filters: beside the list if there is room, else over it. */
export function useRail(): Rail {
  const isNarrow = useMediaQuery('(max-width: 1199px)', false, { getInitialValueInEffect: false });
  const isKeptOpen = useLayout(({ isFilterRailOpen }) => isFilterRailOpen);
  const isDrawerOpen = useDrawer(({ isOpen }) => isOpen);
  return isNarrow
    ? {
        isNarrow,
        isShown: isDrawerOpen,
        toggle: () => useDrawer.setState({ isOpen: !isDrawerOpen }),
      }
    : { isNarrow, isShown: isKeptOpen, toggle: () => arrange({ isFilterRailOpen: !isKeptOpen }) };
}

export type Counted = {
  readonly filter: PostingFilter;
  /** Changes when the openings change under the same filter. */
  readonly edition: string;
};

/**
 * Counting a large library is slower than listing it, and must not delay the list. It starts soon
 * after a choice, and after typing once the user stops. In milliseconds.
 */
const afterChoiceMs = 120;
const afterWordsMs = 700;

/** What to count: the shown list once it rests. Null while loading. */
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
      startTransition(() => setCounted({ filter, edition }));
    };
    const timer = setTimeout(count, isFirst ? 0 : isOther ? afterChoiceMs : afterWordsMs);
    return () => clearTimeout(timer);
  }, [filter, edition, isSettled]);
  return counted;
}

/** A filter without its words: the same object as long as they alone change. */
export function useChoices(filter: PostingFilter): PostingFilter {
  const choices = useRef({ ...filter, query: undefined });
  if (!isSameButWords(choices.current, filter)) choices.current = { ...filter, query: undefined };
  return choices.current;
}

const isSameButWords = (one: PostingFilter, other: PostingFilter): boolean =>
  isSameFilter({ ...one, query: undefined }, { ...other, query: undefined });

/** Counts again only for another edition: reading an opening changes no count. */
export function facetsQuery(counted: Counted | null, currency: string) {
  const query = queries.facets(counted?.filter ?? {}, currency);
  return {
    ...query,
    queryKey: [...query.queryKey, counted?.edition],
    enabled: counted !== null,
    meta: { topics: [] },
  };
}
