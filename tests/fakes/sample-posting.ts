import type { Enrichment } from '#core/enrichment.ts';
import type { RawPosting } from '#core/posting.ts';
import { nothingStated } from '#enrichment/define-fact.ts';
import { facts } from '#enrichment/facts.ts';

export function samplePosting(changes: Partial<RawPosting> = {}): RawPosting {
  const descriptionText = [
    'You build the payment platform of a small bank.',
    'We are looking for five or more years of experience with TypeScript and Postgres.',
    'A Bachelor’s degree is welcome. You speak fluent German.',
    'The pay is $120,000 – $150,000 USD per year, with equity and parental leave.',
    'This is a full-time role, fully remote within Italy. Visa sponsorship is not available.',
  ].join('\n\n');
  return {
    externalId: '1',
    title: 'Senior Software Engineer (m/f/d)',
    company: 'Acme',
    url: 'https://acme.test/jobs/1',
    applyUrl: null,
    locations: [{ text: 'Rome, Italy', city: null, region: null, country: null }],
    workplace: null,
    remoteRegions: [],
    department: 'Platform',
    team: null,
    employmentType: null,
    level: null,
    salary: null,
    postedAt: null,
    updatedAt: null,
    validThrough: null,
    descriptionHtml: `<p>${descriptionText}</p>`,
    descriptionText,
    ...changes,
  };
}

export function sampleEnrichment(changes: Partial<Enrichment> = {}): Enrichment {
  return {
    ...nothingStated(facts),
    confidence: 0.5,
    provider: 'rules',
    evidence: {},
    ...changes,
  };
}
