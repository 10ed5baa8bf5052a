import { describe, expect, it } from 'vitest';
import { placeOf } from './job-place.ts';

const texts = (jobLocation: unknown) => placeOf({ jobLocation }).locations.map(({ text }) => text);
const address = (parts: object) => ({
  '@type': 'Place',
  address: { '@type': 'PostalAddress', ...parts },
});

describe('placeOf', () => {
  it.each([
    ['an address', address({ addressLocality: 'Leipzig', addressCountry: 'DE' }), ['Leipzig, DE']],
    ['a placeholder', address({ addressLocality: 'Leipzig', addressRegion: '-' }), ['Leipzig']],
    ['placeholders only', address({ addressLocality: 'Anywhere', addressCountry: 'Anywhere' }), []],
    ['null parts', address({ addressLocality: null, addressCountry: null }), []],
    [
      'a country with a name',
      address({ addressLocality: 'Oslo', addressCountry: { name: 'NO' } }),
      ['Oslo, NO'],
    ],
    ['an address as text', { '@type': 'Place', address: 'Main St 1, Oslo' }, ['Main St 1, Oslo']],
    ['a place as text', 'Oslo, Norway', ['Oslo, Norway']],
    ['a place with a name only', { '@type': 'Place', name: 'Head office' }, ['Head office']],
    ['an address without a place', { addressLocality: 'Oslo' }, ['Oslo']],
    ['several places', [address({ addressLocality: 'Oslo' }), 'Rome'], ['Oslo', 'Rome']],
    ['one place twice', ['Oslo', 'Oslo'], ['Oslo']],
    ['nothing', undefined, []],
    ['an odd value', 5, ['5']],
    ['an empty list', [], []],
  ])('reads %s', (_name, jobLocation, expected) => {
    expect(texts(jobLocation)).toEqual(expected);
  });

  it('keeps the parts of an address', () => {
    const parts = { addressLocality: 'HKI', addressRegion: 'Uusimaa,FI', addressCountry: 'FI' };
    expect(placeOf({ jobLocation: address(parts) }).locations).toEqual([
      { text: 'HKI, Uusimaa, FI', city: 'HKI', region: 'Uusimaa', country: 'FI' },
    ]);
  });

  it('does not call a whole place a city', () => {
    expect(
      placeOf({ jobLocation: address({ addressLocality: 'Sacramento, CA' }) }).locations,
    ).toEqual([{ text: 'Sacramento, CA', city: null, region: null, country: null }]);
  });

  it.each([
    ['TELECOMMUTE', 'remote'],
    [['TELECOMMUTE'], 'remote'],
    ['telecommute', 'remote'],
    ['', null],
    [undefined, null],
  ])('reads the type %j as %j', (jobLocationType, workplace) => {
    expect(placeOf({ jobLocationType }).workplace).toBe(workplace);
  });

  it('reads where applicants may live', () => {
    const applicantLocationRequirements = [
      { '@type': 'Country', name: 'USA' },
      'Canada',
      { name: '-' },
    ];
    expect(placeOf({ applicantLocationRequirements }).remoteRegions).toEqual(['USA', 'Canada']);
  });

  const countries = ['DE', 'FR', 'IT'].map((addressCountry) => address({ addressCountry }));

  it('reads bare countries of a remote posting as allowed regions', () => {
    expect(placeOf({ jobLocationType: 'TELECOMMUTE', jobLocation: countries })).toEqual({
      workplace: 'remote',
      locations: [],
      remoteRegions: ['DE', 'FR', 'IT'],
    });
  });

  it('reads bare countries of another posting as places', () => {
    expect(texts(countries)).toEqual(['DE', 'FR', 'IT']);
  });
});

const postal = (parts: object) => ({ '@type': 'PostalAddress', ...parts });

describe('every place of a posting is read, however its lists and places are nested', () => {
  it.each([
    [
      'addresses in a list',
      {
        address: [
          postal({ addressLocality: 'Berlin', addressCountry: 'DE' }),
          postal({ addressLocality: 'Hamburg', addressCountry: 'DE' }),
        ],
      },
      ['Berlin, DE', 'Hamburg, DE'],
    ],
    [
      'localities in a list, one country for all',
      address({ addressLocality: ['Berlin', 'Hamburg'], addressCountry: 'DE' }),
      ['Berlin, DE', 'Hamburg, DE'],
    ],
    [
      'lists that belong together',
      address({ addressLocality: ['Berlin', 'Vienna'], addressCountry: ['DE', 'AT'] }),
      ['Berlin, DE', 'Vienna, AT'],
    ],
    [
      'lists that do not',
      address({ addressLocality: ['Berlin', 'Vienna', 'Bern'], addressCountry: ['DE', 'AT'] }),
      ['Berlin', 'Vienna', 'Bern'],
    ],
    [
      'localities in one text',
      address({ addressLocality: 'Berlin; Hamburg', addressCountry: 'DE' }),
      ['Berlin, DE', 'Hamburg, DE'],
    ],
    [
      'localities in a sentence’s list',
      address({ addressLocality: 'Berlin, München oder Köln', addressCountry: 'DE' }),
      ['Berlin, DE', 'München, DE', 'Köln, DE'],
    ],
    [
      'localities joined by a word',
      address({ addressLocality: 'Berlin und Hamburg', addressCountry: 'DE' }),
      ['Berlin, DE', 'Hamburg, DE'],
    ],
    [
      'a town of two names',
      address({ addressLocality: 'Brighton and Hove' }),
      ['Brighton and Hove'],
    ],
    ['countries alone', address({ addressCountry: ['DE', { name: 'AT' }] }), ['DE', 'AT']],
    ['a place as the address', { address: address({ addressLocality: 'Oslo' }) }, ['Oslo']],
    ['a place with a location', { location: postal({ addressLocality: 'Oslo' }) }, ['Oslo']],
    [
      'a place of places',
      {
        name: 'Nordics',
        containsPlace: ['Oslo', 'Bergen'].map((addressLocality) => address({ addressLocality })),
      },
      ['Oslo', 'Bergen'],
    ],
    [
      'a place within another',
      { ...address({ addressLocality: 'Oslo' }), containedInPlace: { name: 'Norway' } },
      ['Oslo'],
    ],
    [
      'a country with a list of names',
      address({ addressLocality: 'Oslo', addressCountry: { name: ['NO', 'Norway'] } }),
      ['Oslo, NO'],
    ],
    [
      'a country with a code',
      address({
        addressLocality: 'Oslo',
        addressCountry: { '@type': 'Country', identifier: 'NO' },
      }),
      ['Oslo, NO'],
    ],
    [
      'a template that was not filled in',
      address({ addressLocality: '{{city}}', addressCountry: 'DE' }),
      ['DE'],
    ],
    [
      'no place first',
      [address({ addressCountry: 'UNAVAILABLE' }), address({ addressLocality: 'Toronto' })],
      ['Toronto'],
    ],
  ])('%s', (_name, jobLocation, expected) => {
    expect(texts(jobLocation)).toEqual(expected);
  });

  it('reads a list of allowed regions', () => {
    const applicantLocationRequirements = { '@type': 'Country', name: ['US', 'CA', 'Anywhere'] };
    expect(placeOf({ applicantLocationRequirements }).remoteRegions).toEqual(['US', 'CA']);
  });
});

describe('text in the place of a locality may be the workplace', () => {
  it.each([
    ['Anywhere, and nothing else', address({ addressLocality: 'Anywhere' }), [], 'remote'],
    [
      'everywhere in a country',
      address({ addressLocality: 'Bundesweit', addressCountry: 'DE' }),
      ['DE'],
      null,
    ],
    ['Remote, as text', 'Remote', [], 'remote'],
    ['a virtual place', { '@type': 'VirtualLocation' }, [], 'remote'],
    [
      'Anywhere in a country',
      address({ addressLocality: 'Anywhere', addressCountry: 'US' }),
      ['US'],
      'remote',
    ],
    [
      'Hybrid in a region',
      address({ addressLocality: 'Hybrid', addressRegion: 'WA', addressCountry: 'US' }),
      ['WA, US'],
      'hybrid',
    ],
    [
      'Anywhere, or a town',
      [address({ addressLocality: 'Anywhere' }), address({ addressLocality: 'Toronto' })],
      ['Toronto'],
      null,
    ],
    ['a placeholder', address({ addressLocality: 'UNAVAILABLE' }), [], null],
  ])('%s', (_name, jobLocation, places, workplace) => {
    const read = placeOf({ jobLocation });
    expect([read.locations.map(({ text }) => text), read.workplace]).toEqual([places, workplace]);
  });

  it('believes the location’s type first', () => {
    const jobLocation = address({ addressLocality: 'Anywhere' });
    expect(placeOf({ jobLocationType: 'Hybrid', jobLocation }).workplace).toBe('hybrid');
  });
});
