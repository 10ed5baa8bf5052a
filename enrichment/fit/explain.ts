import type { Enrichment } from '#core/enrichment.ts';
import type { Eligibility, Fit, FitPart, FitReason, OpeningFacts } from '#core/fit.ts';
import { brokenBy } from './deal-breakers.ts';
import { eligibilityOf } from './eligibility.ts';
import { skillKey } from './parts.ts';
import { type ComparedPart, type Scorer, total, unsaid } from './score.ts';
import { weighedSkills } from './skill-share.ts';

/** The fields of the evidence that prove a part or a judgement, best first. */
const proofs: Readonly<
  Record<FitPart | Eligibility['about'] | 'employmentType', readonly string[]>
> = {
  title: [],
  skills: ['skills'],
  level: ['experienceYears', 'seniority'],
  workplace: ['workplace'],
  place: ['locations', 'remoteRegions'],
  pay: ['salary'],
  education: ['education'],
  company: [],
  right_to_work: ['visaSponsorship'],
  language: ['languages'],
  employmentType: ['employmentType'],
};

/** How an opening fits, with the words of the opening that say so. */
export function explainFit(
  { wanted, compare }: Scorer,
  opening: OpeningFacts,
  evidence: Enrichment['evidence'],
): Fit {
  const compared = compare(opening);
  const broken = brokenBy(wanted, opening);
  const quoteOf = (about: keyof typeof proofs): string | null =>
    proofs[about].map((field) => evidence[field]).find((quote) => quote !== undefined) ?? null;
  const skills = weighedSkills(opening).map((skill) => ({
    ...skill,
    quote: evidence[`skills.${skill.name}`] ?? null,
  }));
  const has = ({ name }: { readonly name: string }) => wanted.skills.has(skillKey(name));
  const whole = compared.reduce(
    (sum, { part, weight }) => sum + (part === 'company' ? 0 : weight),
    0,
  );
  return {
    score: broken.length > 0 ? 0 : total(compared),
    reasons: compared.map((each) => ({
      ...reasonOf(each, whole),
      quote: each.value === null ? null : quoteOf(each.part),
    })),
    skills: {
      matched: skills.filter(has),
      missing: skills.filter((skill) => !has(skill)),
    },
    dealBreakers: broken.map(({ breaker, theirs, yours }) => ({
      breaker,
      theirs: [...theirs],
      yours: [...yours],
      quote:
        breaker === 'lowPay'
          ? quoteOf('pay')
          : breaker === 'workplace' || breaker === 'employmentType'
            ? quoteOf(breaker)
            : null,
    })),
    eligibility: eligibilityOf(wanted, opening).map(({ theirs, yours, ...each }) => ({
      ...each,
      theirs: [...theirs],
      yours: [...yours],
      quote: each.about === 'place' ? null : quoteOf(each.about),
    })),
  };
}

function reasonOf(
  { part, weight, value, theirs, yours }: ComparedPart,
  whole: number,
): Omit<FitReason, 'quote'> {
  const share = (part === 'company' ? (value ?? 0) : (value ?? unsaid) - unsaid) * weight;
  return {
    part,
    verdict: verdictOf(value),
    points: Math.round((share / (part === 'company' ? 100 : whole)) * 100) || 0,
    theirs: [...theirs],
    yours: [...yours],
  };
}

const verdictOf = (value: number | null): FitReason['verdict'] =>
  value === null ? 'unknown' : value >= 0.7 ? 'good' : value >= 0.4 ? 'partly' : 'bad';
