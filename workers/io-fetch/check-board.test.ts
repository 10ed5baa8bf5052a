import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { checkBoard } from './check-board.ts';

const leverList = 'https://api.lever.co/v0/postings/acme?mode=json&limit=20&skip=0';
const website = 'https://acme.example';
const asked = { source: 'lever', slug: 'acme', website };

const check = async (answers: Readonly<Record<string, Answer>>, changes: object = {}) => {
  const context = createFetchContext({ answers });
  const result = await checkBoard({ ...asked, ...changes }, context);
  return { ...result, urls: context.requests.map(({ url }) => url) };
};

const openings = JSON.stringify([{ id: 'a1', text: 'Baker' }]);

describe('checkBoard', () => {
  it('asks a board that answers once, and no other page', async () => {
    expect(await check({ [leverList]: openings })).toMatchObject({
      outcome: 'answers',
      urls: [leverList],
    });
  });

  it('counts the openings: all of a short list, and of a longer one those that it shows', async () => {
    expect(await check({ [leverList]: openings })).toMatchObject({
      openings: { seen: 1, total: 1 },
    });
    const full = JSON.stringify(Array.from({ length: 20 }, (_, n) => ({ id: `a${n}` })));
    expect(await check({ [leverList]: full })).toMatchObject({
      openings: { seen: 20, total: null },
    });
  });

  it('takes the vendor’s word for the number of openings on all pages', async () => {
    const list = 'https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/External/jobs';
    const posting = { title: 'Baker', externalPath: '/job/Berlin/Baker_R1', bulletFields: ['R1'] };
    const found = await check(
      { [list]: JSON.stringify({ total: 2_304, jobPostings: [posting] }) },
      { source: 'workday', slug: 'acme.wd5.myworkdayjobs.com/External' },
    );
    expect(found).toMatchObject({ outcome: 'answers', openings: { seen: 1, total: 2_304 } });
  });

  it('tells a board without openings apart', async () => {
    expect(await check({ [leverList]: '[]' })).toMatchObject({ outcome: 'empty' });
  });

  it('finds the new board of a company that has moved', async () => {
    const page = '<a href="https://jobs.lever.co/acme-group">Jobs</a>'.repeat(3);
    const result = await check({
      [`${website}/`]: page,
      [leverList.replace('acme', 'acme-group')]: openings,
    });
    expect(result).toMatchObject({
      outcome: 'moved',
      movedTo: { url: 'https://jobs.lever.co/acme-group', source: 'lever', slug: 'acme-group' },
    });
  });

  it('calls a board gone only if its vendor says so', async () => {
    expect(await check({})).toMatchObject({ outcome: 'gone', movedTo: null });
    expect(await check({}, { website: null })).toMatchObject({ outcome: 'gone' });
  });

  it.each([
    new AppError('access_denied', { url: leverList, status: 403 }),
    new AppError('maintenance', { url: leverList }),
    new AppError('rate_limited', { host: 'api.lever.co', retryAfterMs: 1_000 }),
    new AppError('network_error', { url: leverList, reason: 'reset' }),
    new AppError('robots_denied', { url: leverList }),
  ])('a failure that tells nothing is unclear: $code', async (error) => {
    expect(await check({ [leverList]: error })).toMatchObject({
      outcome: 'unclear',
      error: { code: error.code },
      urls: [leverList],
    });
  });

  it('looks at the page of a company on its own host', async () => {
    const own = { source: 'json_ld', slug: null };
    const posting =
      '<script type="application/ld+json">{"@type":"JobPosting","title":"Baker"}</script>';
    const page = { 'https://example.com/careers': posting };
    expect(await check(page, own)).toMatchObject({ outcome: 'answers' });
    expect(await check({}, { ...own, website: null })).toMatchObject({ outcome: 'gone' });
  });

  it('ends with the reason of an abort', async () => {
    const stop = new AbortController();
    stop.abort(new AppError('cancelled', {}));
    const context = {
      ...createFetchContext({ answers: {}, signal: stop.signal }),
      fetch: async () => Promise.reject(stop.signal.reason),
    };
    await expect(checkBoard(asked, context)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
