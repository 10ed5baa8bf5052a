import { describe, expect, it } from 'vitest';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { onlyfy } from './onlyfy.ts';

// Made from the facts: there are no recordings of onlyfy.
const site = 'https://acme.onlyfy.jobs';
const first = `${site}/`;
const job = (id: number, said: object = {}) => ({
  id,
  title: `Clerk ${id}`,
  cityName: 'Ulm',
  positionTypeName: 'Full-time employee',
  publishedAt: '2026-07-20T12:00:00+02:00',
  jobAdUrl: `${site}/job/token${id}`,
  ...said,
});
/** The data comes in pieces that break anywhere. */
const streamed = (json: string) => {
  const data = `1:{"jobsData":${json},"x":"$2"}`;
  const pieces = [data.slice(0, 40), data.slice(40)];
  const scripts = pieces.map(
    (text) => `<script>self.__next_f.push([1,${JSON.stringify(text)}])</script>`,
  );
  return `<html><body>${scripts.join('')}</body></html>`;
};
const page = (totalItems: number, ...data: readonly object[]) =>
  streamed(JSON.stringify({ data, meta: { totalItems, currentPage: 1, itemsPerPage: 10 } }));
const older = (count: number) =>
  `<html><body><div id="jobList">${Array.from(
    { length: count },
    (_, n) =>
      `<div class="row-table"><h3><a href="/job/token${n}">Clerk ${n}</a></h3><a href="/job/token${n}">More</a></div>`,
  ).join('')}</div></body></html>`;
const detail = (description: string) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', title: 'Clerk', description })}</script>`;
const run = async (answers: Parameters<typeof createFetchContext>[0]['answers']) => {
  const fetched = await onlyfy.fetch('acme', createFetchContext({ answers }));
  return { fetched, ...onlyfy.parse({ ...fetched, slug: 'acme', url: '' }) };
};

describe('onlyfy', () => {
  it.each([
    [`${site}/de/job/5yh3u42r7ox`, 'acme'],
    [`${site}/candidate/widget/cqtfn65i`, 'acme'],
    ['https://www.onlyfy.jobs/', undefined],
    ['https://acme.onlyfy.jobs.example/', undefined],
  ])('finds the company in %s', (address, slug) => {
    expect(onlyfy.match({ url: new URL(address), html: null })?.slug).toBe(slug);
  });

  it('joins the list with the pages', async () => {
    const { fetched, postings } = await run({
      [first]: page(1, job(7)),
      [`${site}/job/token7`]: detail('<p>Sort letters.</p>'),
    });
    expect(fetched).toMatchObject({ complete: true, claimed: 1 });
    expect(postings).toMatchObject([
      {
        externalId: 'token7',
        title: 'Clerk 7',
        url: `${site}/job/token7`,
        locations: [{ text: 'Ulm' }],
        employmentType: 'full_time',
        postedAt: '2026-07-20T12:00:00+02:00',
        descriptionText: 'Sort letters.',
      },
    ]);
  });

  it('reads the rows of an older page, each opening once', async () => {
    const { fetched, postings } = await run({ [first]: older(3) });
    expect(fetched.complete).toBe(true);
    expect(postings.map(({ externalId, title }) => [externalId, title])).toEqual([
      ['token0', 'Clerk 0'],
      ['token1', 'Clerk 1'],
      ['token2', 'Clerk 2'],
    ]);
  });

  it('tells an empty list from another page and a missing company', async () => {
    expect((await run({ [first]: page(0) })).fetched.complete).toBe(true);
    await expect(run({ [first]: '<html><p>Welcome</p></html>' })).rejects.toMatchObject({
      code: 'unreadable_content',
    });
    await expect(run({})).rejects.toMatchObject({ code: 'unknown_board' });
  });
});

const ten = Array.from({ length: 10 }, (_, n) => job(n));
const lists: readonly ListCase[] = [
  ['two pages', { [first]: page(11, ...ten), [`${site}/?page=2`]: page(11, job(10)) }, true],
  ['a page that fails', { [first]: page(11, ...ten) }, false],
  ['ten rows of an older page', { [first]: older(10), [`${site}/?page=2`]: older(10) }, false],
];

sourceSuite('onlyfy', {
  opening: { data: [{ jobAdUrl: '/job/1', title: 'Clerk', cityName: 'Ulm' }] },
  documentOf: streamed,
  lists,
});
