import type { Enrichment } from '#core/enrichment.ts';
import { AppError } from '#core/errors.ts';
import type { RawPosting } from '#core/posting.ts';
import type { EnrichmentProvider } from '../provider.ts';
import { findBenefits } from './benefits.ts';
import { confidenceIn } from './confidence.ts';
import { readEducation } from './education.ts';
import { readEmploymentType } from './employment-type.ts';
import { collectEvidence } from './evidence.ts';
import { readExperience } from './experience.ts';
import { findLanguages } from './languages.ts';
import { lexicon } from './lexicon.ts';
import { findLocations, type Whereabouts } from './location.ts';
import { countryCode } from './places.ts';
import type { Found } from './quote.ts';
import { createReading } from './reading.ts';
import { readRemoteRegions } from './remote-regions.ts';
import { readSalary } from './salary.ts';
import { readSeniority } from './seniority.ts';
import { findSkills } from './skills.ts';
import { summarize } from './summary.ts';
import { jobFamily, normalizeTitle } from './title.ts';
import { readVisaSponsorship } from './visa.ts';
import { readWorkplace } from './workplace.ts';

/** The built-in provider: deterministic, instant, no model. */
export function createRulesProvider(): EnrichmentProvider {
  return {
    name: 'rules',
    enrich: async (posting, _known, signal) => {
      if (signal.aborted) throw new AppError('cancelled', {});
      return readWithRules(posting);
    },
  };
}

/**
 * What a posting's own words say, by the rules alone: the site's structured fields are not read
 * here (see `applyStructured`), save the texts of its locations. Reads the first 60,000 characters.
 */
export function readWithRules(posting: RawPosting): Enrichment {
  const reading = createReading(posting.title, posting.descriptionText, lexicon);
  const normalizedTitle = normalizeTitle(posting.title);
  const family = jobFamily(normalizedTitle);
  const workplace = readWorkplace(
    reading,
    posting.locations.map(({ text }) => text),
  );
  const locations = findLocations(posting);
  const isRemote = (posting.workplace ?? workplace?.value) === 'remote';
  const one = {
    normalizedTitle: { value: normalizedTitle, quote: posting.title },
    jobFamily: family === null ? null : { value: family, quote: posting.title },
    seniority: readSeniority(reading),
    employmentType: readEmploymentType(reading),
    workplace,
    salary: readSalary(reading, countriesOf(posting, locations)),
    experienceYears: readExperience(reading),
    education: readEducation(reading),
    visaSponsorship: readVisaSponsorship(reading),
    summary: summarize(reading),
  };
  const many = {
    remoteRegions: isRemote ? readRemoteRegions(reading, posting) : [],
    skills: findSkills(reading),
    benefits: findBenefits(reading),
    languages: findLanguages(reading),
  };
  const enrichment = {
    normalizedTitle,
    jobFamily: family,
    seniority: one.seniority?.value ?? null,
    employmentType: one.employmentType?.value ?? null,
    workplace: workplace?.value ?? null,
    remoteRegions: many.remoteRegions.map(({ value }) => value),
    locations: locations.map(({ value }) => value),
    salary: one.salary?.value ?? null,
    skills: many.skills.map(({ value }) => value),
    experienceYears: one.experienceYears?.value ?? null,
    education: one.education?.value ?? null,
    visaSponsorship: one.visaSponsorship?.value ?? null,
    benefits: many.benefits.map(({ value }) => value),
    languages: many.languages.map(({ value }) => value),
    summary: one.summary?.value ?? null,
    provider: 'rules' as const,
    evidence: collectEvidence(one, many, locations),
  };
  return { ...enrichment, confidence: confidenceIn(enrichment) };
}

/** Codes of the countries the job is in: as the site's own fields say, else as its places are read. */
function countriesOf(
  posting: RawPosting,
  locations: readonly Found<Whereabouts>[],
): readonly string[] {
  const fields = posting.locations.map(({ country }) => country);
  const named = fields.some((country) => country !== null)
    ? fields
    : locations.map(({ value }) => value.country);
  const codes = named.map((name) => (name === null ? null : countryCode(name)));
  return [...new Set(codes.filter((code) => code !== null))];
}
