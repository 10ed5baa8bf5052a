import { describe, expect, it } from 'vitest';
import { escapeHtml } from '#sources/entities.ts';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody } from '#tests/support/parse-recording.ts';
import { umantis } from './umantis.ts';

// Made from the facts: there are no recordings of Umantis.
const slug = 'recruitingapp-2698.umantis.com';
const url = `https://${slug}/Jobs/All`;
const second = `${url}?tc115=p2&_search_token115=9`;
const row = (id: number, { title = 'Clerk', place = 'Herisau (AR)' } = {}) => `
  <tr class="table-as-list__contentrow1"><td><h3><a href="/Vacancies/${id}/Description/1"
    class="HSTableLinkSubTitle" aria-label="${title}">${title}</a></h3>
    <ul><li><span class="visually-hidden">Arbeitsort:</span><span class="column-value">${place}</span></li>
    <li><span class="visually-hidden">Art</span><span class="column-value">Teilzeit</span></li></ul></td></tr>`;
const page = (data: object | null, ...rows: readonly string[]) => `<html><body>
  <div data-one-item-chunk="2"><table class="c-table table-as-list"><tr><th>Stellen</th></tr>${rows.join('')}</table>
  ${data === null ? '' : `<table-navigation initial-data-string="${escapeHtml(JSON.stringify(data))}"></table-navigation>`}
  </div></body></html>`;
const next = { NextLink: { EnhancedUrl: '?tc115=p2&_search_token115=9' } };
const run = (answers: Parameters<typeof createFetchContext>[0]['answers']) =>
  umantis.fetch(slug, createFetchContext({ answers }));

describe('umantis', () => {
  it.each([
    [`https://${slug}/Vacancies/100/Description/1`, slug],
    ['https://recruitingapp-5181.de.umantis.com/Jobs/All', 'recruitingapp-5181.de.umantis.com'],
    ['https://acme.umantis.com/Jobs/All', 'acme.umantis.com'],
    ['https://www.umantis.com/', undefined],
    ['https://recruitingapp-1.umantis.com.example/', undefined],
  ])('finds the host in %s', (address, expected) => {
    expect(umantis.match({ url: new URL(address), html: null })?.slug).toBe(expected);
  });

  it('finds a portal on a company’s own domain by its marks', () => {
    const html = '<meta name="ATS" content="Abacus-Umantis">';
    const match = umantis.match({ url: new URL('https://jobs.acme.ch/Jobs/All'), html });
    expect(match?.slug).toBe('jobs.acme.ch');
    expect(match?.confidence).toBeLessThan(0.9);
  });

  it('reads the rows of a newer page', () => {
    expect(parseBody(umantis, page(null, row(100)), { slug, url }).postings).toMatchObject([
      {
        externalId: '100',
        title: 'Clerk',
        url: `https://${slug}/Vacancies/100/Description/1`,
        locations: [{ text: 'Herisau (AR)' }],
        employmentType: 'part_time',
        postedAt: null,
        descriptionText: '',
      },
    ]);
  });

  it('reads the day in a row of an older page', () => {
    const older = `<table class="tableaslist"><tr class="tableaslist_contentrow1"><td><span>Online seit: 08.07.2026<br /></span>
      <span><a href="/Vacancies/7/Description/2" class="HSTableLinkSubTitle">Cook</a></span><span> | Herisau</span></td></tr></table>`;
    const { postings } = parseBody(umantis, `<html><body>${older}</body></html>`, { slug, url });
    expect(postings).toMatchObject([
      { externalId: '7', title: 'Cook', postedAt: '2026-07-08', locations: [] },
    ]);
  });

  it('tells an empty list from another page and a missing portal', async () => {
    expect((await run({ [url]: page({ TableTotalLines: '0' }) })).complete).toBe(true);
    await expect(run({ [url]: '<html><p>Willkommen</p></html>' })).rejects.toMatchObject({
      code: 'unreadable_content',
    });
    await expect(run({})).rejects.toMatchObject({ code: 'unknown_board' });
  });
});

const full = [row(1), row(2)];
const lists: readonly ListCase[] = [
  [
    'a last page that names the first one again',
    {
      [url]: page({ TableTotalLines: 3, ...next }, ...full),
      [second]: page({ TableTotalLines: '3', ...next }, row(3)),
    },
    true,
  ],
  [
    'no total, and a short page',
    { [url]: page(next, ...full), [second]: page(next, row(3)) },
    true,
  ],
  ['a page that fails', { [url]: page({ TableTotalLines: 3, ...next }, ...full) }, false],
  ['the first page again', { [url]: page(next, ...full), [second]: page(next, ...full) }, false],
  ['fewer openings than stated', { [url]: page({ TableTotalLines: 9 }, row(1)) }, false],
];

sourceSuite('umantis', {
  opening: { title: 'Clerk', place: 'Ulm' },
  documentOf: (json) => page(null, row(1, JSON.parse(json) as { title: string; place: string })),
  slug,
  lists,
});
