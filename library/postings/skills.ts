export type SkillCount = { readonly value: string; readonly count: number };

/** The most frequent first. Joins names that differ only in case, as most spell them. */
export function countSkills(lists: Iterable<readonly string[]>): readonly SkillCount[] {
  const spelt = new Map<string, number>();
  for (const names of lists) {
    for (const name of names) spelt.set(name, (spelt.get(name) ?? 0) + 1);
  }
  const bySpelling = [...spelt].toSorted(([a, m], [b, n]) => n - m || compare(a, b));
  const merged = Map.groupBy(bySpelling, ([name]) => name.toLowerCase());
  return [...merged.values()]
    .map((spellings) => ({
      value: spellings[0]?.[0] ?? '',
      count: spellings.reduce((sum, [, count]) => sum + count, 0),
    }))
    .toSorted((a, b) => b.count - a.count || compare(a.value, b.value));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
