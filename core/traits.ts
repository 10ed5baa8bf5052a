import type { Education, Facts } from './enrichment.ts';
import type { VisaStance, YearsBand } from './posting-filter.ts';

/** What an opening asks for and offers, as filters compare it; null if nobody says. */
export type Traits = {
  readonly visa: VisaStance | null;
  readonly years: YearsBand | null;
  readonly education: Education | null;
  readonly languages: readonly string[];
  /** Sorted, so that the same benefits are the same set. */
  readonly benefits: readonly string[];
};

export const noTraits: Traits = {
  ...{ visa: null, years: null, education: null },
  ...{ languages: [], benefits: [] },
};

export function traitsOf(
  facts: Pick<
    Facts,
    'visaSponsorship' | 'experienceYears' | 'education' | 'languages' | 'benefits'
  >,
): Traits {
  const { visaSponsorship: visa, experienceYears: years } = facts;
  return {
    visa: visa === null ? null : visa ? 'offered' : 'refused',
    years: yearsBand(years?.min ?? years?.max ?? null),
    education: facts.education,
    languages: facts.languages,
    benefits: [...new Set(facts.benefits)].toSorted(),
  };
}

function yearsBand(years: number | null): YearsBand | null {
  if (years === null) return null;
  if (years < 3) return '0-2';
  if (years < 6) return '3-5';
  return years < 10 ? '6-9' : '10+';
}
