import { converted, type Rates } from '#core/exchange.ts';
import { FitPart, type OpeningFacts } from '#core/fit.ts';
import { canScore, type Profile } from '#core/profile.ts';
import { brokenBy } from './deal-breakers.ts';
import { eligibilityOf } from './eligibility.ts';
import { type Compared, parts, skillKey, type Wanted } from './parts.ts';

/** What a list keeps of an opening's fit. */
export type Scored = {
  readonly score: number;
  /** False if the opening says that the user cannot take the job. */
  readonly isEligible: boolean;
};

/** One part of a score, compared. */
export type ComparedPart = Compared & {
  readonly part: FitPart;
  readonly weight: number;
};

/** A profile made ready to compare many openings with it. */
export type Scorer = {
  readonly wanted: Wanted;
  readonly score: (opening: OpeningFacts) => Scored;
  readonly compare: (opening: OpeningFacts) => readonly ComparedPart[];
};

/** The value of a part that the opening does not say: neither good nor bad. */
export const unsaid = 0.5;

/**
 * Compares openings with a profile, by the facts alone: no text of an opening or a résumé can ask
 * for points. The same facts always score the same. Null if the profile says too little.
 */
export function createScorer(profile: Profile, rates: Pick<Rates, 'perDollar'>): Scorer | null {
  if (!canScore(profile)) return null;
  const wanted = wantedOf(profile, rates);
  const compared = FitPart.options.flatMap((part) => {
    const { weight, against } = parts[part];
    const compare = against(wanted);
    return compare === null ? [] : [{ part, weight, compare }];
  });
  const compare = (opening: OpeningFacts): readonly ComparedPart[] =>
    compared.map(({ part, weight, compare: withProfile }) => ({
      part,
      weight,
      ...withProfile(opening),
    }));
  return {
    wanted,
    compare,
    score: (opening) => ({
      score: brokenBy(wanted, opening).length > 0 ? 0 : total(compare(opening)),
      isEligible: eligibilityOf(wanted, opening).every(({ verdict }) => verdict !== 'no'),
    }),
  };
}

/** Companies of the wish are extra: an opening elsewhere must not lose by them. */
export function total(compared: readonly ComparedPart[]): number {
  let points = 0;
  let all = 0;
  let extra = 0;
  for (const { part, weight, value } of compared) {
    if (part === 'company') {
      extra += value === null ? 0 : weight;
      continue;
    }
    all += weight;
    points += weight * (value ?? unsaid);
  }
  return all === 0 ? 50 : Math.round(Math.min(100, (points / all) * 100 + extra));
}

function wantedOf(profile: Profile, rates: Pick<Rates, 'perDollar'>): Wanted {
  const { resume, wishes } = profile;
  const { minPay } = wishes;
  return {
    profile,
    skills: new Set([...resume.skills, ...wishes.skills].map(skillKey)),
    minDollars:
      minPay === null ? null : converted(minPay.amount, minPay.currency, 'USD', { ...rates }),
  };
}
