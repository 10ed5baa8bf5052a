import { hasEveryWord } from '#core/search-words.ts';
import type { PostingFilter } from '#renderer/model.ts';

/** Filter fields that hold choices, wanted or left out. */
export type ChoiceField = keyof NonNullable<PostingFilter['not']>;

export type FacetOption<T extends string = string> = {
  readonly value: T;
  readonly label: string;
  readonly count: number;
  readonly isOn: boolean;
  /** True if openings with it are left out. */
  readonly isNot: boolean;
};

type Chosen = { readonly wanted: readonly string[]; readonly others: readonly string[] };

export const chosenIn = (filter: PostingFilter, field: ChoiceField): Chosen => ({
  wanted: filter[field] ?? [],
  others: filter.not?.[field] ?? [],
});

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
  { wanted, others }: Chosen,
  labelOf: (value: T) => string,
): readonly FacetOption<T>[] {
  const known = new Set<string>(found.map(({ value }) => value));
  // Choices that the facet no longer has; an address may hold any text.
  const gone = [...wanted, ...others].filter((value) => !known.has(value)) as T[];
  const option = (value: T, label: string, count: number): FacetOption<T> => ({
    ...{ value, label, count },
    isOn: wanted.includes(value),
    isNot: others.includes(value),
  });
  return [
    ...gone.map((value) => option(value, labelOf(value), 0)),
    ...found.map(({ value, label = labelOf(value), count }) => option(value, label, count)),
  ];
}

/** The options to show: matches of the words, or without words the first and the chosen ones. */
export function visibleOptions<T extends string>(
  options: readonly FacetOption<T>[],
  words: string,
  most: number,
): readonly FacetOption<T>[] {
  if (words.trim() !== '') return options.filter(({ label }) => hasEveryWord(label, words));
  return options.filter(({ isOn, isNot }, i) => isOn || isNot || i < most);
}

/**
 * The filter with a value chosen, or left out with `isNot`; without it if it was so already. A value
 * is never both.
 */
export function choosing(
  filter: PostingFilter,
  field: ChoiceField,
  value: string,
  { isNot = false } = {},
): PostingFilter {
  const { wanted, others } = chosenIn(filter, field);
  const wasChosen = (isNot ? others : wanted).includes(value);
  const without = (list: readonly string[]) => list.filter((each) => each !== value);
  const next = (list: readonly string[], isOurs: boolean) =>
    isOurs && !wasChosen ? [...without(list), value] : without(list);
  // Without a click on "not", a click on a value that is left out only brings it back.
  const isBack = !isNot && others.includes(value);
  const { not: _, ...rest } = filter;
  const left = next(others, isNot);
  const not = { ...filter.not, [field]: left.length === 0 ? undefined : left };
  const hasOthers = Object.values(not).some((list) => list !== undefined && list.length > 0);
  return {
    ...rest,
    [field]: isBack ? without(wanted) : next(wanted, !isNot),
    ...(hasOthers && { not }),
  };
}
