import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { oneAnswer, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { recruitee } from './recruitee.ts';

const offer = { id: 7, title: 'Engineer' };
const parsed = (fields: object) =>
  parseBody(recruitee, JSON.stringify({ offers: [{ ...offer, ...fields }] })).postings[0];

describe.skipIf(!hasRecordings)('recruitee on recordings', () => {
  it.each([
    ['recruitee/anonymised_offers.json', 2],
    ['recruitee/germanzero_offers.json', 5],
  ])('reads every opening of %s', (name, count) => {
    const { postings, skipped } = parseRecording(recruitee, name);
    expect([postings.length, skipped]).toEqual([count, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
  });

  it('reads pay written as text', () => {
    const { postings } = parseRecording(recruitee, 'recruitee/anonymised_offers.json');
    expect(postings[0]).toMatchObject({
      externalId: '2700825',
      title: '(Senior) Financial Accountant (f/m/d) - Berlin/Brandenburg Region, Germany',
      company: 'Acme',
      locations: [{ city: 'Berlin', country: 'Germany' }],
      workplace: 'hybrid',
      department: 'Finance',
      employmentType: 'full_time',
      salary: { min: 60_000, max: 75_000, currency: 'EUR', period: 'year' },
    });
  });

  it('joins description and requirements', () => {
    const [posting] = parseRecording(recruitee, 'recruitee/anonymised_offers.json').postings;
    expect(posting?.descriptionText).toMatch(/^How you will make an impact\n/);
    expect(posting?.descriptionText).toContain('What we expect from you');
  });

  it('reads dates that are not ISO, and places without a list', () => {
    const { postings } = parseRecording(recruitee, 'recruitee/germanzero_offers.json');
    expect(postings[0]).toMatchObject({
      externalId: '2691426',
      title: expect.stringMatching(/^Team-Assistenz\/Projektkoordinator:in/),
      locations: [{ city: 'Berlin', country: 'Deutschland' }],
      workplace: 'hybrid',
      employmentType: 'part_time',
      salary: { min: 3500, max: 3800, currency: 'EUR', period: 'month' },
      postedAt: '2026-07-27T15:33:54Z',
    });
  });

  it('reads half a range, and no pay at all', () => {
    const { postings } = parseRecording(recruitee, 'recruitee/germanzero_offers.json');
    expect(postings.map(({ salary }) => salary?.max ?? null)).toEqual([
      3800,
      5000,
      null,
      null,
      null,
    ]);
    expect(postings[1]?.salary?.min).toBeNull();
  });

  it('reads internships and voluntary years', () => {
    const { postings } = parseRecording(recruitee, 'recruitee/germanzero_offers.json');
    expect(postings.map(({ employmentType, workplace }) => [employmentType, workplace])).toEqual([
      ['part_time', 'hybrid'],
      ['full_time', 'hybrid'],
      ['internship', 'remote'],
      ['internship', 'hybrid'],
      ['volunteer', null],
    ]);
  });
});

describe('recruitee', () => {
  const flags = (remote: unknown, hybrid: unknown, on_site: unknown) => ({
    remote,
    hybrid,
    on_site,
  });

  it.each([
    [flags(true, false, false), 'remote'],
    [flags(false, true, false), 'hybrid'],
    [flags(false, false, true), 'onsite'],
    [flags('true', null, undefined), 'remote'],
    [flags(true, true, false), null],
    [flags(true, false, true), null],
    [flags(false, true, true), null],
    [flags(true, true, true), null],
    [flags(false, false, false), null],
    [flags(null, undefined, 'maybe'), null],
  ])('reads the workplace of %j', (fields, workplace) => {
    expect(parsed(fields)?.workplace).toBe(workplace);
  });

  it.each([
    ['contract', 'contract'],
    ['parttime_minijob', 'part_time'],
    ['temporary', 'temporary'],
    ['fulltime_permanent', 'full_time'],
    ['fulltime_fixed_term', 'full_time'],
    ['parttime_fixed_term', 'part_time'],
    ['internship', 'internship'],
    ['volunteer', 'volunteer'],
    ['freelance', 'contract'],
    ['something_new', null],
  ])('reads the type %s', (employment_type_code, type) => {
    expect(parsed({ employment_type_code })?.employmentType).toBe(type);
  });

  const pay = (min: unknown, max: unknown, period: unknown = 'year') => ({
    salary: { min, max, period, currency: 'EUR' },
  });

  it.each([
    [pay('60', '75'), null],
    [pay(60, null), null],
    [pay(null, '999'), null],
    [pay('45.5', '52.5'), null],
    [pay('60', '75000'), null],
    [pay('3500', '38'), null],
    [pay(null, null), null],
    [pay('900', '1200'), [900, 1_200]],
    [pay('60000', '75000'), [60_000, 75_000]],
    [pay('60.000', '75.000'), [60_000, 75_000]],
    [pay('15', '18', 'hour'), [15, 18]],
    [pay('520', null, 'month'), [520, null]],
    [pay('60', '75', null), [60, 75]],
  ])('reads the pay of %j', (fields, ends) => {
    const read = parsed({ ...fields, description: '<p>Bake.</p>' });
    expect(read?.salary === null ? null : [read?.salary.min, read?.salary.max]).toEqual(ends);
    expect(read?.descriptionText).toBe('Bake.');
  });

  it('prefers the place to a label that hides it', () => {
    const fields = { location: 'Remote job', locations: [{ city: 'Oslo', country: 'Norway' }] };
    expect(parsed(fields)?.locations).toEqual([
      { text: 'Oslo, Norway', city: 'Oslo', region: null, country: 'Norway' },
    ]);
  });

  it('keeps the label if nothing else is there', () => {
    expect(parsed({ location: 'Remote job' })?.locations).toMatchObject([{ text: 'Remote job' }]);
  });

  it.each([
    ['acme', 'https://acme.recruitee.com/api/offers/'],
    ['jobs.acme.example', 'https://jobs.acme.example/api/offers/'],
  ])('asks %s at %s', async (slug, url) => {
    const context = createFetchContext({ answers: { [url]: '{"offers":[]}' } });
    expect(await recruitee.fetch(slug, context)).toMatchObject({ complete: true });
  });

  it('gives an offer without an address its public one', () => {
    expect(parsed({ slug: 'engineer' })?.url).toBe('https://acme.recruitee.com/o/engineer');
  });
});

it('asks the vendor’s API for a company known only by its number', async () => {
  const url = 'https://api.recruitee.com/c/38057/careers/offers';
  const context = createFetchContext({ answers: { [url]: '{"offers":[{"id":7}]}' } });

  await expect(recruitee.probe?.('38057', context)).resolves.toEqual({ ids: ['7'], total: 1 });
});

sourceSuite('recruitee', {
  opening: {
    offers: [{ id: 1, title: 'Clerk', location: 'Ulm', description: '<p>Sort letters.</p>' }],
  },
  lists: oneAnswer('https://acme.recruitee.com/api/offers/', 'offers'),
});
