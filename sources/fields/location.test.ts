import { describe, expect, it } from 'vitest';
import {
  distinctLocations,
  locationOf,
  locationUnlessCounted,
  namedLocation,
  placePart,
} from './location.ts';

describe('placePart', () => {
  it.each([
    '-',
    '--',
    'Anywhere',
    'UNAVAILABLE',
    'N/A',
    'null',
    'TBD',
    'Not specified',
    '{{ city }}',
    '[object Object]',
    'Hybrid',
    'Remote',
    '',
    ' ',
    null,
  ])('drops %j', (text) => {
    expect(placePart(text)).toBeNull();
  });

  it('keeps a name', () => {
    expect(placePart(' New  York ')).toBe('New York');
  });
});

it('takes no number of places for a place', () => {
  const texts = ['3 Locations', '2 Standorte', '10115 Berlin Mitte', 'Ulm'];
  const places = texts.map((text) => locationUnlessCounted(text)?.text ?? null);
  expect(places).toEqual([null, null, '10115 Berlin Mitte', 'Ulm']);
});

describe('namedLocation', () => {
  it('keeps the words of the site', () => {
    expect(namedLocation('New York, New York')?.text).toBe('New York, New York');
  });

  it('is null for nothing', () => {
    const texts = [null, ' , ', 'N/A', 'TBD', 'null', '-'];
    expect(texts.map(namedLocation).filter((location) => location !== null)).toEqual([]);
  });
});

describe('locationOf', () => {
  it('writes the parts as one text', () => {
    expect(locationOf({ city: 'Leipzig', region: '-', country: 'DE' })).toEqual({
      text: 'Leipzig, DE',
      city: 'Leipzig',
      region: null,
      country: 'DE',
    });
  });

  it('prefers the wording of the site, without its empty parts', () => {
    expect(locationOf({ text: 'Warsaw, , Poland', city: 'Warsaw' })?.text).toBe('Warsaw, Poland');
  });

  it('is null if all parts are placeholders', () => {
    expect(locationOf({ city: 'Anywhere', country: 'Anywhere' })).toBeNull();
  });
});

describe('distinctLocations', () => {
  it('names each place once', () => {
    const places = ['Berlin', 'berlin', null, 'Paris'].map(namedLocation);
    expect(distinctLocations(places).map(({ text }) => text)).toEqual(['Berlin', 'Paris']);
  });
});
