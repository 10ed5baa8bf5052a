import { exactDate, pay, placeLabel } from '#renderer/format.ts';
import type { PostingFilter } from '#renderer/model.ts';
import { labels } from '#renderer/strings/labels.ts';
import { openingStrings, paneStrings } from '#renderer/strings/openings.ts';
import { fitStrings } from '#renderer/strings/profile.ts';
import { type TermField, termFields, termLabel } from '#renderer/term-labels.ts';
import { type ChoiceField, choosing, chosenIn } from './rail/facet-options.ts';

/** One filter choice, and the filter without it. */
export type FilterChip = {
  readonly key: string;
  readonly label: string;
  readonly without: PostingFilter;
};

export const usualFilter: PostingFilter = { status: 'open' };

/** True if there are words or choices; an order alone is no filter. */
export const isFiltered = (filter: PostingFilter): boolean =>
  (filter.query ?? '') !== '' || chipsOf(filter, () => undefined).length > 0;

/** The removable choices of a filter; its words are in the search field. */
export function chipsOf(
  filter: PostingFilter,
  companyName: (id: string) => string | undefined,
): readonly FilterChip[] {
  const chip = (key: string, label: string, without: Partial<PostingFilter>): FilterChip => ({
    key,
    label,
    without: { ...filter, ...without },
  });
  const { company, status, hidden, minFit, minSalary, postedWithinDays } = filter;
  const { firstSeenFrom, firstSeenBefore } = filter;
  const chips: readonly (FilterChip | false)[] = [
    company !== undefined &&
      chip('company', companyName(company) ?? company, { company: undefined }),
    ...choiceChips(filter, 'companies', companyName),
    status !== 'open' && chip('status', openingStrings.status[status ?? 'any'], { status: 'open' }),
    filter.remote === true && chip('remote', openingStrings.chips.remote, { remote: undefined }),
    ...choiceFields.flatMap((field) => choiceChips(filter, field, companyName)),
    minFit !== undefined && chip('fit', fitStrings.chip(minFit), { minFit: undefined }),
    filter.isEligible === true && chip('eligible', fitStrings.eligible, { isEligible: undefined }),
    minSalary !== undefined && minSalary > 0 && chip('pay', payChip(filter), withoutPay),
    postedWithinDays !== undefined &&
      chip('posted', openingStrings.withinDays(postedWithinDays), { postedWithinDays: undefined }),
    (firstSeenFrom !== undefined || firstSeenBefore !== undefined) &&
      chip('seen', openingStrings.chips.firstSeen(day(firstSeenFrom), day(firstSeenBefore)), {
        firstSeenFrom: undefined,
        firstSeenBefore: undefined,
      }),
    filter.foundIn !== undefined &&
      chip('found', openingStrings.chips.foundIn, { foundIn: undefined }),
    filter.changedIn !== undefined &&
      chip('changed', openingStrings.chips.changedIn, { changedIn: undefined }),
    filter.closedIn !== undefined &&
      chip('closed', openingStrings.chips.closedIn, { closedIn: undefined }),
    filter.isNews === true && chip('news', openingStrings.chips.isNews, { isNews: undefined }),
    filter.isUnread === true && chip('unread', openingStrings.unread, { isUnread: undefined }),
    filter.isTracked === true && chip('tracked', openingStrings.tracked, { isTracked: undefined }),
    hidden === 'include' && chip('hidden', openingStrings.withHidden, { hidden: undefined }),
    hidden === 'only' && chip('hidden', openingStrings.onlyHidden, { hidden: undefined }),
  ];
  return chips.filter((each) => each !== false);
}

const withoutPay = { minSalary: undefined, payCurrency: undefined, withUnstatedPay: undefined };

function payChip({ minSalary = 0, payCurrency = 'USD', withUnstatedPay }: PostingFilter): string {
  const salary = { min: minSalary, max: minSalary, currency: payCurrency, period: null };
  const words = openingStrings.chips;
  const least = words.minPay(pay(salary, { isExact: true }));
  return withUnstatedPay === true ? `${least} ${words.withUnstatedPay}` : least;
}

/** In the order of the chips. */
const choiceFields: readonly ChoiceField[] = [
  'places',
  'workplaces',
  'seniorities',
  'employmentTypes',
  'skills',
  'visa',
  'languages',
  'years',
  'educations',
  'benefits',
  'departments',
  ...termFields,
];

const termLabels = Object.fromEntries(
  termFields.map((field) => [field, (value: string) => termLabel(field, value)]),
) as Record<TermField, (value: string) => string | undefined>;

/** The words for a value; undefined for an invalid one, as an address may hold. */
const labelsOf: Readonly<
  Record<Exclude<ChoiceField, 'companies'>, (value: string) => string | undefined>
> = {
  places: placeLabel,
  workplaces: (value) => wordFor(labels.workplaces, value),
  seniorities: (value) => wordFor(labels.seniorities, value),
  employmentTypes: (value) => wordFor(labels.employmentTypes, value),
  skills: (value) => value,
  visa: (value) => wordFor(labels.visa, value),
  languages: (value) => value,
  years: (value) => wordFor(labels.years, value),
  educations: (value) => wordFor(paneStrings.educations, value),
  benefits: (value) => value,
  departments: (value) => value,
  ...termLabels,
};

const wordFor = (words: Readonly<Record<string, string>>, value: string): string | undefined =>
  Object.hasOwn(words, value) ? words[value] : undefined;

/** A chip per value, wanted or left out; invalid values show as they are. */
function choiceChips(
  filter: PostingFilter,
  field: ChoiceField,
  companyName: (id: string) => string | undefined,
): readonly FilterChip[] {
  const { wanted, others } = chosenIn(filter, field);
  const labelOf = (value: string): string =>
    field === 'companies'
      ? (companyName(value) ?? openingStrings.chips.oneCompany)
      : (labelsOf[field](value) ?? value);
  return [
    ...wanted.map((value) => ({
      key: `${field}-${value}`,
      label: labelOf(value),
      without: choosing(filter, field, value),
    })),
    ...others.map((value) => ({
      key: `not-${field}-${value}`,
      label: openingStrings.chips.not(labelOf(value)),
      without: choosing(filter, field, value, { isNot: true }),
    })),
  ];
}

const day = (iso: string | undefined): string | null => (iso === undefined ? null : exactDate(iso));
