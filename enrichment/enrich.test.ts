import { describe, expect, it } from 'vitest';
import { applyStructured, enrichWithRules } from './enrich.ts';
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
  ] as const)('lets the site’s own %s stand over the text', (field, parts, value) => {
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

  it('takes currency and period the site leaves open from a text that states the same pay', () => {
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

  it('leaves alone what the site has no field for', () => {
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
