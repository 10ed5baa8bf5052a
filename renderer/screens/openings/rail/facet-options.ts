import { hasEveryWord } from '#core/search-words.ts';
export type FacetOption<T extends string = string> = {
  readonly value: T;
  readonly label: string;
  readonly count: number;
  readonly isOn: boolean;
};

/**
 * The options of a facet. Chosen ones stay even with no results. `labelOf` names values that come
 * without a label.
 */
export function facetOptions<T extends string>(
  found: readonly {
    readonly value: T;
    readonly label?: string | undefined;
    readonly count: number;
  }[],
  chosen: readonly T[],
  labelOf: (value: T) => string,
): readonly FacetOption<T>[] {
  const known = new Set(found.map(({ value }) => value));
  const gone = chosen.filter((value) => !known.has(value));
  return [
    ...gone.map((value) => ({ value, label: labelOf(value), count: 0, isOn: true })),
    ...found.map(({ value, label = labelOf(value), count }) => ({
      ...{ value, label, count, isOn: chosen.includes(value) },
    })),
  ];
}

/** The options to show: matches of the words, or without words the first and the chosen ones. */
export function visibleOptions<T extends string>(
  options: readonly FacetOption<T>[],
  words: string,
  most: number,
): readonly FacetOption<T>[] {
  if (words.trim() !== '') return options.filter(({ label }) => hasEveryWord(label, words));
  return options.filter(({ isOn }, i) => isOn || i < most);
}

export const toggled = <T>(list: readonly T[], value: T): T[] =>
  list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
