import { describe, expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan } from '#tests/support/database.ts';
import { enrichedPosting, enrichment } from '#tests/support/postings.ts';
import { searchPostings } from '../postings/search.ts';

describe('the rows of a posting', () => {
  it('hold text with invalid Unicode', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const odd = {
      title: 'Half \ud83d a face',
      descriptionText: 'a NUL \0 and half \udc00 a face',
      locations: [{ text: 'Bär\ud83dlin', city: null, region: null, country: null }],
    };
    await scan(db, acme, [enrichedPosting(acme, odd, { skills: ['R\ud83d'] })]);
    const { postings } = await searchPostings(db, { query: 'half face' });
    expect(postings[0]?.descriptionText).toBe('a NUL  and half \ufffd a face');
  });

  it('prefer facts from reading over the site’s marks, and keep both', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const salary = { min: 40, max: 50, currency: 'EUR', period: 'hour' } as const;
    const read = enrichment({ workplace: 'remote', salary: { ...salary, source: 'stated' } });
    const said = { workplace: 'onsite', employmentType: 'contract' } as const;
    await scan(db, acme, [enrichedPosting(acme, said, read)]);
    const [posting] = await db.prisma.posting.findMany();
    expect(posting).toMatchObject({
      workplace: 'remote',
      employmentType: 'contract',
      salaryYearly: 104_000,
    });
  });
});
