import { describe, expect, it } from 'vitest';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { polymer } from './polymer.ts';

// Made from the facts: there are no recordings of Polymer.
const api = 'https://api.polymer.co/v1/hire/organizations/acme/jobs';
const first = `${api}?page=1&per_page=50`;
const list = (meta: object, ...items: readonly object[]) => JSON.stringify({ items, meta });
const run = async (answers: Readonly<Record<string, string>>) => {
  const fetched = await polymer.fetch('acme', createFetchContext({ answers }));
  return { fetched, ...polymer.parse({ ...fetched, slug: 'acme', url: '' }) };
};

describe('polymer', () => {
  it.each([
    ['https://jobs.polymer.co/acme/31', 'acme'],
    [first, 'acme'],
    ['https://api.polymer.co/v1/hire/jobs/1', undefined],
    ['https://jobs.polymer.co.example/acme', undefined],
  ])('finds the company in %s', (address, slug) => {
    expect(polymer.match({ url: new URL(address), html: null })?.slug).toBe(slug);
  });

  it('joins the list with the text', async () => {
    const job = {
      id: 31,
      hash_id: 'x1',
      title: 'Clerk',
      job_post_url: 'https://jobs.polymer.co/acme/31',
      organization_name: 'Acme',
      display_location: 'Ulm, Germany',
      city: 'Ulm',
      country: 'Germany',
      remoteness_pretty: 'Remote',
      kind_pretty: 'Full-time',
      job_category_name: 'Post',
      salary_pretty: '1,200 - 1,400 USD a month',
      published_at: '2026-05-01T08:00:00Z',
    };
    const { fetched, postings } = await run({
      [first]: list({ is_last: true }, job),
      [`${api}/31`]: JSON.stringify({ ...job, description: '<p>Sort.</p>', department: 'Mail' }),
    });
    expect(fetched.complete).toBe(true);
    expect(postings).toMatchObject([
      {
        externalId: '31',
        title: 'Clerk',
        company: 'Acme',
        url: job.job_post_url,
        locations: [{ text: 'Ulm, Germany', city: 'Ulm', country: 'Germany' }],
        workplace: 'remote',
        department: 'Mail',
        employmentType: 'full_time',
        salary: { min: 1_200, max: 1_400, currency: 'USD', period: 'month' },
        postedAt: '2026-05-01T08:00:00Z',
        descriptionText: 'Sort.',
      },
    ]);
  });

  it.each([
    ['No remote', null],
    ['Hybrid', 'hybrid'],
  ])('reads the workplace "%s"', async (remoteness, workplace) => {
    const job = { id: 1, title: 'Clerk', remoteness_pretty: remoteness };
    const { postings } = await run({ [first]: list({ is_last: true }, job) });
    expect(postings[0]?.workplace).toBe(workplace);
  });

  it('reads both meanings of the counts', async () => {
    const jobs = [1, 2].map((id) => ({ id, title: 'Clerk' }));
    const pages = await run({ [first]: list({ count: 2, total: 1, is_last: false }, ...jobs) });
    const openings = await run({ [first]: list({ count: 2, total: 3, is_last: true }, ...jobs) });
    expect([pages.fetched.complete, openings.fetched.complete]).toEqual([true, false]);
  });

  it('does not take an empty list for proof of a company', async () => {
    expect((await run({ [first]: list({ is_last: true }) })).fetched.complete).toBe(false);
    await expect(run({})).rejects.toMatchObject({ code: 'unknown_board' });
  });
});

sourceSuite('polymer', {
  opening: { items: [{ id: 1, title: 'Clerk', display_location: 'Ulm' }] },
  lists: pagedAnswers({
    request: (_offset, page) => ({ url: `${api}?page=${page + 1}&per_page=50`, expect: 'json' }),
    size: 50,
    answer: (openings, count) => list({ count, total: 2, is_last: false }, ...openings),
    statesTotal: true,
  }),
});
