import type { Enrichment } from '#core/enrichment.ts';
import type { RawPosting } from '#core/posting.ts';
import type { Answer } from './answer-schema.ts';
import { type Claims, createClaims } from './claims.ts';
import { benefitName, languageName, skillName } from './known-names.ts';
import { plainText } from './plain-text.ts';
import { createQuoteFinder } from './quote.ts';
import { statesCurrency, statesNumber, statesNumbersOf, statesPeriod } from './stated.ts';

/**
 * What is left of the model's answer when the posting is asked. Dropped to "not stated": values
 * whose quote is not in the posting, amounts and years that their quote does not state, list items
 * the posting does not contain, and a summary with numbers of its own. Evidence is the posting's
 * own wording; `confidence` is the share of claims that held.
 */
export function checkAnswer(answer: Answer, posting: RawPosting): Enrichment {
  const texts = textsOf(posting);
  const claims = createClaims(createQuoteFinder(texts));
  const { fact, words } = claims;
  return {
    normalizedTitle: checkTitle(claims, answer.normalizedTitle, posting.title),
    jobFamily: fact('jobFamily', answer.jobFamily)?.value ?? null,
    seniority: fact('seniority', answer.seniority)?.value ?? null,
    employmentType: fact('employmentType', answer.employmentType)?.value ?? null,
    workplace: fact('workplace', answer.workplace)?.value ?? null,
    remoteRegions: words('remoteRegions', answer.remoteRegions, { most: 20, longest: 60 }),
    locations: [],
    salary: checkSalary(claims, answer.salary),
    skills: named(skillName, words('skills', answer.skills, { most: 40, longest: 40 })),
    experienceYears: checkYears(claims, answer.experienceYears),
    education: fact('education', answer.education)?.value ?? null,
    visaSponsorship: fact('visaSponsorship', answer.visaSponsorship)?.value ?? null,
    benefits: named(benefitName, words('benefits', answer.benefits, { most: 20, longest: 80 })),
    languages: named(languageName, words('languages', answer.languages, { most: 10, longest: 40 })),
    summary: checkSummary(answer.summary, texts),
    confidence: claims.confidence(),
    provider: 'llm',
    evidence: claims.evidence,
  };
}

/** All of a posting that counts as its words; the model is shown the same. */
function textsOf(posting: RawPosting): readonly string[] {
  const { title, descriptionText, company, department, team, level, locations } = posting;
  const places = locations.map(({ text }) => text);
  return [title, descriptionText, company, department, team, level, ...places].filter(
    (text) => text !== null,
  );
}

const named = (nameOf: (words: string) => string, items: readonly string[]): string[] => [
  ...new Set(items.map(nameOf)),
];

/** A title made tidy still has most of its words from the title it was made of. */
function checkTitle(claims: Claims, claimed: string | null, title: string): string | null {
  const value = plainText(claimed ?? '', 120);
  if (value === '') return null;
  const findInTitle = createQuoteFinder([title]);
  const words = value.split(/[\s/,()-]+/).filter((word) => word !== '');
  const shared = words.filter((word) => findInTitle(word) !== null);
  const claim = { quote: title, value };
  return (
    claims.fact('normalizedTitle', claim, () => shared.length * 2 >= words.length)?.value ?? null
  );
}

type Range = { readonly min: number | null; readonly max: number | null };

function checkSalary(claims: Claims, claimed: Answer['salary']): Enrichment['salary'] {
  // Small models write 0 for what is not stated; nobody pays it.
  const paid = claimed && { ...claimed, min: claimed.min || null, max: claimed.max || null };
  const salary = claims.fact('salary', paid, statesRange);
  if (salary === null) return null;
  const words = claims.evidence.salary ?? '';
  const currency = salary.currency?.trim().toUpperCase() ?? '';
  const isStated = /^[A-Z]{3}$/.test(currency) && statesCurrency(words, currency);
  const { period } = salary;
  return {
    ...inOrder(salary),
    currency: isStated ? currency : null,
    period: period !== null && statesPeriod(words, period) ? period : null,
    source: 'stated',
  };
}

function checkYears(claims: Claims, claimed: Answer['experienceYears']): Range | null {
  const isPlausible = ({ min, max }: Range) => (min ?? 0) <= 50 && (max ?? 0) <= 50;
  const years = claims.fact(
    'experienceYears',
    claimed,
    (claim, words) => isPlausible(claim) && statesRange(claim, words),
  );
  return years === null ? null : inOrder(years);
}

function statesRange({ min, max }: Range, words: string): boolean {
  const numbers = [min, max].filter((n) => n !== null);
  return numbers.length > 0 && numbers.every((n) => n >= 0 && statesNumber(words, n));
}

const inOrder = ({ min, max }: Range): Range =>
  min !== null && max !== null && min > max ? { min: max, max: min } : { min, max };

function checkSummary(claimed: string | null, texts: readonly string[]): string | null {
  const summary = plainText(claimed ?? '', 300);
  return summary !== '' && statesNumbersOf(summary, texts.join('\n')) ? summary : null;
}
