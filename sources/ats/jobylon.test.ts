import { describe, expect, it } from 'vitest';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { jobylon } from './jobylon.ts';

// Made from the facts: there are no recordings of Jobylon.
const slug = 'companies/1955';
const url = 'https://cdn.jobylon.com/jobs/companies/1955/embed/v2/';
const page = (jobs: string) =>
  `<html><body><script>JBL.embed_v2 = {}; JBL.embed_v2['jobs'] = ${jobs};</script></body></html>`;
const job = `{
  id: '101',
  url: '/jobs/101-acme-clerk/',
  title: 'Clerk \\u0026 Cook',
  company: 'Acme',
  klass: { 'job-id-101': true, },
  locations: [ 'Stockholm', 'Solna', ],
  departments: [ '001 \\u002D Central', ],
  workspace: 'P\\u00e5 plats',
  experience: 'None',
  employment_type: 'Deltid',
  summary: 'None',
  to_date: '30 april 2026',
  published_date: '21 april 2026',
}`;
const jobUrl = 'https://emp.jobylon.com/jobs/101-acme-clerk/';
const jobPage = (fields: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', title: 'Clerk', ...fields })}</script>`;
const run = async (answers: Parameters<typeof createFetchContext>[0]['answers']) => {
  const fetched = await jobylon.fetch(slug, createFetchContext({ answers }));
  return { fetched, ...jobylon.parse({ ...fetched, slug, url: '' }) };
};

describe('jobylon', () => {
  it.each([
    [`<iframe src="${url}"></iframe>`, slug],
    [
      '<iframe src="//cdn.jobylon.com/jobs/company-groups/241/embed/v2/"></iframe>',
      'company-groups/241',
    ],
    [
      '<script src="https://cdn.jobylon.com/embedder.js"></script><script>var jbl_company_id = 2631;</script>',
      'companies/2631',
    ],
    [
      '<iframe src="https://cdn.jobylon.com.example/jobs/companies/1/embed/v2/"></iframe>',
      undefined,
    ],
    ['<a href="https://emp.jobylon.com/jobs/101-acme-clerk/">Clerk</a>', undefined],
  ])('finds the company in %s', (html, expected) => {
    expect(jobylon.match({ url: new URL('https://acme.se/jobb'), html })?.slug).toBe(expected);
  });

  it('joins the list with the pages', async () => {
    const { fetched, postings } = await run({
      [url]: page(`[${job},]`),
      [jobUrl]: jobPage({ description: '<p>Sort letters.</p>', datePosted: '2026-04-20' }),
    });
    expect(fetched.complete).toBe(true);
    expect(postings).toMatchObject([
      {
        externalId: '101',
        title: 'Clerk & Cook',
        company: 'Acme',
        url: jobUrl,
        locations: [{ text: 'Stockholm' }, { text: 'Solna' }],
        workplace: 'onsite',
        department: '001 - Central',
        employmentType: 'part_time',
        level: null,
        postedAt: '2026-04-20',
        validThrough: '2026-04-30',
        descriptionText: 'Sort letters.',
      },
    ]);
  });

  it('tells an empty list from another page and from an unknown company', async () => {
    expect((await run({ [url]: page('[]') })).fetched.complete).toBe(true);
    await expect(run({ [url]: '<p>Jobylon</p>' })).rejects.toMatchObject({
      code: 'unreadable_content',
    });
    await expect(run({})).rejects.toMatchObject({ code: 'unknown_board' });
  });
});

const lists: readonly ListCase[] = [
  ['a list with its pages', { [url]: page(`[${job}]`), [jobUrl]: jobPage({}) }, true],
  ['a page that is gone', { [url]: page(`[${job}]`) }, true],
  ['a page that is another one', { [url]: page(`[${job}]`), [jobUrl]: '<p>Hello</p>' }, false],
];

sourceSuite('jobylon', {
  opening: [{ id: '1', title: 'Clerk', locations: ['Ulm'] }],
  documentOf: page,
  slug,
  lists,
});
