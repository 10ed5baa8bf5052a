import type { EmploymentType } from '#core/posting.ts';

/**
 * The vendors' words in the order of how much they say: a full-time internship is an internship.
 * Permanent alone leaves open whether full or part time. Read on text of lower-case letters and
 * single blanks.
 */
const vocabulary: readonly (readonly [RegExp, EmploymentType | null])[] = [
  [/\bintern(s|ship)?\b|praktik|\bstage\b|stagiaire/, 'internship'],
  [/apprentic|ausbildung|alternance|azubi/, 'apprenticeship'],
  [/volunt|ehrenamt|freiwillig/, 'volunteer'],
  [/per ?diem/, 'per_diem'],
  [/(full ?time|vollzeit).*(permanent|unbefristet)/, 'full_time'],
  [/(permanent|unbefristet).*(full ?time|vollzeit)/, 'full_time'],
  [/part ?time|teilzeit|temps partiel|werkstudent|working student|mini ?job/, 'part_time'],
  [/fixed ?term.*contract|contract.*fixed ?term/, 'temporary'],
  [/\bpermanent|unbefristet/, null],
  [/contract(or|ing)?\b|freelanc|self employed/, 'contract'],
  [/full ?time|vollzeit|temps plein|\bcdi\b/, 'full_time'],
  [/tempor|fixed ?term|seasonal|\bbefristet|\bcdd\b/, 'temporary'],
];

/** More than any vendor writes; a sentence of that length names no kind. */
const maxLength = 200;

/** The kind of employment in a vendor's words: `FULL_TIME`, `Full-time`, `parttime_fixed_term`. */
export function employmentTypeOf(text: string | null): EmploymentType | null {
  if (text === null) return null;
  const plain = text
    .slice(0, maxLength)
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  return vocabulary.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
