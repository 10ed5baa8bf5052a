import { useQuery } from '@tanstack/react-query';
import { partsOfPlace, remotePrefix } from '#core/place.ts';
import { host } from './host.ts';
import { perform } from './perform.ts';
import { queries, queryClient } from './queries.ts';

const key = 'workPlaces';

/**
 * Where the user can work, as choices of a filter's places: null before the question is answered,
 * undefined while that is loading. An empty list is an answer too.
 */
export function useWorkPlaces(): readonly string[] | null | undefined {
  return useQuery({ ...queries.preferences(), select: placesIn }).data;
}

function placesIn(preferences: Readonly<Record<string, unknown>>): readonly string[] | null {
  const kept = preferences[key];
  return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : null;
}

/** Resolves to false if that failed. */
export async function saveWorkPlaces(places: readonly string[]): Promise<boolean> {
  const value = [...places];
  const saved = await perform(() => host().call('preferences.set', { key, value }));
  if (saved === null) return false;
  queryClient.setQueryData(queries.preferences().queryKey, (kept) => ({ ...kept, [key]: value }));
  return true;
}

/** The places, and remote work from each of their countries. */
export const withRemoteWork = (places: readonly string[]): readonly string[] => [
  ...places,
  ...new Set(
    places
      .map((place) => partsOfPlace(place).territory)
      .filter((territory) => territory !== '')
      .map((territory) => remotePrefix + territory),
  ),
];
