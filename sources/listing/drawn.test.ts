import { describe, expect, it } from 'vitest';
import type { DrawnPage } from '#core/drawn-page.ts';
import { AppError } from '#core/errors.ts';
import { sourceSuite } from '#tests/suites/source.ts';
import { drawnPage } from '#tests/support/drawn-page.ts';
import { createFetchContext, webDocument } from '#tests/support/fetch-context.ts';
import { detect } from '../detect.ts';
import type { FetchContext } from '../source.ts';
import { drawn } from './drawn.ts';

const careers = 'https://www.acme.example/careers';
const shell = '<html><body><div id="app"></div></body></html>';
const row = (title: string) =>
  `<li><a href="/careers/${title.replaceAll(' ', '-')}">${title}</a><span class="place">Ulm</span></li>`;
const list = (...titles: readonly string[]) =>
  `<html><body><h2>Open positions</h2><ul class="jobs">${titles.map(row).join('')}</ul></body></html>`;
const two = list('Night Baker', 'Van Driver');

const scan = async (page: DrawnPage) => {
  const context = { ...createFetchContext({ answers: {} }), draw: async () => page };
  const fetched = await drawn.fetch(careers, context);
  const { postings } = drawn.parse({ ...fetched, slug: careers, url: careers });
  return { fetched, titles: postings.map(({ title }) => title) };
};

describe('a page that only a browser can show', () => {
  it('is detected by its list, after boards and the page’s own API', async () => {
    const context = createFetchContext({ answers: { [careers]: shell } });
    const found = await detect(careers, { ...context, draw: async () => drawnPage(careers, two) });
    expect(found).toMatchObject({
      source: 'drawn',
      slug: careers,
      evidence: '2 openings in a list: “Night Baker”, “Van Driver”, drawn by a browser',
    });
  });

  it('is read as it was drawn, and remembered so', async () => {
    const { fetched, titles } = await scan(drawnPage(careers, two));
    expect([titles, fetched.complete]).toEqual([['Night Baker', 'Van Driver'], true]);
    expect(fetched.recipe).toMatchObject({ means: 'listing', item: 'ul.jobs li', isDrawn: true });
  });

  it('is read on all pages of its list', async () => {
    const pages = [two, list('Tea Buyer', 'Clerk')].map((body) => webDocument(careers, { body }));
    const { fetched, titles } = await scan(
      drawnPage(careers, list('Tea Buyer', 'Clerk'), { pages }),
    );
    expect(titles).toEqual(['Night Baker', 'Van Driver', 'Tea Buyer', 'Clerk']);
    expect(new Set(fetched.documents.map(({ url }) => url)).size).toBe(fetched.documents.length);
  });

  it('closes nothing if it was not drawn to its end', async () => {
    const { fetched } = await scan(
      drawnPage(careers, two, { isWhole: false, left: 'too many clicks' }),
    );
    expect(fetched).toMatchObject({ complete: false, omitted: [{ reason: 'too many clicks' }] });
  });

  it('cannot be read without a browser', async () => {
    await expect(drawn.fetch(careers, createFetchContext({ answers: {} }))).rejects.toMatchObject({
      code: 'browser_missing',
    });
  });
});

/** Draws what the answers hold; "…" marks a page that is not drawn to its end. */
async function draw(this: FetchContext, url: string): Promise<DrawnPage> {
  const { body } = await this.fetch({ url, expect: 'html' });
  return drawnPage(url, body, { isWhole: !body.includes('…') });
}

sourceSuite('drawn', {
  slug: careers,
  context: { draw },
  documentOf: (json) => list((JSON.parse(json) as { readonly title: string }).title),
  opening: { title: 'Clerk' },
  lists: [
    ['a page drawn to its end', { [careers]: two }, true],
    ['a page that goes on', { [careers]: two.replace('</ul>', '</ul>…') }, false],
    ['a page without openings', { [careers]: shell }, 'no_openings_found'],
    [
      'a page that fails',
      { [careers]: new AppError('page_not_found', { url: careers, status: 404 }) },
      'page_not_found',
    ],
  ],
});
