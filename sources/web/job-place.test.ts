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

  it('reads bare countries of a remote posting as where one may live', () => {
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
