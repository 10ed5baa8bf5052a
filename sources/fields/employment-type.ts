import type { EmploymentType } from '#core/posting.ts';

/**
 * The vendors' words in the order of how much they say: a full-time internship is an internship.
 * Read on text of lower-case letters and single blanks.
 */
const vocabulary: readonly (readonly [RegExp, EmploymentType])[] = [
  [/\bintern(s|ship)?\b|praktik|\bstage\b|stagiaire/, 'internship'],
  [/apprentic|ausbildung|alternance|azubi/, 'apprenticeship'],
  [/volunt|ehrenamt|freiwillig/, 'volunteer'],
  [/per ?diem/, 'per_diem'],
  [/full ?time.*permanent|permanent.*full ?time/, 'full_time'],
  [/part ?time|teilzeit|temps partiel|werkstudent|working student|mini ?job/, 'part_time'],
  [/contract(or|ing)?\b|freelanc|self employed/, 'contract'],
  [/full ?time|vollzeit|temps plein|\bcdi\b/, 'full_time'],
  [/tempor|fixed ?term|seasonal|befristet|\bcdd\b/, 'temporary'],
  [/^permanent$/, 'full_time'],
];

/** The kind of employment in a vendor's words: `FULL_TIME`, `Full-time`, `parttime_fixed_term`. */
export function employmentTypeOf(text: string | null): EmploymentType | null {
  if (text === null) return null;
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  return vocabulary.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
