import { expect, it } from 'vitest';
import { openTestDatabase } from '#tests/support/database.ts';
import { storePostings } from '#tests/support/stored-postings.ts';
import { openDatabase } from '../engine/open.ts';
import { readFacets } from '../postings/facets.ts';
import { readPlaces } from '../postings/places.ts';

it('fills the columns of postings from before they existed', async () => {
  await using db = await openTestDatabase();
  const place = { city: 'Lisbon', region: null, country: 'PT' };
  await storePostings(db, {
    1: [
      { locations: [{ text: 'Lisbon, PT', ...place }] },
      { locations: [{ ...place, country: 'Portugal' }], visaSponsorship: true },
    ],
  });
  await db.prisma.$executeRawUnsafe(
    `UPDATE Posting SET placesId = NULL, traitsId = NULL,
      locations = replace(locations, '"PT"', '"Portugal"')`,
  );
  await db.prisma.preference.create({ data: { key: 'host.unsorted', value: 'true' } });
  await using again = await openDatabase(db.path);
  const { places } = await readPlaces(again, { filter: {}, limit: 10 });
  expect(places.map(({ value }) => value)).toEqual(['PT']);
  expect((await readFacets(again, {})).visa).toEqual([{ value: 'offered', count: 1 }]);
  const [row] = await again.prisma.posting.findMany();
  expect(row?.locations).toContain('"country":"PT"');
  expect(await again.prisma.preference.findMany({ where: { key: 'host.unsorted' } })).toEqual([]);
});

it('adds benefits to the traits of postings from before they were among them', async () => {
  await using db = await openTestDatabase();
  await storePostings(db, {
    1: [{}, { benefits: ['Parental leave'], visaSponsorship: true }],
  });
  await db.prisma.$executeRawUnsafe(
    `UPDATE FactSet SET value = json_remove(value, '$.benefits') WHERE kind = 'traits'`,
  );
  await db.prisma.preference.create({ data: { key: 'host.unsorted', value: 'true' } });
  await using again = await openDatabase(db.path);
  const { benefits, visa } = await readFacets(again, { benefits: ['Parental leave'] });
  expect(benefits).toEqual([{ value: 'Parental leave', count: 1 }]);
  expect(visa).toEqual([{ value: 'offered', count: 1 }]);
});
