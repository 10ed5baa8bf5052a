import { describe, expect, it } from 'vitest';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody } from '#tests/support/parse-recording.ts';
import { hirehive } from './hirehive.ts';

// Made from the facts: there are no recordings of HireHive.
const address = (page: number) =>
  `https://acme.hirehive.com/api/v2/jobs?page=${page}&page_size=100`;
const page = (meta: object, ...items: readonly object[]) => JSON.stringify({ meta, items });
const parsed = (fields: object) =>
  parseBody(hirehive, page({}, { id: 'job_1', title: 'Clerk', ...fields })).postings[0];
const run = (answers: Readonly<Record<string, string>>) =>
  hirehive.fetch('acme', createFetchContext({ answers }));

describe('hirehive', () => {
  it.each([
    ['https://acme.hirehive.com/clerk-dublin-QxZUlo', 'acme'],
    ['https://api.hirehive.com/v1.0/', undefined],
    ['https://www.hirehive.com/', undefined],
    ['https://acme.hirehive.com.example/', undefined],
  ])('finds the company in %s', (url, slug) => {
    expect(hirehive.match({ url: new URL(url), html: null })?.slug).toBe(slug);
  });

  it('reads the fields of a job', () => {
    expect(
      parsed({
        hosted_url: 'https://acme.hirehive.com/clerk-dublin-QxZUlo',
        location: 'Dublin',
        country: { name: 'Ireland', code: 'IE' },
        category: { id: 'c', name: 'Post' },
        type: { type: 'FullTime', name: 'Full Time' },
        experience: { type: 'Junior', name: 'Junior' },
        published_date: '2026-05-01T09:00:00Z',
        compensation_tiers: [
          { min_value: 40_000, max_value: 50_000, currency_code: 'EUR', interval: 'year' },
        ],
        description: { html: '<p>Sort letters.</p>', text: 'Sort letters.' },
      }),
    ).toMatchObject({
      externalId: 'job_1',
      url: 'https://acme.hirehive.com/clerk-dublin-QxZUlo',
      locations: [{ text: 'Dublin, Ireland', country: 'Ireland' }],
      department: 'Post',
      employmentType: 'full_time',
      level: 'Junior',
      salary: { min: 40_000, max: 50_000, currency: 'EUR', period: 'year' },
      postedAt: '2026-05-01T09:00:00Z',
      descriptionText: 'Sort letters.',
    });
  });

  it('reads pay and text without structure, and a place without a city', () => {
    expect(
      parsed({
        category: null,
        country: { name: 'Ireland' },
        salary: '€40,000 per year',
        description: { text: 'Sort.\n\nRead.' },
      }),
    ).toMatchObject({
      locations: [{ text: 'Ireland' }],
      salary: { min: 40_000, currency: 'EUR', period: 'year' },
      descriptionText: 'Sort.\n\nRead.',
    });
  });

  it('reads on while the vendor says so', async () => {
    const job = (id: string) => ({ id, title: 'Clerk' });
    const { complete, documents } = await run({
      [address(1)]: page({ has_next_page: true }, job('a')),
      [address(2)]: page({ has_next_page: false }, job('b')),
    });
    expect([complete, documents.length]).toEqual([true, 2]);
  });

  it('tells an empty board from a missing one', async () => {
    expect((await run({ [address(1)]: page({ total_items: 0 }) })).complete).toBe(true);
    await expect(run({})).rejects.toMatchObject({ code: 'unknown_board' });
  });
});

sourceSuite('hirehive', {
  opening: { items: [{ id: '1', title: 'Clerk', location: 'Ulm' }] },
  lists: pagedAnswers({
    request: (_offset, page) => ({ url: address(page + 1), expect: 'json' }),
    size: 100,
    answer: (items, count) => page({ total_items: count }, ...items),
    statesTotal: true,
  }),
});
