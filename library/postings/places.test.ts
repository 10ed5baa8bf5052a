import { describe, expect, it } from 'vitest';
import { PlaceFacet } from '#contract/postings.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { storePostings, type Told } from '#tests/support/stored-postings.ts';
import type { Database } from '../engine/open.ts';
import { listPostings } from './list.ts';
import { markPostings } from './marks.ts';
import { readPlaces } from './places.ts';

const at = (city: string | null, country: string | null, region: string | null = null) => ({
  city,
  region,
  country,
});
const told = (
  locations: readonly ReturnType<typeof at>[],
  over: Told[1] & { readonly title?: string } = {},
): Told => {
  const { title = 'Engineer', ...read } = over;
  return [{ title }, { ...read, locations: [...locations] }];
};

const library: Readonly<Record<string, Told>> = {
  berlin: told([at('Berlin', 'Germany')]),
  both: told([at('Berlin', 'Germany'), at('Munich', 'Germany', 'Bavaria')], { title: 'Baker' }),
  austin: told([at('Austin', 'United States', 'Texas')]),
  dallas: told([at('Dallas', 'United States', 'Texas')], { workplace: 'hybrid' }),
  remoteEu: told([], { workplace: 'remote', remoteRegions: ['European Union'] }),
  remoteUs: told([at(null, 'United States')], {
    workplace: 'remote',
    remoteRegions: ['United States'],
  }),
  remote: told([], { workplace: 'remote' }),
  nowhere: told([]),
};

const places = async (
  db: Database,
  asked: Partial<Parameters<typeof readPlaces>[1]> = {},
): Promise<[string, number][]> => {
  const read = await readPlaces(db, { filter: {}, limit: 100, ...asked });
  expect(PlaceFacet.parse(read)).toEqual(read);
  return read.places.map(({ value, count }) => [value, count]);
};

async function found(db: Database, filter: PostingFilter): Promise<number> {
  return (await listPostings(db, { filter, offset: 0, limit: 100 })).total;
}

describe('readPlaces', () => {
  it('counts countries, remote work and openings without a place', async () => {
    await using db = await openTestDatabase();
    await storePostings(db, library);
    expect(Object.fromEntries(await places(db))).toEqual({
      US: 3,
      DE: 2,
      'remote:European Union': 1,
      'remote:US': 1,
      'remote:': 1,
      unstated: 1,
    });
  });

  it('opens a country into cities, and one with states into those', async () => {
    await using db = await openTestDatabase();
    await storePostings(db, library);
    expect(await places(db, { within: 'DE' })).toEqual([
      ['DE//Berlin', 2],
      ['DE/Bavaria', 1],
      ['DE//Munich', 1],
    ]);
    expect(await places(db, { within: 'US' })).toEqual([['US/Texas', 2]]);
    expect(await places(db, { within: 'US/Texas' })).toEqual([
      ['US/Texas/Austin', 1],
      ['US/Texas/Dallas', 1],
    ]);
  });

  it('finds places by words, also countries without openings', async () => {
    await using db = await openTestDatabase();
    await storePostings(db, library);
    expect(await places(db, { words: 'texas' })).toEqual([
      ['US/Texas', 2],
      ['US/Texas/Austin', 1],
      ['US/Texas/Dallas', 1],
    ]);
    expect(await places(db, { words: 'portu' })).toEqual([['PT', 0]]);
  });

  it('counts under the other choices, as if no place were chosen', async () => {
    await using db = await openTestDatabase();
    await storePostings(db, library);
    const filter: PostingFilter = { query: 'baker', places: ['PT'] };
    expect(await places(db, { filter })).toEqual([
      ['DE', 1],
      ['PT', 0],
    ]);
  });

  it('counts for each choice what the filter then finds', async () => {
    await using db = await openTestDatabase();
    await storePostings(db, library);
    const levels = [undefined, 'DE', 'US', 'US/Texas'];
    for (const within of levels) {
      for (const [value, count] of await places(db, within === undefined ? {} : { within })) {
        expect([value, await found(db, { places: [value] })]).toEqual([value, count]);
      }
    }
  });

  it('counts remote work from a wider region for each country in it', async () => {
    await using db = await openTestDatabase();
    await storePostings(db, library);
    expect(await found(db, { places: ['remote:DE'] })).toBe(1);
    const chosen = await places(db, { filter: { places: ['remote:DE'] } });
    expect(Object.fromEntries(chosen)['remote:DE']).toBe(1);
  });

  it('joins spellings that differ in accents and case', async () => {
    await using db = await openTestDatabase();
    await storePostings(db, {
      1: told([at('São Paulo', 'Brazil')]),
      2: told([at('SAO PAULO', 'BR')]),
      3: told([at(null, 'Brasil')]),
    });
    expect(await places(db)).toEqual([['BR', 3]]);
    expect(await places(db, { within: 'BR' })).toEqual([['BR//São Paulo', 2]]);
  });

  it('lists a city that is its own region once', async () => {
    await using db = await openTestDatabase();
    await storePostings(db, {
      1: told([at('Berlin', 'Germany', 'Berlin')]),
      2: told([at('Berlin', 'Germany')]),
      3: told([at('New York', 'United States', 'New York')]),
    });
    expect(await places(db, { within: 'DE' })).toEqual([['DE//Berlin', 2]]);
    expect(await places(db, { within: 'US/New York' })).toEqual([['US/New York/New York', 1]]);
  });

  it('holds 10,000 places, and a posting with 60', async () => {
    await using db = await openTestDatabase();
    const many = (n: number) =>
      told(Array.from({ length: 60 }, (_, i) => at(`Place ${n * 60 + i}`, 'France')));
    await storePostings(
      db,
      Object.fromEntries(Array.from({ length: 167 }, (_, n) => [n, many(n)])),
    );
    const { places: shown, total } = await readPlaces(db, { filter: {}, within: 'FR', limit: 100 });
    expect([shown.length, total]).toEqual([100, 10_020]);
    expect(await places(db, { words: 'place 10019' })).toEqual([['FR//Place 10019', 1]]);
  });

  it('leaves out hidden postings and closed ones as the filter does', async () => {
    await using db = await openTestDatabase();
    const stored = await storePostings(db, library);
    const closedAt = '2026-03-09T00:00:00.000Z';
    await db.prisma.posting.updateMany({ data: { closedAt } });
    await markPostings(db, { ids: [stored.id('austin')], isHidden: true });
    expect(await places(db, { filter: { status: 'open' } })).toEqual([]);
    expect(await places(db, { within: 'US/Texas' })).toEqual([['US/Texas/Dallas', 1]]);
  });
});

describe('a filter by place', () => {
  it.each<[PostingFilter, number]>([
    [{ places: ['Berlin'] }, 2],
    [{ places: ['Berlin', 'US/Texas'] }, 4],
    [{ places: ['Atlantis'] }, 0],
    [{ places: [] }, 8],
    [{ not: { places: ['DE'] } }, 6],
    [{ not: { places: ['DE//Berlin'] } }, 7],
    [{ places: ['DE'], not: { places: ['DE//Berlin'] } }, 1],
    [{ not: { places: ['remote:DE'] } }, 7],
    [{ query: 'baker', places: ['DE'] }, 1],
  ])('%j', async (filter, count) => {
    await using db = await openTestDatabase();
    await storePostings(db, library);
    expect(await found(db, filter)).toBe(count);
  });
});
