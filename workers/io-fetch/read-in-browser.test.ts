import { describe, expect, it } from 'vitest';
import type { DrawnPage } from '#core/drawn-page.ts';
import { AppError } from '#core/errors.ts';
import { type Answer, createFetchContext, webDocument } from '#tests/support/fetch-context.ts';
import { fetchListing } from './fetch-listing.ts';

const page = 'https://example.com/careers';
const job = (title: string) =>
  `<!doctype html><title>${title}</title><h1>${title}</h1><h2>Your tasks</h2><p>You do what a ${title} does. Apply now.</p>`;
const list = (titles: readonly string[]) =>
  `<!doctype html><title>Careers</title><h1>Careers</h1><h2>Open positions</h2><ul>${titles
    .map((title) => `<li><a href="/jobs/${title}">${title}</a> <span>Berlin</span></li>`)
    .join('')}</ul>`;

const all = ['Baker', 'Cook', 'Driver', 'Accountant', 'Electrician'];
const details = Object.fromEntries(
  all.map((title) => [`https://example.com/jobs/${title}`, job(title)]),
);
const drawnAs = (body: string): DrawnPage => ({
  ...{ document: webDocument(page, { body }), answers: [], steps: [], pages: [] },
  ...{ isWhole: true, left: null },
});

/** Reads a company that is known by the list on its own page. */
function read(
  plain: Answer,
  draw: (() => Promise<DrawnPage>) | undefined,
  known: { readonly source: string | null; readonly slug: string | null } = {
    ...{ source: 'listing', slug: page },
  },
) {
  const context = createFetchContext({ answers: { [page]: plain, ...details } });
  const wanted = { ...known, name: 'Acme', inBrowser: true };
  return fetchListing(wanted, { ...context, ...(draw !== undefined && { draw }) });
}

const notes = async (listing: ReturnType<typeof read>) =>
  (await listing).fetched.omitted.filter(({ what }) => what === 'the page in a browser');

describe('a page that is read in a browser because the user asks for it', () => {
  it('is read that way from then on if it shows more', async () => {
    const listing = read(list(all.slice(0, 3)), async () => drawnAs(list(all)));
    expect(await listing).toMatchObject({ source: 'drawn', slug: page });
    expect(await notes(listing)).toEqual([]);
  });

  it.each([
    ['the same', all],
    ['fewer', all.slice(0, 2)],
  ])('is read as before if it shows %s', async (_name, shown) => {
    const listing = read(list(all), async () => drawnAs(list(shown)));
    expect(await listing).toMatchObject({ source: 'listing' });
    expect(await notes(listing)).toEqual([]);
  });

  it.each([
    ['it shows no openings', async () => drawnAs('<h1>Hello</h1>'), 'it shows no openings'],
    ['there is no browser', () => Promise.reject(new AppError('browser_missing', {})), /Chrome/],
    [
      'a wall stands there',
      () => Promise.reject(new AppError('challenge_page', { url: page, kind: 'captcha' })),
      /automated/,
    ],
    [
      'it is not ready in time',
      () => Promise.reject(new AppError('page_too_slow', { url: page, timeoutMs: 60_000 })),
      /was not ready/,
    ],
    ['drawing is switched off', undefined, /switched off/],
  ])('is read as before, with the reason, if %s', async (_name, draw, reason) => {
    const listing = read(list(all), draw);
    expect(await listing).toMatchObject({ source: 'listing', fetched: { complete: true } });
    expect(await notes(listing)).toEqual([
      { what: 'the page in a browser', reason: expect.stringMatching(reason) },
    ]);
  });

  it('is read that way if it can be read in no other', async () => {
    const listing = read('<h1>Hello</h1>', async () => drawnAs(list(all)));
    expect(await listing).toMatchObject({ source: 'drawn' });
  });

  it('is read that way at its first scan, too', async () => {
    const unknown = { source: null, slug: null };
    const listing = read(list(all.slice(0, 3)), async () => drawnAs(list(all)), unknown);
    expect(await listing).toMatchObject({ source: 'drawn' });
  });

  it('fails as any scan does if nothing can be read', async () => {
    const listing = read('<h1>Hello</h1>', async () => drawnAs('<h1>Hello</h1>'));
    await expect(listing).rejects.toMatchObject({ code: 'no_openings_found' });
  });

  it('names a job board that the page shows, and does not go there unasked', async () => {
    const board = '<h1>Jobs</h1><iframe src="https://jobs.lever.co/acme"></iframe>';
    const frame = `${board}<div data-frame="https://jobs.lever.co/acme"></div>`;
    const listing = read(list(all), async () => drawnAs(frame));
    expect(await listing).toMatchObject({ source: 'listing' });
    expect((await notes(listing))[0]?.reason).toMatch(/Lever/);
  });
});
