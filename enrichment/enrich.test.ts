import { describe, expect, it } from 'vitest';
import type { Enrichment } from '#core/enrichment.ts';
import { sampleEnrichment } from '#tests/fakes/sample-posting.ts';
import { applyStructured, enrichWithRules, mergeKnown } from './enrich.ts';
import { locationOf, postingWith } from './rules/posting.fixture.ts';
import { readWithRules } from './rules/provider.ts';

const stated = postingWith({
  title: 'Engineer (Remote)',
  locations: [locationOf('Remote, Italy')],
  descriptionText: 'Salary: $100,000 - $120,000. This is a full-time position.',
});

describe('applyStructured', () => {
  it.each([
    ['employmentType', { employmentType: 'contract' }, 'contract'],
    ['workplace', { workplace: 'hybrid' }, 'hybrid'],
    ['seniority', { level: 'Director' }, 'director'],
    ['remoteRegions', { remoteRegions: ['EMEA'] }, ['EMEA']],
  ] as const)('prefers the site’s own %s to the text', (field, parts, value) => {
    const posting = {
      ...stated,
      ...parts,
      remoteRegions: [...('remoteRegions' in parts ? parts.remoteRegions : [])],
    };
    expect(enrichWithRules(posting)[field]).toEqual(value);
  });

  it('never overwrites the site’s own pay', () => {
    const salary = { min: 90_000, max: 95_000, currency: 'EUR', period: 'year' } as const;
    expect(enrichWithRules({ ...stated, salary }).salary).toEqual({
      ...salary,
      source: 'structured',
    });
  });

  it('takes missing currency and period from a text that states the same pay', () => {
    const salary = { min: 100_000, max: 120_000, currency: null, period: null };
    expect(enrichWithRules({ ...stated, salary }).salary).toEqual({
      min: 100_000,
      max: 120_000,
      currency: 'USD',
      period: 'year',
      source: 'structured',
    });
  });

  it('drops the quote of a value that the site’s field replaced', () => {
    const posting = { ...stated, workplace: 'hybrid' } as const;
    expect(enrichWithRules(posting).evidence.workplace).toBeUndefined();
  });

  it('keeps the quote of a value that the site’s field confirms', () => {
    const posting = { ...stated, employmentType: 'full_time' } as const;
    expect(enrichWithRules(posting).evidence.employmentType).toBe('This is a full-time position.');
  });

  it('keeps facts for which the site has no field', () => {
    const read = readWithRules(stated);
    expect(applyStructured(stated, read).salary).toEqual(read.salary);
  });

  it('serves any provider', () => {
    const guessed = { ...readWithRules(stated), provider: 'llm', workplace: 'onsite' } as const;
    const merged = applyStructured({ ...stated, workplace: 'remote' }, guessed);
    expect([merged.provider, merged.workplace]).toEqual(['llm', 'remote']);
  });

  it('trusts the site’s places over a provider’s', () => {
    const guessed = {
      ...readWithRules(stated),
      locations: [{ city: 'Paris', region: null, country: 'France' }],
    };
    expect(applyStructured(stated, guessed).locations).toEqual([
      { city: null, region: null, country: 'Italy' },
    ]);
  });

  it.each([
    [
      { text: 'Bengaluru, KA', city: 'Bengaluru', region: null, country: 'in' },
      { city: 'Bengaluru', region: 'Karnataka', country: 'India' },
    ],
    [
      { text: 'Bayan Lepas', city: 'Bayan Lepas', region: 'Penang', country: 'Malaysia' },
      { city: 'Bayan Lepas', region: 'Penang', country: 'Malaysia' },
    ],
    [
      { text: 'Somewhere', city: 'Foo', region: 'Bar', country: 'DE' },
      { city: 'Foo', region: 'Bar', country: 'Germany' },
    ],
    [
      { text: 'Canada', city: null, region: null, country: 'Canada' },
      { city: null, region: null, country: 'Canada' },
    ],
  ])('completes the parts of the place %j', (location, place) => {
    expect(enrichWithRules(postingWith({ locations: [location] })).locations).toEqual([place]);
  });
});

describe('enrichWithRules', () => {
  it('counts structured facts as found', () => {
    const bare = postingWith({ title: 'Wizard', workplace: 'remote', employmentType: 'full_time' });
    expect(enrichWithRules(bare).confidence).toBe(0.25);
  });
});

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
  it('keeps everything known if the model says nothing', () => {
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
  ] as const)('prefers the model’s %s', (field, value) => {
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

  it('completes an equal salary with its currency and period', () => {
    const read = { ...silent, salary: { ...salary, currency: 'EUR' } };
    const priced = { ...known, salary: { ...salary, period: 'year' as const } };

    expect(mergeKnown(read, priced).salary).toEqual({ ...salary, currency: 'EUR', period: 'year' });
  });

  it('does not mix different salaries', () => {
    const read = { ...silent, salary: { ...salary, max: 70_000 } };
    const priced = { ...known, salary: { ...salary, currency: 'EUR' } };

    expect(mergeKnown(read, priced).salary).toEqual(read.salary);
  });

  it('keeps a salary from the site’s own fields, with its evidence', () => {
    const stated = { ...salary, source: 'structured' as const };
    const read = { ...silent, salary: { ...salary, min: 1 }, evidence: { salary: 'read' } };

    const merged = mergeKnown(read, { ...known, salary: stated });

    expect(merged).toMatchObject({ salary: stated, evidence: { salary: '50,000 to 60,000' } });
  });
});

describe('a board’s level', () => {
  it.each([
    ['Praktikum Kommunikation', 'entry level', 'intern'],
    ['Senior Engineer', 'Entry level', 'senior'],
    ['Engineer', 'Entry level', 'junior'],
  ])('of %j, "%s", gives %s', (title, level, seniority) => {
    expect(enrichWithRules(postingWith({ title, level })).seniority).toBe(seniority);
  });
});
