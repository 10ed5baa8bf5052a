import { describe, expect, it } from 'vitest';
import type { DrawnPage } from '#core/drawn-page.ts';
import { AppError } from '#core/errors.ts';
import { sourceSuite } from '#tests/suites/source.ts';
import { drawnPage } from '#tests/support/drawn-page.ts';
import { createFetchContext, webDocument } from '#tests/support/fetch-context.ts';
import { detect } from '../detect.ts';
import type { FetchContext } from '../source.ts';
import { drawn } from './drawn.ts';
import { listing } from './listing.ts';

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

const more = '<button type="button">Load more</button>';
const begun = two.replace('</ul>', `</ul>${more}`);
const whole = list('Night Baker', 'Van Driver', 'Tea Buyer');

describe('a plain list that goes on by a script', () => {
  const scanPlain = async (body: string, draw?: () => Promise<DrawnPage>) => {
    const base = createFetchContext({ answers: { [careers]: body } });
    const fetched = await listing.fetch(careers, draw === undefined ? base : { ...base, draw });
    const { postings } = listing.parse({ ...fetched, slug: careers, url: careers });
    return { count: postings.length, complete: fetched.complete };
  };
  const failing = (code: 'browser_missing' | 'cancelled') => async (): Promise<DrawnPage> => {
    throw new AppError(code, {});
  };

  it('is read as a browser draws it', async () => {
    expect(await scanPlain(begun, async () => drawnPage(careers, whole))).toEqual({
      count: 3,
      complete: true,
    });
  });

  it('closes nothing if it was not drawn to its end', async () => {
    const page = drawnPage(careers, whole, { isWhole: false, left: 'too many clicks' });
    expect(await scanPlain(begun, async () => page)).toEqual({ count: 3, complete: false });
  });

  it('closes nothing if a browser shows no more', async () => {
    expect(await scanPlain(begun, async () => drawnPage(careers, two))).toEqual({
      count: 2,
      complete: false,
    });
  });

  it('closes nothing without a browser, or if it fails', async () => {
    const part = { count: 2, complete: false };
    expect(await scanPlain(begun)).toEqual(part);
    expect(await scanPlain(begun, failing('browser_missing'))).toEqual(part);
  });

  it('is given up when the scan is', async () => {
    await expect(scanPlain(begun, failing('cancelled'))).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('is not drawn if it does not go on', async () => {
    expect(await scanPlain(two, failing('cancelled'))).toEqual({ count: 2, complete: true });
  });
});

describe('a control of a drawn list', () => {
  it('that brought nothing leaves the list unproven', async () => {
    const { fetched } = await scan(drawnPage(careers, begun));
    expect(fetched.complete).toBe(false);
  });

  it.each([['load_more'], ['next_page'], ['show_all'], ['scrolled'], ['opened_tab']] as const)(
    'may stay once the list was brought: %s',
    async (kind) => {
      const steps = [{ kind, label: 'Load more', count: 2 }];
      const { fetched } = await scan(drawnPage(careers, begun, { steps }));
      expect(fetched.complete).toBe(true);
    },
  );
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
