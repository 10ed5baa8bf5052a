import { describe, expect, it } from 'vitest';
import { escapeHtml } from '#sources/entities.ts';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { zoho } from './zoho.ts';

// Made from the facts: there are no recordings of Zoho Recruit.
const slug = 'acme.zohorecruit.com';
const url = `https://${slug}/jobs/Careers`;
const field = (json: string) =>
  `<html><input type="hidden" id="jobs" value="${escapeHtml(json)}"></html>`;
const page = (...openings: readonly object[]) => field(JSON.stringify(openings));
const opening = (id: number, said: object = {}) => ({
  id: `${id}`,
  Posting_Title: 'Clerk',
  ...said,
});
const html = '<p class="a">Sort "letters".</p>\n<p>Read.</p>';
const scripts = {
  'a plain object': `var job = {"Job_Description":${JSON.stringify(html)}};`,
  'a string of a script': `var job = JSON.parse(${JSON.stringify(JSON.stringify({ Job_Description: html }))});`,
  'a string with hexadecimal quotes': `JSON.parse('{\\x22Job_Description\\x22:\\x22<p>Sort \\\\\\x22letters\\\\\\x22.<\\/p>\\x22}')`,
};
const run = async (answers: Parameters<typeof createFetchContext>[0]['answers']) => {
  const context = createFetchContext({ answers });
  const fetched = await zoho.fetch(slug, context);
  const asked = context.requests.map((request) => request.url);
  return { fetched, asked, ...zoho.parse({ ...fetched, slug, url: '' }) };
};

describe('zoho', () => {
  it.each([
    ['https://acme.zohorecruit.com/jobs/Careers/7/Clerk', slug],
    ['https://acme.zohorecruit.eu/jobs/Careers', 'acme.zohorecruit.eu'],
    ['https://acme.zohorecruit.com.au/', 'acme.zohorecruit.com.au'],
    ['https://static.zohorecruit.com/a.js', undefined],
    ['https://www.zoho.com/recruit/', undefined],
    ['https://acme.zohorecruit.com.example/', undefined],
  ])('finds the host in %s', (address, expected) => {
    expect(zoho.match({ url: new URL(address), html: null })?.slug).toBe(expected);
  });

  it.each(Object.entries(scripts))('joins the list with the text in %s', async (_name, script) => {
    const { fetched, postings } = await run({
      [url]: page(
        opening(7, {
          City: 'Ulm',
          Country: 'Germany',
          Remote_Job: true,
          Date_Opened: '2026-05-01',
          Job_Type: 'Full time',
        }),
      ),
      [`${url}/7`]: `<html><script>${script}</script></html>`,
    });
    expect(fetched.complete).toBe(true);
    expect(postings).toMatchObject([
      {
        externalId: '7',
        title: 'Clerk',
        url: `${url}/7`,
        locations: [{ text: 'Ulm, Germany' }],
        workplace: 'remote',
        employmentType: 'full_time',
        postedAt: '2026-05-01',
        descriptionText: expect.stringMatching(/^Sort "letters"\./),
      },
    ]);
  });

  it('asks for no page if the list has the text, and leaves out what is not published', async () => {
    const { asked, postings } = await run({
      [url]: page(
        opening(7, { Job_Description: '<p>Sort.</p>', Remote_Job: false, City: null }),
        opening(8, { Publish: false }),
      ),
    });
    expect(asked).toEqual([url]);
    expect(postings).toMatchObject([
      { externalId: '7', workplace: null, descriptionText: 'Sort.' },
    ]);
  });

  it('tells an empty board from a page of something else', async () => {
    expect((await run({ [url]: page() })).fetched.complete).toBe(true);
    await expect(run({ [url]: '<html><p>Welcome</p></html>' })).rejects.toMatchObject({
      code: 'unreadable_content',
    });
    await expect(run({})).rejects.toMatchObject({ code: 'unknown_board' });
  });
});

const many = (count: number) => page(...Array.from({ length: count }, (_, n) => opening(n)));
const lists: readonly ListCase[] = [
  ['forty openings', { [url]: many(40) }, true],
  ['as many as a page shows', { [url]: many(50) }, false],
  ['a page without the text', { [url]: page(opening(1)), [`${url}/1`]: '<p>Gone</p>' }, false],
];

sourceSuite('zoho', {
  opening: [opening(1, { City: 'Ulm' })],
  documentOf: field,
  slug,
  lists,
});
