import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { fetchDetails } from './detail-requests.ts';

const urls = Array.from({ length: 12 }, (_, n) => `https://vendor.example/${n}`);
const all = Object.fromEntries(urls.map((url) => [url, url]));

const run = async (answers: Readonly<Record<string, Answer>>, maxBytes?: number) => {
  const context = createFetchContext({ answers });
  const request = (url: string) => context.fetch({ url, expect: 'json' });
  return { context, details: await fetchDetails(urls, request, context, maxBytes) };
};

describe('fetchDetails', () => {
  it('returns documents in the order of the addresses', async () => {
    const { details } = await run(all);
    expect(details.documents.map(({ url }) => url)).toEqual(urls);
  });

  it('asks eight at a time', async () => {
    const { context } = await run(all);
    expect(context.atOnce()).toBe(8);
  });

  it('leaves out failed addresses and gives the reason', async () => {
    const error = new AppError('server_error', { url: 'https://vendor.example/3', status: 502 });
    const { details } = await run({ ...all, 'https://vendor.example/3': error });
    expect(details).toMatchObject({
      documents: { length: 11 },
      omitted: [{ what: 'https://vendor.example/3', reason: error.message }],
      failure: error,
    });
  });

  it('stops asking a host that asks to be left alone', async () => {
    const error = new AppError('rate_limited', { host: 'vendor.example', retryAfterMs: 60_000 });
    const { context, details } = await run({ ...all, 'https://vendor.example/0': error });
    expect(context.requests.length).toBeLessThan(urls.length);
    expect(details.omitted.at(-1)).toMatchObject({ reason: 'not asked for after that' });
  });

  it('skips missing documents without an omission', async () => {
    const { 'https://vendor.example/3': _gone, ...others } = all;
    const { details } = await run(others);
    expect(details).toMatchObject({ documents: { length: 11 }, omitted: [], failure: null });
  });

  it('reports that all are gone', async () => {
    const { details } = await run({});
    expect(details).toMatchObject({
      documents: [],
      omitted: [],
      failure: { code: 'page_not_found', details: { url: urls[0] } },
    });
  });

  it('stops when the listing grows too large, and reports it', async () => {
    const { context, details } = await run(all, 1);
    const asked = context.requests.length;
    expect(asked).toBe(8);
    expect(details).toMatchObject({
      documents: { length: asked },
      omitted: [{ what: '4 openings', reason: 'the listing is larger than 100 MB' }],
    });
  });

  it('leaves the rest for the next scan when it is late', async () => {
    const context = createFetchContext({ answers: all });
    const request = (url: string) => context.fetch({ url, expect: 'json' });
    const isLate = () => context.requests.length >= 8;
    const details = await fetchDetails(urls, request, { ...context, isLate });
    expect(details).toMatchObject({
      documents: { length: 8 },
      omitted: [{ what: '4 openings', reason: 'left for the next scan' }],
    });
  });

  it('throws when the user cancelled', async () => {
    const cancelled = new AppError('cancelled', {});
    await expect(run({ ...all, 'https://vendor.example/5': cancelled })).rejects.toBe(cancelled);
  });

  it('returns nothing for no addresses', async () => {
    const context = createFetchContext({ answers: {} });
    const details = await fetchDetails([], () => Promise.reject(new Error('no')), context);
    expect(details).toEqual({ documents: [], omitted: [], gone: new Set(), failure: null });
  });
});
