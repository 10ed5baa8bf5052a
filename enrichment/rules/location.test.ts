import { describe, expect, it } from 'vitest';
import { findLocations, isPlace, readLocations } from './location.ts';
import { locationOf, postingWith } from './posting.fixture.ts';

const spoken = (text: string) =>
  readLocations(text).map(({ city, region, country }) => `${city}/${region}/${country}`);

describe('readLocations', () => {
  it.each([
    ['New York, New York', 'New York/New York/United States'],
    ['San Jose, CA', 'San Jose/California/United States'],
    ['San Jose, CA, United States', 'San Jose/California/United States'],
    ['US, CA, Santa Clara', 'Santa Clara/California/United States'],
    ['Springfield, IL', 'Springfield/Illinois/United States'],
    ['Toronto, ON, CA', 'Toronto/Ontario/Canada'],
    ['Vancouver, British Columbia', 'Vancouver/British Columbia/Canada'],
    ['Berlin, DE', 'Berlin/null/Germany'],
    ['München', 'Munich/null/Germany'],
    ['Frankfurt am Main', 'Frankfurt/null/Germany'],
    ['London, UK', 'London/null/United Kingdom'],
    ['Seoul, South Korea', 'Seoul/null/South Korea'],
    ['Tokyo', 'Tokyo/Tokyo/Japan'],
    ['Israel, Tel Aviv', 'Tel Aviv/null/Israel'],
    ['Bengaluru, KA, India', 'Bengaluru/Karnataka/India'],
    ['Bayan Lepas, Penang, Malaysia', 'Bayan Lepas/null/Malaysia'],
    ['Gurgaon, India', 'Gurugram/Haryana/India'],
    ['Washington, D.C.', 'Washington/District of Columbia/United States'],
    ['Cambridge, MA', 'Cambridge/Massachusetts/United States'],
    ['Cambridge, United Kingdom', 'Cambridge/null/United Kingdom'],
    ['Atlanta, Georgia', 'Atlanta/Georgia/United States'],
    ['Remote, Italy', 'null/null/Italy'],
    ['US, AR, Remote', 'null/Arkansas/United States'],
    ['Portland, OR', 'Portland/Oregon/United States'],
    ['Indianapolis, IN', 'Indianapolis/Indiana/United States'],
    ['Dublin, OH', 'Dublin/Ohio/United States'],
    ['Vancouver, WA', 'Vancouver/Washington/United States'],
    ['The Hague', 'The Hague/null/Netherlands'],
    ['Remote-Germany', 'null/null/Germany'],
    ['Greater Boston Area', 'Boston/Massachusetts/United States'],
    ['CA-ON-Sarnia', 'Sarnia/Ontario/Canada'],
    ['EMEA', 'null/EMEA/null'],
    ['Singapore', 'null/null/Singapore'],
    ['Burbank,  California,  United States', 'Burbank/California/United States'],
  ])('reads %j as %s', (text, place) => {
    expect(spoken(text)).toEqual([place]);
  });

  it.each([
    ['London, ON', 'London/Ontario/Canada'],
    ['Paris, ON', 'Paris/Ontario/Canada'],
    ['Kelowna, BC', 'Kelowna/British Columbia/Canada'],
    ['Sydney, NS', 'Sydney/Nova Scotia/Canada'],
    ['Ottawa ON', 'Ottawa/Ontario/Canada'],
    ['Newcastle, NSW', 'Newcastle/New South Wales/Australia'],
    ['Parramatta NSW 2150', 'Parramatta/New South Wales/Australia'],
    ['Geelong, VIC', 'Geelong/Victoria/Australia'],
    ['Remote - QC', 'null/Quebec/Canada'],
    ["St. John's, NL", "St. John's/Newfoundland and Labrador/Canada"],
    ['Darwin, NT', 'Darwin/Northern Territory/Australia'],
  ])('takes the country from a state’s code that no other country has: %j is %s', (text, place) => {
    expect(spoken(text)).toEqual([place]);
  });

  it.each([
    ['Melbourne, FL', 'Melbourne/Florida/United States'],
    ['Amsterdam, NL', 'Amsterdam/null/Netherlands'],
    ['Bratislava, SK', 'Bratislava/null/Slovakia'],
    ['London', 'London/null/United Kingdom'],
    ['Wellington, NZ', 'Wellington/null/New Zealand'],
  ])('leaves a code to its usual country: %j is %s', (text, place) => {
    expect(spoken(text)).toEqual([place]);
  });

  it('does not guess between several Cambridges', () => {
    expect(spoken('Cambridge')).toEqual(['Cambridge/null/null']);
  });

  it.each([
    [
      'San Francisco, CA; New York, NY',
      ['San Francisco/California/United States', 'New York/New York/United States'],
    ],
    ['Berlin or Munich', ['Berlin/null/Germany', 'Munich/null/Germany']],
    [
      'Portland, OR or Seattle, WA',
      ['Portland/Oregon/United States', 'Seattle/Washington/United States'],
    ],
    ['London / Paris', ['London/null/United Kingdom', 'Paris/null/France']],
    [
      'Berlin, Hamburg, Leipzig',
      ['Berlin/null/Germany', 'Hamburg/null/Germany', 'Leipzig/null/Germany'],
    ],
  ])('splits %j', (text, places) => {
    expect(spoken(text)).toEqual(places);
  });

  it.each(['Remote', '3 Locations', 'Multiple Locations', '', '-', 'Headquarters', 'Hybrid'])(
    'reads no place from %j',
    (text) => {
      expect(spoken(text)).toEqual([]);
    },
  );
});

describe('isPlace', () => {
  it.each(['Italy', 'London, UK', 'San Jose, CA', 'EMEA'])('knows %j', (text) => {
    expect(isPlace(text)).toBe(true);
  });

  it.each(['Payments', 'Trust & Safety', 'iOS', 'Tinder Korea'])('rejects %j', (text) => {
    expect(isPlace(text)).toBe(false);
  });
});

describe('findLocations', () => {
  it('reads a line of the text if the site has no location field', () => {
    const posting = postingWith({ descriptionText: 'Join us.\nLocation: Berlin, Germany\nApply.' });
    expect(findLocations(posting)).toEqual([
      { value: { city: 'Berlin', region: null, country: 'Germany' }, quote: 'Berlin, Germany' },
    ]);
  });

  it('returns a place in two fields once', () => {
    const posting = postingWith({ locations: [locationOf('Tokyo, Japan'), locationOf('Tokyo')] });
    expect(findLocations(posting)).toHaveLength(1);
  });
});

describe('places as other countries write them', () => {
  it.each([
    ['Nürnberg / Chemnitz', ['Nuremberg, Bavaria, Germany', 'Chemnitz, Saxony, Germany']],
    ['Rotterdam, Zuid-Holland', ['Rotterdam, South Holland, Netherlands']],
    ['Oberösterreich', ['-, Upper Austria, Austria']],
    ['woj. lubelskie', ['-, Lublin Voivodeship, Poland']],
    ['Veneto, Italia', ['-, Veneto, Italy']],
    ['Sassuolo (MO)', ['Sassuolo, -, Italy']],
    ['Burgos, Castilla y León, España', ['Burgos, Castile and León, Spain']],
    ['Belo Horizonte, MG', ['Belo Horizonte, Minas Gerais, Brazil']],
    ['Sorriso/MT', ['Sorriso, Mato Grosso, Brazil']],
    ['神奈川県横浜市青葉区', ['Yokohama, Kanagawa, Japan']],
    ['東京都渋谷区', ['Tokyo, Tokyo, Japan']],
    [
      '8537 Davis Blvd, North Richland Hills, TX, USA',
      ['North Richland Hills, Texas, United States'],
    ],
    ['Boston (MA)', ['Boston, Massachusetts, United States']],
  ])('%j is %j', (text, places) => {
    const read = findLocations(postingWith({ locations: [locationOf(text)] }));
    const words = read.map(({ value: { city, region, country } }) =>
      [city, region, country].map((part) => part ?? '-').join(', '),
    );
    expect(words).toEqual(places);
  });
});
