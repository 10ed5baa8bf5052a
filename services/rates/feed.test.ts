import { afterEach, expect, it, vi } from 'vitest';
import { feedUrl, fetchRates, toRates } from './feed.ts';

const feed = {
  date: '2026-09-29',
  usd: { usd: 1, eur: 0.85, gbp: 0.74, btc: 0.00001, xau: 0.0003 },
};

afterEach(() => vi.unstubAllGlobals());

const answer = (response: () => Promise<Response>) => {
  const asked = vi.fn(response);
  vi.stubGlobal('fetch', asked);
  return asked;
};

it('keeps the currencies of countries, with the day', () => {
  expect(toRates(feed)).toEqual({
    date: '2026-09-29',
    perDollar: { EUR: 0.85, GBP: 0.74, USD: 1 },
  });
});

it('leaves out rates that are none', () => {
  const { perDollar } = toRates({ ...feed, usd: { ...feed.usd, sek: 0, nok: -1 } });
  expect(Object.keys(perDollar).toSorted()).toEqual(['EUR', 'GBP', 'USD']);
});

it('asks the feed, or its mirror', async () => {
  const asked = answer(async () => Response.json(feed));
  await fetchRates({});
  await fetchRates({ [new URL(feedUrl).origin]: 'http://127.0.0.1:4010/cdn' });
  const urls = asked.mock.calls.map((call) => String((call as unknown[])[0]));
  expect(urls[0]).toBe(feedUrl);
  expect(urls[1]).toMatch(/^http:\/\/127\.0\.0\.1:4010\/cdn\/npm\//);
});

it.each<[string, () => Promise<Response>]>([
  ['it is no JSON', async () => new Response('<html>')],
  ['it is another table', async () => Response.json({ date: '2026-09-29', eur: {} })],
  ['dollars are missing', async () => Response.json({ ...feed, usd: { eur: 0.9 } })],
  ['it is not there', async () => new Response('', { status: 404 })],
  ['nobody is online', () => Promise.reject(new TypeError('fetch failed'))],
])('says so if %s', async (_, response) => {
  answer(response);
  await expect(fetchRates({})).rejects.toMatchObject({ code: 'rates_unavailable' });
});
