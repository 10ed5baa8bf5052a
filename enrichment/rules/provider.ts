import type { Enrichment, Facts } from '#core/enrichment.ts';
import { AppError } from '#core/errors.ts';
import type { RawPosting } from '#core/posting.ts';
import { type FactTable, gather } from '../define-fact.ts';
import { facts } from '../facts.ts';
import type { EnrichmentProvider } from '../provider.ts';
import { compileLexicon, type Lexicon } from './phrases.ts';
import { createReading } from './reading.ts';
import { headingCues } from './sections.ts';

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
 * Reads the posting's own words with the rules of the table. Of the site's structured fields it
 * reads only the texts of locations: see `applyStructured`. Reads the first 60,000 characters.
 */
export function createRules(table: FactTable): (posting: RawPosting) => Enrichment {
  const lexicon = lexiconOf(table);
  return (posting) => {
    const reading = createReading(posting.title, posting.descriptionText, lexicon);
    const read = gather(table, (_name, fact, above) => fact.read({ reading, posting, above }));
    const confidence = confidenceIn(read.facts);
    return { ...read.facts, confidence, provider: 'rules', evidence: read.evidence };
  };
}

export const readWithRules = createRules(facts);

export function lexiconOf(table: FactTable): Lexicon {
  return compileLexicon([...headingCues, ...Object.values(table).flatMap(({ cues }) => cues)]);
}

/** The share of key facts that were found, 0 to 1. */
export function confidenceIn(read: Facts): number {
  const found = keyFacts.filter((isKnown) => isKnown(read)).length;
  return found / keyFacts.length;
}

const keyFacts: readonly ((read: Facts) => boolean)[] = [
  ({ jobFamily }) => jobFamily !== null,
  ({ seniority }) => seniority !== null,
  ({ employmentType }) => employmentType !== null,
  ({ workplace }) => workplace !== null,
  ({ locations, remoteRegions }) => locations.length > 0 || remoteRegions.length > 0,
  ({ salary }) => salary !== null,
  ({ skills }) => skills.length > 0,
  ({ experienceYears }) => experienceYears !== null,
];
