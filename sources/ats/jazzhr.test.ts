import { describe, expect, it } from 'vitest';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { jazzhr } from './jazzhr.ts';

// There is no recording; the pages below are made from the facts about JazzHR.
const url = 'https://acme.applytojob.com/apply/jobs';
const detailUrl = (id: string) => `https://acme.applytojob.com/apply/${id}`;
const row = (id: string, title = `Job ${id}`, place = 'Ulm', department = '') =>
  `<tr id="row_job_20260101000000_${id}" class="resumator_even_row"><td>` +
  `<a class="job_title_link" href="/apply/jobs/details/${id}?&">${title}</a><br />` +
  `<span class="resumator_department">${department}</span></td><td>${place}</td></tr>`;
const table = (...rows: readonly string[]) =>
  `<html><body><table id="jobs_table"><tr><th>Title</th><th>Place</th></tr>${rows.join('')}</table></body></html>`;
const text = (html: string) => `<html><div id="job-description">${html}</div></html>`;
const jsonLd = (said: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', title: 'Job', ...said })}</script>`;
const run = async (answers: Readonly<Record<string, Answer>>) => {
  const fetched = await jazzhr.fetch('acme', createFetchContext({ answers }));
  return { fetched, ...jazzhr.parse({ ...fetched, slug: 'acme', url }) };
};

describe('jazzhr', () => {
  it('reads the rows of the table once, and the page of each opening', async () => {
    const mobile = `<div id="row_job_1" class="jobs_row"><a href="/apply/jobs/details/AbC1">Job AbC1</a></div>`;
    const { fetched, postings } = await run({
      [url]: table(row('AbC1', 'Clerk &amp; Cook', 'Ulm, Germany', 'Office'), row('dEf2')).replace(
        '</body>',
        `${mobile}</body>`,
      ),
      [detailUrl('AbC1')]: jsonLd({
        description: '<p>Sort.</p>',
        datePosted: '2026-08-01',
        employmentType: 'FULL_TIME',
      }),
      [detailUrl('dEf2')]: text('<p>Cook.</p>'),
    });
    expect(fetched).toMatchObject({
      complete: true,
      proof: 'the site gives its list in one answer',
    });
    expect(postings).toMatchObject([
      {
        externalId: 'AbC1',
        title: 'Clerk & Cook',
        url: detailUrl('AbC1'),
        locations: [{ text: 'Ulm, Germany' }],
        department: 'Office',
        employmentType: 'full_time',
        postedAt: '2026-08-01',
        descriptionText: 'Sort.',
      },
      { externalId: 'dEf2', department: null, postedAt: null, descriptionText: 'Cook.' },
    ]);
  });

  it.each<[string, Answer, boolean]>([
    ['gone', { status: 410, body: '' }, true],
    ['another page', '<html><p>Sign in</p></html>', false],
  ])('keeps an opening whose page is %s', async (_name, answer, complete) => {
    const { fetched, postings } = await run({ [url]: table(row('a1')), [detailUrl('a1')]: answer });
    expect([fetched.complete, postings.length]).toEqual([complete, 1]);
  });

  it.each<[string, Answer, string]>([
    ['a company that left', '<title>JazzHR - Inactive Career Page</title>', 'unknown_board'],
    ['the vendor’s own site', { finalUrl: 'https://www.jazzhr.com/job-seekers' }, 'unknown_board'],
    ['a page without the table', '<html><p>Loading</p></html>', 'unreadable_content'],
    ['a wall', { status: 403, body: '<title>Just a moment...</title>' }, 'access_denied'],
  ])('knows %s', async (_name, answer, code) => {
    await expect(run({ [url]: answer })).rejects.toMatchObject({ code });
  });

  it.each([
    ['https://acme.applytojob.com/apply/AbC123xyZ9/Clerk', 'acme'],
    ['https://app.jazz.co/feeds/export/jobs/acme', 'acme'],
    ['https://app.jazz.co/widgets/basic/create/acme', 'acme'],
    ['https://app.jazz.co/login', null],
    ['https://www.applytojob.com/', null],
    ['https://acme.applytojob.com.example.com/', null],
  ])('reads the board in %s', (address, slug) => {
    expect(jazzhr.match({ url: new URL(address), html: null })?.slug ?? null).toBe(slug);
  });

  it('finds the board of an embedded list', () => {
    const html = '<iframe src="https://acme.applytojob.com/apply/jobs"></iframe>';
    expect(jazzhr.match({ url: new URL('https://acme.example/'), html })?.slug).toBe('acme');
  });
});

const lists: readonly ListCase[] = [
  ['one table', { [url]: table(row('a1')), [detailUrl('a1')]: text('Hi') }, true],
  ['an empty table', { [url]: table() }, true],
  ['half a page', { [url]: table(row('a1')).slice(0, 120) }, 'broken_answer'],
  ['a detail of another kind', { [url]: table(row('a1')), [detailUrl('a1')]: '<p>No</p>' }, false],
];

sourceSuite('jazzhr', {
  opening: { title: 'Clerk', place: 'Ulm' },
  documentOf: (json) => {
    const { title, place } = JSON.parse(json) as { title: string; place: string };
    return table(row('a1', title, place));
  },
  lists,
});
