import { describe, expect, it } from 'vitest';
import { locationOf, postingWith, readingOf } from './posting.fixture.ts';
import { readRemoteRegions } from './remote-regions.ts';

const ofLocations = (...texts: string[]) =>
  readRemoteRegions(readingOf(''), postingWith({ locations: texts.map(locationOf) })).map(
    ({ value }) => value,
  );
const ofText = (text: string) =>
  readRemoteRegions(readingOf(text), postingWith({})).map(({ value }) => value);

describe('readRemoteRegions', () => {
  it.each([
    ['Remote, Italy', 'Italy'],
    ['Remote - US', 'United States'],
    ['US Remote', 'United States'],
    ['Remote (EMEA)', 'EMEA'],
    ['US, AR, Remote', 'Arkansas'],
    ['Anywhere in the World', 'Worldwide'],
    ['Remote, San Francisco, CA', 'United States'],
  ])('reads %j as %s', (location, region) => {
    expect(ofLocations(location)).toEqual([region]);
  });

  it.each(['Remote', 'Berlin', 'Italy'])('reads no region from the location %j', (location) => {
    expect(ofLocations(location)).toEqual([]);
  });

  it('takes a country without a city as the region if the site marks the job remote', () => {
    const posting = postingWith({ workplace: 'remote', locations: [locationOf('North America')] });
    expect(readRemoteRegions(readingOf(''), posting)).toEqual([
      { value: 'North America', quote: 'North America' },
    ]);
  });

  it.each([
    ['This role is fully remote within the United States.', ['United States']],
    ['Remote (US only)', ['United States']],
    ['Work remotely from anywhere in Europe.', ['Europe']],
    ['You must be based in Germany.', ['Germany']],
    ['Remote in Canada', ['Canada']],
  ])('reads %j as %j', (text, regions) => {
    expect(ofText(text)).toEqual(regions);
  });

  it.each([
    'We are remote-first. Our customers in Germany love us.',
    'Our mission is to help us all.',
    'We have offices in France and Spain.',
  ])('reads no region from %j', (text) => {
    expect(ofText(text)).toEqual([]);
  });
});
