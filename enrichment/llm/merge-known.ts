import type { Enrichment } from '#core/enrichment.ts';

/**
 * The model's reading, completed by what was known before: where the model says nothing the known
 * value stands, with its evidence. Lists are joined, each item once and in the known spelling. A
 * salary from the site's own fields stays, and an equal one lends its currency and period.
 */
export function mergeKnown(read: Enrichment, known: Enrichment): Enrichment {
  const salary = mergeSalary(read.salary, known.salary);
  return {
    normalizedTitle: read.normalizedTitle ?? known.normalizedTitle,
    jobFamily: read.jobFamily ?? known.jobFamily,
    seniority: read.seniority ?? known.seniority,
    employmentType: read.employmentType ?? known.employmentType,
    workplace: read.workplace ?? known.workplace,
    remoteRegions: union(known.remoteRegions, read.remoteRegions),
    locations: known.locations.length > 0 ? known.locations : read.locations,
    salary,
    skills: union(known.skills, read.skills),
    experienceYears: read.experienceYears ?? known.experienceYears,
    education: read.education ?? known.education,
    visaSponsorship: read.visaSponsorship ?? known.visaSponsorship,
    benefits: union(known.benefits, read.benefits),
    languages: union(known.languages, read.languages),
    summary: read.summary ?? known.summary,
    confidence: read.confidence,
    provider: read.provider,
    // The model's words where it states a value; a salary that stayed keeps its own.
    evidence: {
      ...known.evidence,
      ...read.evidence,
      ...(salary !== null && salary === known.salary ? proofOf(known, 'salary') : {}),
    },
  };
}

type Salary = Enrichment['salary'];

function mergeSalary(read: Salary, known: Salary): Salary {
  if (read === null || known === null) return read ?? known;
  if (known.source === 'structured') return known;
  if (read.min !== known.min || read.max !== known.max) return read;
  return {
    ...read,
    currency: read.currency ?? known.currency,
    period: read.period ?? known.period,
  };
}

const proofOf = ({ evidence }: Enrichment, field: string): Record<string, string> =>
  evidence[field] === undefined ? {} : { [field]: evidence[field] };

function union(known: readonly string[], read: readonly string[]): string[] {
  const items = new Map<string, string>();
  for (const item of [...known, ...read]) {
    const key = item.toLowerCase();
    if (!items.has(key)) items.set(key, item);
  }
  return [...items.values()];
}
