import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SavedSearch } from '#renderer/model.ts';
import { queries } from '#renderer/store/queries.ts';
import { markSearchViewed } from '#renderer/store/search-actions.ts';
import type { Openings } from '../openings-address.ts';

/** The saved search the list began with, if any. Opening it is having looked at what it found. */
export function useSearch({ searchId }: Openings): SavedSearch | null {
  const { data: searches = [] } = useQuery(queries.searches());
  const search = searches.find(({ id }) => id === searchId) ?? null;
  const foundId = search?.id ?? null;
  useEffect(() => {
    if (foundId !== null) void markSearchViewed(foundId);
  }, [foundId]);
  return search;
}
