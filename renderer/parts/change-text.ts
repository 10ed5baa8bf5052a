import { pay } from '../format.ts';
import type { FieldChange, Salary } from '../model.ts';
import { labels } from '../strings/labels.ts';

/** A change in words; null means "not stated". */
export type ChangeText = {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
};

/** Writes pay in full if the short forms of both amounts are the same. */
export function changeText({ field, from, to }: FieldChange): ChangeText {
  const words = (isExact: boolean): ChangeText => ({
    field: labels.changedFields[field],
    from: valueText(field, from, isExact),
    to: valueText(field, to, isExact),
  });
  const short = words(false);
  return short.from !== null && short.from === short.to ? words(true) : short;
}

function valueText(
  field: FieldChange['field'],
  value: FieldChange['from'],
  isExact: boolean,
): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return namesOf(field)[value] ?? value;
  const text = isSalary(value) ? pay(value, { isExact }) : value.join('; ');
  return text === '' ? null : text;
}

const isSalary = (value: Salary | readonly string[]): value is Salary => 'min' in value;

function namesOf(field: FieldChange['field']): Readonly<Record<string, string>> {
  switch (field) {
    case 'workplace':
      return labels.workplaces;
    case 'employmentType':
      return labels.employmentTypes;
    case 'seniority':
      return labels.seniorities;
    case 'visaSponsorship':
      return labels.visa;
    default:
      return {};
  }
}
