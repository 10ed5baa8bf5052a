import { describe, expect, it } from 'vitest';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { factorial } from './factorial.ts';

// Made from the facts: there are no recordings of Factorial.
const slug = 'acme.factorialhr.com';
const url = `https://${slug}/`;
const jobUrl = (id: number) => `https://${slug}/job_posting/clerk-${id}`;
const item = (
  id: number,
  { title = 'Clerk', remote = 'false', cells = ['Post', 'Hybrid'] } = {},
) => `
  <li class='job-offer-item' data-controller='job-postings' data-is-remote='${remote}'
    data-job-postings-url='${jobUrl(id)}' data-location-id='31' data-team-id='95'
    data-contract-type='indefinite' role='button'>
    <div><div class="font-bold factorial__headingFontFamily">${title}</div>
    ${cells.map((cell) => `<div class="text-sm text-gray-350">${cell}</div>`).join('')}</div>
  </li>`;
const page = (items: readonly string[], place = 'Barcelona') => `<html><body>
  <select id='location_filter'><option value=''>All</option><option value='31'>${place}</option></select>
  <select id='team_filter'><option value='95'>Post</option></select>
  <div id='jobs'><div data-target='job-filters.officeGroup'><h3>${place}</h3>
  <ul>${items.join('')}</ul></div></div></body></html>`;
const job =
  "<html><body><h1>Clerk</h1><div class='styledText'><p>Sort letters.</p></div></body></html>";
const run = async (answers: Parameters<typeof createFetchContext>[0]['answers']) => {
  const fetched = await factorial.fetch(slug, createFetchContext({ answers }));
  return { fetched, ...factorial.parse({ ...fetched, slug, url: '' }) };
};

describe('factorial', () => {
  it.each([
    [jobUrl(304592), slug],
    ['https://acme.factorialhr.com/embed/jobs', slug],
    ['https://acme.factorial.it/', 'acme.factorial.it'],
    ['https://acme.factorialhr.com.br/', 'acme.factorialhr.com.br'],
    ['https://api.factorialhr.com/api/v1/', undefined],
    ['https://factorialhr.com/jobs', undefined],
    ['https://acme.factorialhr.com.example/', undefined],
  ])('finds the host in %s', (address, expected) => {
    expect(factorial.match({ url: new URL(address), html: null })?.slug).toBe(expected);
  });

  it('joins the list with the names of its filters and with the pages', async () => {
    const { fetched, postings } = await run({ [url]: page([item(304592)]), [jobUrl(304592)]: job });
    expect(fetched.complete).toBe(true);
    expect(postings).toMatchObject([
      {
        externalId: '304592',
        title: 'Clerk',
        url: jobUrl(304592),
        locations: [{ text: 'Barcelona' }],
        workplace: 'hybrid',
        department: 'Post',
        postedAt: null,
        descriptionText: 'Sort letters.',
      },
    ]);
  });

  it.each([
    [{ cells: ['Remote Operations'], remote: 'false' }, 'remote'],
    [{ cells: [], remote: 'true' }, 'remote'],
    [{ cells: ['Post'], remote: 'false' }, null],
  ])('reads the work model of %j', async (said, workplace) => {
    const { postings } = await run({ [url]: page([item(1, said)]) });
    expect(postings[0]?.workplace).toBe(workplace);
  });

  it('tells an empty list from another page and a missing site', async () => {
    expect((await run({ [url]: page([]) })).fetched.complete).toBe(true);
    await expect(run({ [url]: '<html><p>Welcome</p></html>' })).rejects.toMatchObject({
      code: 'unreadable_content',
    });
    await expect(run({})).rejects.toMatchObject({ code: 'unknown_board' });
  });
});

const lists: readonly ListCase[] = [
  ['all openings', { [url]: page([item(1), item(2)]), [jobUrl(1)]: job }, true],
  ['a page without its text', { [url]: page([item(1)]), [jobUrl(1)]: '<p>Hello</p>' }, false],
];

sourceSuite('factorial', {
  opening: { title: 'Clerk', place: 'Ulm' },
  documentOf: (json) => {
    const { title, place } = JSON.parse(json) as { title: string; place: string };
    return page([item(1, { title })], place);
  },
  slug,
  lists,
});
