import type { DealBreaker, OpeningFacts } from '#core/fit.ts';
import { searchWords } from '#core/search-words.ts';
import type { Wanted } from './parts.ts';

export type Broken = {
  readonly breaker: DealBreaker;
  readonly theirs: readonly string[];
  readonly yours: readonly string[];
};

/** The deal-breakers of a profile that an opening states. What it does not say breaks none. */
export function brokenBy(
  { profile: { dealBreakers, wishes }, minDollars }: Wanted,
  opening: OpeningFacts,
): readonly Broken[] {
  const { workplace, employmentType, company, title, salaryDollars, places } = opening;
  const broken: Broken[] = [];
  const add = (breaker: DealBreaker, theirs: string, yours: readonly string[]) =>
    broken.push({ breaker, theirs: [theirs], yours });
  // A hybrid job that may be done from afar leaves the choice.
  const isFree = workplace === 'hybrid' && places.remote !== null;
  if (workplace !== null && !isFree && dealBreakers.workplaces.includes(workplace)) {
    add('workplace', workplace, dealBreakers.workplaces);
  }
  if (employmentType !== null && dealBreakers.employmentTypes.includes(employmentType)) {
    add('employmentType', employmentType, dealBreakers.employmentTypes);
  }
  if (
    dealBreakers.lowPay &&
    minDollars !== null &&
    salaryDollars !== null &&
    salaryDollars >= 0 &&
    salaryDollars < minDollars
  ) {
    const { minPay } = wishes;
    broken.push({
      breaker: 'lowPay',
      theirs: [],
      yours: minPay === null ? [] : [`${minPay.amount} ${minPay.currency}`],
    });
  }
  if (dealBreakers.companies.length > 0) {
    const name = searchWords(company);
    if (dealBreakers.companies.some((each) => searchWords(each) === name)) {
      add('company', company, dealBreakers.companies);
    }
  }
  if (dealBreakers.titleWords.length > 0) {
    const words = ` ${searchWords(title)} `;
    const found = dealBreakers.titleWords.filter((each) => {
      const sought = searchWords(each);
      return sought !== '' && words.includes(` ${sought} `);
    });
    if (found.length > 0) broken.push({ breaker: 'titleWord', theirs: [title], yours: found });
  }
  return broken;
}
