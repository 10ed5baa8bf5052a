import { placeName, placeUnstated, remotePrefix, remoteUnstated } from '#core/place.ts';
import { remembering } from '#core/remember.ts';
import { worldwide } from '#core/world-regions.ts';
import type { PostingRow, Salary } from './model.ts';
import { labels } from './strings/labels.ts';
import { number } from './strings/language.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A past or future age in its shortest form: `now`, `12 min`, `3 h`, `5 d`, `2 mo`, `1 y`. */
export function shortAge(iso: string, nowMs: number): string {
  const ms = Math.abs(nowMs - Date.parse(iso));
  if (Number.isNaN(ms)) return '';
  if (ms < minuteMs) return labels.ages.now;
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)} ${labels.ages.minutes}`;
  if (ms < dayMs) return `${Math.floor(ms / hourMs)} ${labels.ages.hours}`;
  if (ms < 60 * dayMs) return `${Math.floor(ms / dayMs)} ${labels.ages.days}`;
  if (ms < 365 * dayMs) return `${Math.floor(ms / (30 * dayMs))} ${labels.ages.months}`;
  return `${Math.floor(ms / (365 * dayMs))} ${labels.ages.years}`;
}

/** `12 min ago`, `in 3 h`, `just now`. */
export function relativeTime(iso: string, nowMs: number): string {
  const age = shortAge(iso, nowMs);
  if (age === '' || age === labels.ages.now) return labels.ages.justNow;
  return Date.parse(iso) > nowMs ? labels.ages.ahead(age) : labels.ages.ago(age);
}

/** Made once: making it costs far more than using it, and each row of a list has a time. */
const exactTimes = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** The exact time for a tooltip: `26 Nov 2026, 14:20`. */
export const exactTime = (iso: string): string => exactTimes.format(new Date(iso));

/** A day without a time: `26 Nov 2026`, the same in every time zone. */
export const exactDay = (day: string): string => exactDate(`${day}T12:00:00`);

/** `2026-11-26`, where the user is. */
export const localDay = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

export const exactDate = (iso: string): string =>
  new Date(iso).toLocaleDateString(undefined, { dateStyle: 'medium' });

/** `14:20` for today, else with the day. */
export function clockTime(iso: string, nowMs: number): string {
  const at = new Date(iso);
  const time = at.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  if (at.toDateString() === new Date(nowMs).toDateString()) return time;
  return `${at.toLocaleDateString(undefined, { weekday: 'short' })} ${time}`;
}

export function duration(ms: number): string {
  const { durations } = labels;
  const rounded = (n: number, digits: number): string =>
    n.toLocaleString(undefined, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  if (ms < 1_000) return durations.milliseconds(rounded(ms, 0));
  if (ms < minuteMs) return durations.seconds(rounded(ms / 1_000, ms < 10_000 ? 1 : 0));
  if (ms < hourMs) return durations.minutes(rounded(ms / minuteMs, 0));
  return durations.hours(rounded(ms / hourMs, 1));
}

export const count = number;

/** `940`, `7.7K` */
export const shortCount = (n: number): string =>
  n.toLocaleString(undefined, { notation: 'compact', maximumFractionDigits: 1 });

/** `14 MB` */
export const megabytes = (bytes: number): string =>
  labels.megabytes(count(Math.round(bytes / 1_048_576)));

/**
 * Pay in its own currency and period: `€95–120k`, `¥6–8M`, `$45–60/h`, `up to £80k`. `isExact`
 * writes full amounts. Empty without stated pay.
 */
export function pay(salary: Salary, { isExact = false } = {}): string {
  const { min, max, currency, period } = salary;
  const ends = [min, max].filter((amount) => amount !== null);
  if (ends.length === 0) return '';
  const scale = isExact ? asItIs : scaleFor(Math.min(...ends), Math.max(...ends));
  const range = [...new Set(ends.map((amount) => scaled(amount, scale)))].join('–');
  const open = max === null ? '+' : '';
  const from = min === null ? `${labels.pay.upTo} ` : '';
  const per = period === null || period === 'year' ? '' : `/${labels.payPeriods[period]}`;
  const sign = currency === null ? '' : symbolOf(currency);
  return `${from}${sign}${range}${scale.sign}${open}${per}`;
}

type Scale = { readonly sign: string; readonly of: number; readonly digits: 1 | 2 };

const amounts = {
  1: new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }),
  2: new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 }),
} as const;

const asItIs: Scale = { sign: '', of: 1, digits: 2 };

/** Small amounts are written in full: `€9,500–12,000`. Near a million: `ZAR 0.98–1.26M`. */
function scaleFor(least: number, most: number): Scale {
  if (most >= 1_000_000 && least >= 100_000) return { sign: 'M', of: 1_000_000, digits: 2 };
  return least >= 10_000 ? { sign: 'k', of: 1_000, digits: 1 } : asItIs;
}

const scaled = (amount: number, { of, digits }: Scale): string =>
  amounts[digits].format(amount / of);

/** `€`, `A$`: a sign that no other currency has; else the code and a space. */
const symbolOf = remembering((currency) => {
  const parts = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'symbol',
  }).formatToParts(1);
  const symbol = parts.find(({ type }) => type === 'currency')?.value ?? currency;
  return /^[A-Z]{2,}$/.test(symbol) ? `${symbol} ` : symbol;
});

/** A short place: `Berlin · hybrid`, `Berlin +2`, `Remote · EU`. */
export function place({
  locations,
  workplace,
}: Pick<PostingRow, 'locations' | 'workplace'>): string {
  const [first] = locations;
  const name = first === undefined ? '' : placeOf(first);
  const more = locations.length > 1 ? ` +${locations.length - 1}` : '';
  const where = `${name}${more}`;
  const how = workplace === null ? '' : labels.workplaces[workplace];
  if (workplace === 'remote' && !/remote/i.test(name)) {
    return where === '' ? how : `${how} · ${where}`;
  }
  if (how === '' || name.toLowerCase().includes(how.toLowerCase())) return where;
  return where === '' ? how : `${where} · ${how.toLowerCase()}`;
}

const placeOf = ({ city, region, country, text }: PostingRow['locations'][number]): string =>
  city ?? region ?? (country === null ? text : placeName(country));

/** A choice of the Place facet in words: `Berlin, Germany`, `Remote for Germany`. */
export function placeLabel(choice: string): string {
  if (choice === placeUnstated) return labels.places.unstated;
  if (choice === remoteUnstated) return labels.places.remoteUnstated;
  if (!choice.startsWith(remotePrefix)) return placeName(choice);
  const territory = choice.slice(remotePrefix.length);
  return territory === worldwide
    ? labels.places.remoteAnywhere
    : labels.places.remoteFor(placeName(territory));
}

export const hostOf = (url: string): string =>
  URL.parse(url)?.hostname.replace(/^www\./, '') ?? url;

export const shortMessage = (message: string): string =>
  message.replace(/https?:\/\/([^\s/]+)[^\s]*/g, '$1');
