import type { Enrichment } from '#core/enrichment.ts';

type Facts = Omit<Enrichment, 'confidence'>;

/** The facts a reader looks for first. */
const keyFacts: readonly ((facts: Facts) => boolean)[] = [
  (facts) => facts.jobFamily !== null,
  (facts) => facts.seniority !== null,
  (facts) => facts.employmentType !== null,
  (facts) => facts.workplace !== null,
  (facts) => facts.locations.length > 0 || facts.remoteRegions.length > 0,
  (facts) => facts.salary !== null,
  (facts) => facts.skills.length > 0,
  (facts) => facts.experienceYears !== null,
];

/** The share of key facts that were found, 0 to 1. */
export function confidenceIn(facts: Facts): number {
  const found = keyFacts.filter((isKnown) => isKnown(facts)).length;
  return found / keyFacts.length;
}
