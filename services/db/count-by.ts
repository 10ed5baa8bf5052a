import type { Kind } from './posting-tally.ts';

/** How many postings there are of each value that `pick` reads from their kind. */
export function countBy<T>(
  kinds: readonly Kind[],
  pick: (kind: Kind) => T,
): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const kind of kinds) {
    const value = pick(kind);
    counts.set(value, (counts.get(value) ?? 0) + kind.count);
  }
  return counts;
}
