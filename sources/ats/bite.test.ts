import { describe, expect, it } from 'vitest';
import { type ListCase, pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { postJson } from '../board-request.ts';
import { bite } from './bite.ts';

// Made from the facts: there are no recordings of BITE.
const slug = 'acme/jobs-api/main-listing';
const scriptUrl = 'https://cs-assets.b-ite.com/acme/jobs-api/main-listing.min.js';
const key = '9d6d3e33a4d7cc7c319d0ccb38cf695f6c3c4172';
const script = `var r="${key}",p=o.createClient({key:r})`;
const listUrl = 'https://jobs.b-ite.com/api/v1/postings/search';
const hash = (id: number) => `${id}`.padStart(41, 'a');
const detailUrl = (id: number) =>
  `https://jobs.b-ite.com/jobposting/${hash(id)}/json?locale=de&contentRendered=true`;
const entry = (id: number, said: object = {}) => ({
  url: `https://jobs.acme.de/jobposting/${hash(id)}`,
  title: 'Clerk',
  ...said,
});
const list = (total: number | undefined, ...jobPostings: readonly object[]) =>
  JSON.stringify({ jobPostings, page: { offset: 0, total } });
const run = async (answers: Parameters<typeof createFetchContext>[0]['answers']) => {
  const context = createFetchContext({ answers });
  const fetched = await bite.fetch(slug, context);
  return { fetched, requests: context.requests, ...bite.parse({ ...fetched, slug, url: '' }) };
};

describe('bite', () => {
  it.each([
    ['<div data-bite-jobs-api-listing="acme:main-listing"></div>', slug],
    [
      '<i data-bite-jobs-api-listing="acme:niiid"></i><i data-bite-jobs-api-listing="acme:main-listing"></i>',
      slug,
    ],
    [`<script src="${scriptUrl}"></script>`, slug],
    ['<script src="https://static.b-ite.com/jobs-api/loader-v1/a.js"></script>', undefined],
    ['<div data-bite-jobs-api-listing="../x:main"></div>', undefined],
  ])('finds the list in %s', (html, expected) => {
    expect(bite.match({ url: new URL('https://acme.de/jobs'), html })?.slug).toBe(expected);
  });

  it('asks with the key of the script, and joins the list with the texts', async () => {
    const { fetched, postings, requests } = await run({
      [scriptUrl]: script,
      [listUrl]: list(
        1,
        entry(1, {
          applyUrl: 'https://jobs.acme.de/apply/1',
          address: { city: 'Ulm', country: 'de', postCode: '89073' },
          employer: { name: 'Acme GmbH' },
          employmentType: ['full_time'],
          createdOn: '2026-04-01T08:00:00Z',
          activatedOn: '2026-05-01T08:00:00Z',
          endsOn: '2026-06-01T08:00:00Z',
        }),
      ),
      [detailUrl(1)]: JSON.stringify({
        title: 'Clerk',
        content: { html: { rendered: '<p>Sort letters.</p>' } },
        baseSalary: { currency: 'EUR', unitText: 'YEAR', minValue: 40_000, maxValue: 50_000 },
      }),
    });
    expect(JSON.parse(requests[1]?.body ?? '')).toMatchObject({ key, page: { offset: 0 } });
    expect(fetched).toMatchObject({ complete: true, claimed: 1 });
    expect(postings).toMatchObject([
      {
        externalId: hash(1),
        title: 'Clerk',
        company: 'Acme GmbH',
        url: `https://jobs.acme.de/jobposting/${hash(1)}`,
        locations: [{ text: 'Ulm, DE' }],
        employmentType: 'full_time',
        salary: { min: 40_000, max: 50_000, currency: 'EUR', period: 'year' },
        postedAt: '2026-05-01T08:00:00Z',
        validThrough: '2026-06-01T08:00:00Z',
        descriptionText: 'Sort letters.',
      },
    ]);
  });

  it('reads a text that stands alone, and two kinds of hours as neither', async () => {
    const { postings } = await run({
      [scriptUrl]: `o.createClient({key:"${key}"})`,
      [listUrl]: list(1, entry(1, { employmentType: ['full_time', 'part_time'] })),
      [detailUrl(1)]: JSON.stringify({ title: 'Clerk', content: { html: '<p>Sort.</p>' } }),
    });
    expect(postings).toMatchObject([{ employmentType: null, descriptionText: 'Sort.' }]);
  });

  it('is probed by its script and its list', async () => {
    const answers = { [scriptUrl]: script, [listUrl]: list(1, entry(7)) };
    expect(await bite.probe?.(slug, createFetchContext({ answers }))).toMatchObject({
      ids: [hash(7)],
    });
    expect(await bite.probe?.(slug, createFetchContext({ answers: {} }))).toBeNull();
  });

  it('tells a missing list, a script without a key and an empty list apart', async () => {
    await expect(run({})).rejects.toMatchObject({ code: 'unknown_board' });
    await expect(run({ [scriptUrl]: 'createClient({key:""})' })).rejects.toMatchObject({
      code: 'unreadable_content',
    });
    const empty = await run({ [scriptUrl]: script, [listUrl]: list(0) });
    expect(empty.fetched.complete).toBe(true);
  });
});

const lists = pagedAnswers({
  request: (offset) =>
    postJson(listUrl, { key, channel: 0, locale: 'de', page: { offset, num: 100 } }),
  size: 100,
  answer: (openings, total) => list(total, ...openings.map(({ id }) => entry(Number(id)))),
  statesTotal: true,
}).map(([title, web, isWhole]): ListCase => [title, { [scriptUrl]: script, ...web }, isWhole]);

sourceSuite('bite', {
  opening: { jobPostings: [entry(1, { address: { city: 'Ulm' } })] },
  slug,
  lists,
});
