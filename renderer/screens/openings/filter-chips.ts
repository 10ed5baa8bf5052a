import { exactDate } from '#renderer/format.ts';
import type { PostingFilter } from '#renderer/model.ts';
import { labels } from '#renderer/strings/labels.ts';
import { openingStrings } from '#renderer/strings/openings.ts';

/** One choice of a filter, and the filter without it. */
export type FilterChip = {
  readonly key: string;
  readonly label: string;
  readonly without: PostingFilter;
};

/** The filter of a screen that was just opened. */
export const usualFilter: PostingFilter = { status: 'open' };

/** Whether anything was chosen: words, or one of the choices; an order is none. */
export const isFiltered = (filter: PostingFilter): boolean =>
  (filter.query ?? '') !== '' || chipsOf(filter, () => undefined).length > 0;

/** The choices of a filter, each to be taken away; the words are in the filter box. */
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

/** A chip for each value; what an address says wrongly is shown as it stands there. */
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
