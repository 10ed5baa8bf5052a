import { describe, expect, it } from 'vitest';
import {
  type PlaceFacts,
  placeFacts,
  placeName,
  placeTest,
  spelledPlaces,
  writtenPlace,
} from './place.ts';

const nowhere = { city: null, region: null, country: null };
const written = (text: string, parts: Partial<typeof spoken> = {}) => ({
  ...{ text, ...nowhere },
  ...parts,
});
const spoken: {
  city: string | null;
  region: string | null;
  country: string | null;
} = nowhere;

describe('spelledPlaces', () => {
  it.each([
    ['a code', written('PT', { country: 'PT' }), 'PT'],
    ['a name', written('x', { country: 'Portugal' }), 'PT'],
    ['a name in another language', written('x', { country: 'Deutschland' }), 'DE'],
    ['words that name no country', written('x', { country: 'Narnia' }), 'Narnia'],
  ])('gives a country its code for %s', (_, place, country) => {
    expect(spelledPlaces([place], [])[0]).toEqual({ ...place, country });
  });

  it('adds the parts that the text states', () => {
    const read = { city: 'Munich', region: null, country: 'Germany' };
    expect(spelledPlaces([written('München')], [read])).toEqual([
      { text: 'München', city: 'Munich', region: null, country: 'DE' },
    ]);
  });

  it('keeps places apart if one text names several', () => {
    const read = { city: 'Berlin', region: null, country: 'Germany' };
    const places = [written('Berlin or Munich')];
    expect(spelledPlaces(places, [read, { ...read, city: 'Munich' }])).toEqual(places);
  });
});

const facts = (
  locations: readonly Partial<typeof spoken>[],
  remoteRegions: readonly string[] = [],
  isRemote = remoteRegions.length > 0,
): PlaceFacts =>
  placeFacts({
    locations: locations.map((place) => ({ ...nowhere, ...place })),
    remoteRegions,
    isRemote,
  });

const austin = { city: 'Austin', region: 'Texas', country: 'United States' };
const berlin = { city: 'Berlin', country: 'Germany' };

describe('placeFacts', () => {
  it('names places by country, region and city, each once', () => {
    expect(facts([austin, berlin, { ...berlin, country: 'DE' }]).at).toEqual([
      'US/Texas/Austin',
      'DE//Berlin',
    ]);
  });

  it('keeps 60 places', () => {
    const many = Array.from({ length: 60 }, (_, n) => ({ city: `City ${n}`, country: 'FR' }));
    expect(facts(many).at).toHaveLength(60);
  });

  it.each([
    ['stated regions', facts([], ['Germany', 'European Union']), ['DE', 'European Union']],
    ['the country of its place, if no region is stated', facts([berlin], [], true), ['DE']],
    ['nowhere, if nothing is stated', facts([], [], true), []],
    ['not at all, if it is not remote', facts([berlin]), null],
  ])('says that work is remote from %s', (_, { remote }, expected) => {
    expect(remote).toEqual(expected);
  });

  it('takes a world region for a place', () => {
    expect(facts([{ region: 'EMEA' }]).at).toEqual(['EMEA']);
  });

  it('survives slashes and half a face in a name', () => {
    expect(facts([{ city: 'A/B \ud83d', country: 'FR' }]).at).toEqual(['FR//A B \ufffd']);
  });
});

describe('placeTest', () => {
  const inAustin = facts([austin]);
  const inBerlin = facts([berlin]);
  const inEurope = facts([], ['Europe']);
  const inSaoPaulo = facts([{ city: 'São Paulo', country: 'Brazil' }]);

  it.each([
    ['US', inAustin],
    ['US/Texas', inAustin],
    ['US/Texas/Austin', inAustin],
    ['US//Austin', inAustin],
    ['Austin', inAustin],
    ['austin, texas', inAustin],
    ['Austin, United States', inAustin],
    ['Texas', inAustin],
    ['Germany', inBerlin],
    ['Deutschland', inBerlin],
    ['Europe', inBerlin],
    ['Sao Paulo', inSaoPaulo],
    ['BR//Sao Paulo', inSaoPaulo],
    ['remote:DE', inEurope],
    ['remote:Germany', inEurope],
    ['remote:Europe', inEurope],
    ['remote:', facts([], [], true)],
    ['unstated', facts([])],
  ])('"%s" finds an opening there', (choice, there) => {
    expect(placeTest([choice])(there)).toBe(true);
  });

  it.each([
    ['US/California', inAustin],
    ['Aust', inAustin],
    ['', inAustin],
    ['DE//Munich', inBerlin],
    ['remote:DE', inBerlin],
    ['remote:US', inEurope],
    ['unstated', inBerlin],
    ['unstated', inEurope],
    ['remote:', inEurope],
    ['Georgia', inAustin],
  ])('"%s" does not find an opening elsewhere', (choice, elsewhere) => {
    expect(placeTest([choice])(elsewhere)).toBe(false);
  });

  it('needs one of several choices', () => {
    expect(placeTest(['FR', 'DE'])(inBerlin)).toBe(true);
  });
});

it.each([
  ['US/Texas/Austin', 'Austin, Texas, United States'],
  ['DE//Berlin', 'Berlin, Germany'],
  ['US/New York/New York', 'New York, New York, United States'],
  ['PT', 'Portugal'],
  ['EMEA', 'EMEA'],
])('the name of %s is %s', (value, name) => {
  expect(placeName(value)).toBe(name);
});

it('writes a place by its parts, else as the site does', () => {
  expect(writtenPlace(written('PT', { country: 'PT' }))).toBe('Portugal');
  expect(writtenPlace(written('x', { country: 'Narnia' }))).toBe('Narnia');
  expect(writtenPlace(written('Our office'))).toBe('Our office');
});
