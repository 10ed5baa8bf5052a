import { describe, expect, it } from 'vitest';
import type { Enrichment } from '#core/enrichment.ts';
import { sampleEnrichment } from '#tests/fakes/sample-posting.ts';
import { mergeKnown } from './merge-known.ts';

const salary = {
  min: 50_000,
  max: 60_000,
  currency: null,
  period: null,
  source: 'stated' as const,
};

const known = sampleEnrichment({
  normalizedTitle: 'Nurse',
  jobFamily: 'Healthcare',
  seniority: 'senior',
  employmentType: 'part_time',
  workplace: 'onsite',
  remoteRegions: ['Italy'],
  locations: [{ city: 'Rome', region: null, country: 'Italy' }],
  salary,
  skills: ['Care'],
  experienceYears: { min: 2, max: null },
  education: 'vocational',
  visaSponsorship: true,
  benefits: ['Pension'],
  languages: ['Italian'],
  summary: 'A nurse.',
  evidence: { seniority: 'Senior nurse', salary: '50,000 to 60,000', skills: 'Care' },
});

const silent = sampleEnrichment({ provider: 'llm', confidence: 0.9 });

describe('mergeKnown', () => {
  it('keeps everything known where the model says nothing', () => {
    expect(mergeKnown(silent, known)).toEqual({ ...known, provider: 'llm', confidence: 0.9 });
  });

  it.each([
    ['normalizedTitle', 'Head Nurse'],
    ['jobFamily', 'Research'],
    ['seniority', 'lead'],
    ['employmentType', 'full_time'],
    ['workplace', 'hybrid'],
    ['experienceYears', { min: 3, max: 5 }],
    ['education', 'bachelor'],
    ['visaSponsorship', false],
    ['summary', 'Leads nurses.'],
  ] as const)('takes the model’s word for %s', (field, value) => {
    const read: Enrichment = { ...silent, [field]: value, evidence: { [field]: 'its words' } };

    const merged = mergeKnown(read, known);

    expect(merged[field]).toEqual(value);
    expect(merged.evidence[field]).toBe('its words');
  });

  it.each(['skills', 'benefits', 'languages', 'remoteRegions'] as const)(
    'joins %s, each once and in the known spelling',
    (field) => {
      const [item = ''] = known[field];
      const read = { ...silent, [field]: [item.toUpperCase(), 'Another'] };

      expect(mergeKnown(read, known)[field]).toEqual([item, 'Another']);
    },
  );

  it('lets an equal salary lend its currency and period', () => {
    const read = { ...silent, salary: { ...salary, currency: 'EUR' } };
    const priced = { ...known, salary: { ...salary, period: 'year' as const } };

    expect(mergeKnown(read, priced).salary).toEqual({ ...salary, currency: 'EUR', period: 'year' });
  });

  it('does not mix salaries that differ', () => {
    const read = { ...silent, salary: { ...salary, max: 70_000 } };
    const priced = { ...known, salary: { ...salary, currency: 'EUR' } };

    expect(mergeKnown(read, priced).salary).toEqual(read.salary);
  });

  it('keeps a salary of the site’s own fields, with its evidence', () => {
    const stated = { ...salary, source: 'structured' as const };
    const read = { ...silent, salary: { ...salary, min: 1 }, evidence: { salary: 'read' } };

    const merged = mergeKnown(read, { ...known, salary: stated });

    expect(merged).toMatchObject({ salary: stated, evidence: { salary: '50,000 to 60,000' } });
  });
});
