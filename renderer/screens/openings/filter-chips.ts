import { exactDate } from '#renderer/format.ts';
import type { PostingFilter } from '#renderer/model.ts';
import { labels } from '#renderer/strings/labels.ts';
import { openingStrings } from '#renderer/strings/openings.ts';

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
  const { company, status, hidden, minSalary, postedWithinDays } = filter;
  const { firstSeenFrom, firstSeenBefore } = filter;
  const chips: readonly (FilterChip | false)[] = [
    company !== undefined &&
      chip('company', companyName(company) ?? company, { company: undefined }),
    ...listChips(filter, 'companies', (id) => companyName(id) ?? openingStrings.chips.oneCompany),
    status !== 'open' && chip('status', openingStrings.status[status ?? 'any'], { status: 'open' }),
    filter.remote === true && chip('remote', openingStrings.chips.remote, { remote: undefined }),
    ...listChips(filter, 'workplaces', (value) => labels.workplaces[value]),
    ...listChips(filter, 'seniorities', (value) => labels.seniorities[value]),
    ...listChips(filter, 'employmentTypes', (value) => labels.employmentTypes[value]),
    ...listChips(filter, 'skills', (value) => value),
    minSalary !== undefined &&
      minSalary > 0 &&
      chip('pay', openingStrings.chips.minPay(minSalary), { minSalary: undefined }),
    postedWithinDays !== undefined &&
      chip('posted', openingStrings.withinDays(postedWithinDays), { postedWithinDays: undefined }),
    (firstSeenFrom !== undefined || firstSeenBefore !== undefined) &&
      chip('seen', openingStrings.chips.firstSeen(day(firstSeenFrom), day(firstSeenBefore)), {
        firstSeenFrom: undefined,
        firstSeenBefore: undefined,
      }),
    filter.isUnread === true && chip('unread', openingStrings.unread, { isUnread: undefined }),
    filter.isTracked === true && chip('tracked', openingStrings.tracked, { isTracked: undefined }),
    hidden === 'include' && chip('hidden', openingStrings.withHidden, { hidden: undefined }),
    hidden === 'only' && chip('hidden', openingStrings.onlyHidden, { hidden: undefined }),
  ];
  return chips.filter((each) => each !== false);
}

type Lists = Pick<
  PostingFilter,
  'companies' | 'workplaces' | 'seniorities' | 'employmentTypes' | 'skills'
>;

/** A chip per value; invalid values from an address show as they are. */
function listChips<F extends keyof Lists>(
  filter: PostingFilter,
  field: F,
  labelOf: (value: NonNullable<Lists[F]>[number]) => string | undefined,
): readonly FilterChip[] {
  const values: readonly NonNullable<Lists[F]>[number][] = filter[field] ?? [];
  return values.map((value) => ({
    key: `${field}-${value}`,
    label: labelOf(value) ?? value,
    without: { ...filter, [field]: values.filter((each) => each !== value) },
  }));
}

const day = (iso: string | undefined): string | null => (iso === undefined ? null : exactDate(iso));
