import { z } from 'zod';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { Rates } from '#core/exchange.ts';
import type { OriginMap } from '#core/origin-map.ts';
import { createMirrors } from '../http/mirrors.ts';

/** The newest version of the npm package that the bundled rates come from. */
export const feedUrl =
  'https://cdn.jsdelivr.net/npm/@fawazahmed0/currency-api@latest/v1/currencies/usd.min.json';

const Feed = z.object({
  date: z.iso.date(),
  usd: z.record(z.string(), z.number()),
});

const longestMs = seconds(20);
const mostBytes = 1_000_000;

/** Fetches the newest rates. Throws `rates_unavailable`. */
export async function fetchRates(originMap: OriginMap): Promise<Rates> {
  try {
    const { url } = createMirrors(originMap).toMirror(new URL(feedUrl));
    const response = await fetch(url, { signal: AbortSignal.timeout(longestMs) });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const text = await response.text();
    if (text.length > mostBytes) throw new Error('the answer is too large');
    return toRates(JSON.parse(text));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? 'it is not a table of rates' : reasonOf(cause);
    throw new AppError('rates_unavailable', { reason }, { cause });
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof SyntaxError) return 'it is not a table of rates';
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === 'TimeoutError') return 'no answer in time';
  return cause.cause instanceof Error ? cause.cause.message : cause.message;
}

/** Of all that the feed has, the currencies of countries: no metals, no coins. Throws ZodError. */
export function toRates(feed: unknown): Rates {
  const { date, usd } = Feed.parse(feed);
  const rates = currenciesInUse().flatMap((code): [string, number][] => {
    const rate = usd[code.toLowerCase()];
    return rate === undefined || !(rate > 0) || !Number.isFinite(rate) ? [] : [[code, rate]];
  });
  const perDollar = Object.fromEntries(rates);
  z.object({ USD: z.literal(1), EUR: z.number(), GBP: z.number() }).parse(perDollar);
  return { date, perDollar };
}

const currenciesInUse = (): readonly string[] =>
  Intl.supportedValuesOf('currency').filter((code) => !/^X/.test(code) || /^X[AOP]F$/.test(code));
