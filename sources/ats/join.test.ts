import { describe, expect, it } from 'vitest';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody } from '#tests/support/parse-recording.ts';
import { join } from './join.ts';

// There is no recording; the pages below are made from the facts about JOIN.
const url = 'https://join.com/companies/acme';
const detailUrl = (id: number) => `${url}/${id}-job`;
/** As Next.js writes it: no tag can end the script. */
const page = (pageProps: object) => {
  const json = JSON.stringify({ props: { pageProps } }).replaceAll('<', '\\u003c');
  return `<html><script id="__NEXT_DATA__" type="application/json">${json}</script></html>`;
};
const job = (id: number, said: object = {}) => ({
  id,
  idParam: `${id}-job`,
  title: `Job ${id}`,
  ...said,
});
const list = (items: readonly object[], pagination: object = {}, domain = 'acme') =>
  page({ initialState: { company: { domain }, jobs: { items, pagination } } });
const detail = (id: number, said: object = { schemaDescription: '<p>Text</p>' }) =>
  page({ initialState: { job: { id, ...said } } });
const parsed = (said: object) => parseBody(join, list([job(1, said)])).postings[0];
const run = async (answers: Readonly<Record<string, Answer>>) => {
  const context = createFetchContext({ answers });
  const fetched = await join.fetch('acme', context);
  const { postings } = join.parse({ ...fetched, slug: 'acme', url });
  return { fetched, postings, asked: context.requests.map((request) => request.url) };
};

describe('join', () => {
  it('reads the fields of an opening', () => {
    const said = {
      city: { cityName: 'Ulm', countryName: 'Germany' },
      workplaceType: 'HYBRID',
      category: { name: 'Office' },
      employmentType: { name: 'Internship' },
      createdAt: '2026-05-01T08:00:00.000Z',
    };
    expect(parsed(said)).toMatchObject({
      externalId: '1',
      title: 'Job 1',
      url: detailUrl(1),
      locations: [{ text: 'Ulm, Germany', city: 'Ulm', country: 'Germany' }],
      workplace: 'hybrid',
      department: 'Office',
      employmentType: 'internship',
      postedAt: '2026-05-01T08:00:00.000Z',
    });
  });

  it.each([
    [
      { settings: { showSalary: true } },
      { min: 30_000, max: 40_000, currency: 'EUR', period: 'year' },
    ],
    [{ settings: { showSalary: false } }, null],
    [{}, null],
  ])('shows pay only if the employer does: %j', (shown, salary) => {
    const amounts = {
      salaryAmountFrom: { amount: 3_000_000, currency: 'EUR' },
      salaryAmountTo: { amount: 4_000_000, currency: 'EUR' },
      salaryFrequency: 'PER_YEAR',
    };
    expect(parsed({ ...amounts, ...shown })?.salary).toEqual(salary);
  });

  it('reads all pages, five openings each, and the page of each opening', async () => {
    const items = [1, 2, 3, 4, 5].map((id) => job(id));
    const { fetched, postings, asked } = await run({
      [url]: list(items, { page: 1, pageCount: 2, total: 6 }),
      [`${url}?page=2`]: list([job(6)], { page: 2, pageCount: 2, total: 6 }),
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((id) => [detailUrl(id), detail(id)])),
    });
    expect(fetched).toMatchObject({ complete: true, proof: 'the site counts 6 openings' });
    expect(postings.map(({ descriptionText }) => descriptionText)).toEqual(Array(6).fill('Text'));
    expect(asked.slice(0, 2)).toEqual([url, `${url}?page=2`]);
  });

  it.each<[string, Answer, boolean, string]>([
    ['Markdown only', detail(1, { description: 'One\n\nTwo </script>' }), true, 'One\n\nTwo'],
    ['another opening', detail(2), false, ''],
    ['a wall', '<title>Just a moment...</title>', false, ''],
    ['words that it is gone', page({ statusCode: 410 }), true, ''],
  ])('reads a page with %s', async (_name, answer, complete, text) => {
    const { fetched, postings } = await run({ [url]: list([job(1)]), [detailUrl(1)]: answer });
    expect([fetched.complete, postings.length]).toEqual([complete, 1]);
    expect(postings[0]?.descriptionText.startsWith(text)).toBe(true);
  });

  it.each([
    ['an unknown company', { status: 404, body: '' }, 'unknown_board'],
    ['an unknown company with status 200', page({ statusCode: 404 }), 'unknown_board'],
    ['another company’s page', list([job(1)], {}, 'other'), 'unreadable_content'],
    ['another page', '<html></html>', 'unreadable_content'],
    ['a wall', '<title>Just a moment...</title>', 'challenge_page'],
  ])('knows %s', async (_name, answer, code) => {
    await expect(run({ [url]: answer })).rejects.toMatchObject({ code });
  });

  it.each([
    ['https://join.com/companies/acme/123-clerk?pid=1', 'acme'],
    ['https://join.com/de/companies/acme', 'acme'],
    ['https://join.com/pricing', null],
    ['https://join.com.example.com/companies/acme', null],
  ])('reads the company in %s', (address, slug) => {
    expect(join.match({ url: new URL(address), html: null })?.slug ?? null).toBe(slug);
  });
});

const one = { page: 1, pageCount: 1, total: 1 };
const lists: readonly ListCase[] = [
  ['one page', { [url]: list([job(1)], one), [detailUrl(1)]: detail(1) }, true],
  ['no word of pages', { [url]: list([job(1)]), [detailUrl(1)]: detail(1) }, true],
  ['an empty board', { [url]: list([], { page: 1, pageCount: 0, total: 0 }) }, true],
  [
    'a total beyond the list',
    { [url]: list([job(1)], { ...one, total: 2 }), [detailUrl(1)]: detail(1) },
    false,
  ],
  [
    'a page that fails',
    { [url]: list([job(1)], { ...one, pageCount: 2, total: 6 }), [detailUrl(1)]: detail(1) },
    false,
  ],
];

sourceSuite('join', {
  opening: { jobs: { items: [job(1, { title: 'Clerk', city: { cityName: 'Ulm' } })] } },
  documentOf: (json) =>
    `<script id="__NEXT_DATA__">{"props":{"pageProps":{"initialState":${json}}}}</script>`,
  lists,
});
