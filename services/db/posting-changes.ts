import { EmploymentType, type Salary, Workplace } from '#core/posting.ts';
import type { Change } from '#core/posting-diff.ts';
import { employmentTypeLabels, workplaceLabels } from './posting-labels.ts';

/** One field that changed, in words a person reads. */
export type FieldChange = {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
};

/** Longer texts are cut: a change is read in a line. */
const longestText = 200;

/**
 * Changes as they are stored (PostingVersion.changes), in words a person reads. Null is "not
 * stated"; of a description only that it changed is said, with both null.
 */
export const toFieldChanges = (changes: readonly Change[]): FieldChange[] =>
  changes.map(({ field, from, to }) => ({
    field: words[field],
    from: field === 'description' ? null : inWords(field, from),
    to: field === 'description' ? null : inWords(field, to),
  }));

const words: Readonly<Record<Change['field'], string>> = {
  title: 'title',
  locations: 'place',
  workplace: 'workplace',
  department: 'department',
  employmentType: 'employment type',
  salary: 'pay',
  description: 'description',
};

function inWords(field: Change['field'], value: Change['from']): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return cut(labelOf(field, value));
  if (!('min' in value)) return value.length === 0 ? null : cut(value.join('; '));
  return salaryText(value);
}

function labelOf(field: Change['field'], value: string): string {
  const workplace = Workplace.safeParse(field === 'workplace' ? value : null);
  if (workplace.success) return workplaceLabels[workplace.data];
  const employment = EmploymentType.safeParse(field === 'employmentType' ? value : null);
  return employment.success ? employmentTypeLabels[employment.data] : value;
}

/** "€80,000–95,000 a year", "from $40 an hour"; null where it states no amount. */
function salaryText({ min, max, currency, period }: Salary): string | null {
  const amount = new Intl.NumberFormat('en', {
    ...(currency !== null && { style: 'currency', currency }),
    trailingZeroDisplay: 'stripIfInteger',
  });
  const range = rangeText(amount, min, max);
  if (range === null || period === null) return range;
  return `${range} ${period === 'hour' ? 'an' : 'a'} ${period}`;
}

function rangeText(
  amount: Intl.NumberFormat,
  min: number | null,
  max: number | null,
): string | null {
  if (min === null) return max === null ? null : `up to ${amount.format(max)}`;
  if (max === null) return `from ${amount.format(min)}`;
  return min === max ? amount.format(min) : amount.formatRange(min, max);
}

const cut = (text: string): string =>
  text.length <= longestText ? text : `${text.slice(0, longestText - 1).toWellFormed()}…`;
