import { describe, expect, it } from 'vitest';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { rexx } from './rexx.ts';

// Made from the facts: there are no recordings of rexx.
const slug = 'acme-portal.rexx-systems.com';
const url = `https://${slug}/stellenangebote.html`;
const article = (id: number, { title = 'Clerk', place = 'Ulm', model = 'Präsenz' } = {}) => `
  <article class="joboffer_container" onclick="window.location.href='/Clerk-de-j${id}.html'">
    <div class="joboffer_title_text"><a href="/Clerk-mwd-de-j${id}.html">${title}</a>
      <div class="job_details"><span class="job_details_second">mit Berufserfahrung</span></div>
    </div>
    <div class="joboffer_informations"><span class="job_standort">${place}</span>
      <div class="job_location">${model}</div></div>
  </article>`;
const page = (total: number, ...articles: readonly string[]) =>
  `<html><body><section id="joboffer_table_container" data-count="${articles.length}" data-all-count="${total}">
  ${articles.join('')}</section></body></html>`;
const jobUrl = (id: number) => `https://${slug}/Clerk-mwd-de-j${id}.html`;
const jobPage = (fields: object = {}) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', title: 'Clerk (m/w/d)', ...fields })}</script>`;
const run = async (answers: Parameters<typeof createFetchContext>[0]['answers']) => {
  const fetched = await rexx.fetch(slug, createFetchContext({ answers }));
  return { fetched, ...rexx.parse({ ...fetched, slug, url: '' }) };
};

describe('rexx', () => {
  it.each([
    [`https://${slug}/Clerk-mwd-de-j182.html`, slug],
    ['https://www.rexx-systems.com/', undefined],
    ['https://support.rexx-systems.com/', undefined],
    [`https://${slug}.example/`, undefined],
  ])('finds the portal in %s', (address, expected) => {
    expect(rexx.match({ url: new URL(address), html: null })?.slug).toBe(expected);
  });

  it('finds a portal on a company’s own domain by its list', () => {
    const match = rexx.match({ url: new URL('https://jobs.acme.de/x'), html: page(0) });
    expect(match?.slug).toBe('jobs.acme.de');
    expect(match?.confidence).toBeLessThan(0.9);
  });

  it('joins the list with the pages', async () => {
    const { fetched, postings } = await run({
      [url]: page(1, article(182)),
      [jobUrl(182)]: jobPage({
        datePosted: '2026-04-30',
        validThrough: '2026-12-01',
        employmentType: 'FULL_TIME',
        hiringOrganization: { name: 'Acme GmbH' },
        jobLocation: { address: { addressLocality: 'Ulm', addressCountry: 'DE' } },
        description: '<p>We are Acme.</p>',
        responsibilities: '<ul><li>Sort letters</li></ul>',
      }),
    });
    expect(fetched).toMatchObject({ complete: true, claimed: 1 });
    expect(postings).toMatchObject([
      {
        externalId: '182',
        title: 'Clerk',
        company: 'Acme GmbH',
        url: jobUrl(182),
        locations: [{ city: 'Ulm', country: 'DE' }],
        workplace: 'onsite',
        employmentType: 'full_time',
        postedAt: '2026-04-30',
        validThrough: '2026-12-01',
        descriptionText: expect.stringMatching(/^We are Acme\.[\s\S]*• Sort letters/),
      },
    ]);
  });

  it('takes two work models for none', async () => {
    const { postings } = await run({ [url]: page(1, article(1, { model: 'Präsenz / Mobil' })) });
    expect(postings[0]?.workplace).toBeNull();
  });

  it('tells an empty list from another page and a missing portal', async () => {
    expect((await run({ [url]: page(0) })).fetched.complete).toBe(true);
    await expect(run({ [url]: '<html><p>Willkommen</p></html>' })).rejects.toMatchObject({
      code: 'unreadable_content',
    });
    await expect(run({})).rejects.toMatchObject({ code: 'unknown_board' });
  });
});

const lists: readonly ListCase[] = [
  ['all openings', { [url]: page(2, article(1), article(2)), [jobUrl(1)]: jobPage() }, true],
  ['fewer openings than stated', { [url]: page(30, article(1)) }, false],
  ['a page without data', { [url]: page(1, article(1)), [jobUrl(1)]: '<p>Hello</p>' }, false],
];

sourceSuite('rexx', {
  opening: { title: 'Clerk', place: 'Ulm' },
  documentOf: (json) => page(1, article(1, JSON.parse(json) as { title: string; place: string })),
  slug,
  lists,
});
