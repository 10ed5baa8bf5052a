import type { Enrichment } from '#core/enrichment.ts';
import type { RawPosting } from '#core/posting.ts';
import { confidenceIn } from './rules/confidence.ts';
import { readLocations, type Whereabouts } from './rules/location.ts';
import { countryName } from './rules/places.ts';
import { readWithRules } from './rules/provider.ts';
import { levelOfField } from './rules/seniority.ts';

/** The built-in rules' result for a posting, under the site's own fields. */
export function enrichWithRules(posting: RawPosting): Enrichment {
  const enrichment = applyStructured(posting, readWithRules(posting));
  return { ...enrichment, confidence: confidenceIn(enrichment) };
}

/**
 * The order of trust: what the site states in fields of its own stands over what a provider read
 * or guessed, whichever provider it was. A quote stays only where it says the same; a value of the
 * site's own has no quote but the field itself.
 */
export function applyStructured(posting: RawPosting, read: Enrichment): Enrichment {
  const level = posting.level === null ? null : levelOfField(posting.level);
  const locations = structuredLocations(posting);
  const salary = structuredSalary(posting, read);
  const merged: Enrichment = {
    ...read,
    seniority: level ?? read.seniority,
    employmentType: posting.employmentType ?? read.employmentType,
    workplace: posting.workplace ?? read.workplace,
    remoteRegions: posting.remoteRegions.length > 0 ? posting.remoteRegions : read.remoteRegions,
    locations: locations.length > 0 ? locations : read.locations,
    salary: salary ?? read.salary,
  };
  return { ...merged, evidence: evidenceThatStands(posting, read, merged) };
}

/** The site's own parts of each place; what it leaves out is read from its text. */
function structuredLocations(posting: RawPosting): Enrichment['locations'] {
  const places = posting.locations.flatMap(({ text, city, region, country }): Whereabouts[] => {
    const spoken = readLocations(text);
    if (city === null && region === null && country === null) return [...spoken];
    const land = country?.length === 2 ? countryName(country.toUpperCase()) : country;
    const [read] = readLocations([city, region, land].filter((part) => part !== null).join(', '));
    const only = spoken.length === 1 ? spoken[0] : undefined;
    return [
      {
        city: city === null ? (only?.city ?? null) : (read?.city ?? city),
        region: read?.region ?? only?.region ?? region,
        country: read?.country ?? only?.country ?? land,
      },
    ];
  });
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

/** The site's pay is never overwritten; currency and period it leaves open come from equal words. */
function structuredSalary(posting: RawPosting, read: Enrichment): Enrichment['salary'] {
  const { salary } = posting;
  if (salary === null) return null;
  const same =
    read.salary?.min === salary.min && read.salary?.max === salary.max ? read.salary : null;
  return {
    ...salary,
    currency: salary.currency ?? same?.currency ?? null,
    period: salary.period ?? same?.period ?? null,
    source: 'structured',
  };
}

/** Quotes of values that still stand; the first location is its own quote. */
function evidenceThatStands(
  posting: RawPosting,
  read: Enrichment,
  merged: Enrichment,
): Record<string, string> {
  const evidence = { ...read.evidence };
  for (const field of ['seniority', 'employmentType', 'workplace'] as const) {
    if (read[field] !== merged[field]) delete evidence[field];
  }
  const isSamePay =
    read.salary?.min === merged.salary?.min && read.salary?.max === merged.salary?.max;
  if (!isSamePay) delete evidence.salary;
  if (posting.remoteRegions.length > 0) {
    for (const key of Object.keys(evidence)) if (/^remoteRegions\b/.test(key)) delete evidence[key];
  }
  if (merged.locations !== read.locations) delete evidence.locations;
  const text = posting.locations[0]?.text;
  if (merged.locations.length > 0 && text !== undefined && text !== '') evidence.locations = text;
  return evidence;
}
