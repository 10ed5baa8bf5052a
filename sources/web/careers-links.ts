import { resolveLink } from '#core/url.ts';
import { walkHtml } from '../html-walk.ts';
import { siteName, siteOf } from '../site.ts';
import type { Page } from '../source.ts';
import { belonging, careersPhrases } from './careers-words.ts';
import { jobWords } from './job-words.ts';
import { pageKey } from './page-key.ts';

/** The best links of a page; more would be guesses. */
const maxFound = 3;

/**
 * The links of a page that lead to its company's openings, surest first: those with a label such as
 * "Offene Stellen" or "Careers at Acme", or an address such as `/karriere`.
 */
export function careersLinks(page: Page): readonly string[] {
  if (page.html === null) return [];
  const own = pageKey(page.url.href);
  const found = new Map<string, number>();
  for (const { url, label } of linksIn(page.html, page.url.href)) {
    const score = scoreOf(url, label, page.url);
    const key = pageKey(url.href);
    if (score > 0 && key !== own) found.set(url.href, Math.max(score, found.get(url.href) ?? 0));
  }
  return [...found]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, maxFound)
    .map(([url]) => url);
}

/** True for the first page of a site, in one of its languages; not for that of a careers site. */
export function isFrontPage({ hostname, pathname }: URL): boolean {
  const isCareersSite = hostname.split(/[.-]/).some((label) => jobWords.isAny(label));
  return (
    !isCareersSite &&
    /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?)?(?:(?:index|home|default)(?:\.\w{2,5})?\/?)?$/i.test(
      pathname,
    )
  );
}

type Link = { readonly url: URL; readonly label: string };

/** No page has more; each link costs some looks. */
const maxLinks = 5_000;

function linksIn(html: string, pageUrl: string): readonly Link[] {
  const links: Link[] = [];
  let base = pageUrl;
  let open: { readonly href: string; readonly name: string; text: string } | null = null;
  const close = (): void => {
    const address = open === null ? null : resolveLink(open.href, base);
    if (open !== null && address !== null && links.length < maxLinks) {
      links.push({ url: new URL(address), label: open.text.trim() || open.name });
    }
    open = null;
  };
  walkHtml(html, {
    onopentag(name, attributes) {
      if (name === 'base' && attributes.href) base = resolveLink(attributes.href, base) ?? base;
      if (name === 'img' && open !== null) open.text += ` ${attributes.alt ?? ''} `;
      if (name !== 'a' && name !== 'area') return;
      close();
      const { href, title = '', 'aria-label': label = title } = attributes;
      if (href !== undefined) open = { href, name: label, text: '' };
    },
    ontext(text) {
      if (open !== null && open.text.length < 200) open.text += text;
    },
    onclosetag(name) {
      if (name === 'a' || name === 'area') close();
    },
  });
  return links;
}

/** Profiles of the company at others list few of its openings, and refuse to be read. */
const elsewhere =
  /(?:^|\.)(?:linkedin|facebook|instagram|youtube|twitter|x|xing|kununu|glassdoor|indeed|stepstone|tiktok|google|wikipedia)\.[a-z.]{2,6}$/;

function scoreOf(url: URL, label: string, page: URL): number {
  if (url.host === page.host && url.pathname === page.pathname && url.hash !== '') return 0;
  if (elsewhere.test(url.hostname) || /\.(?:pdf|docx?|jpe?g|png|zip)$/i.test(url.pathname))
    return 0;
  const byLabel = labelScore(label, siteName(page.hostname));
  const isOwn = siteOf(url.hostname) === siteOf(page.hostname);
  const byAddress = isOwn || byLabel > 0 ? addressScore(url) : 0;
  return byLabel * 2 + byAddress;
}

const openings = 4;
const careers = 3;

const scores: ReadonlyMap<string, number> = new Map(
  Object.values(careersPhrases).flatMap((phrases) => [
    ...phrases.careers.split('|').map((phrase) => [phrase, careers] as const),
    ...phrases.openings.split('|').map((phrase) => [phrase, openings] as const),
  ]),
);

/** Longer labels are headlines. */
const longestLabel = 60;

/** 4 for a list of openings, 3 for a careers page, less for a label with more in it, else 0. */
function labelScore(label: string, company: string): number {
  const text = plain(label);
  if (text === '' || text.length > longestLabel) return 0;
  const whole = phraseScore(text, company);
  if (whole > 0) return whole;
  const parts = text.split(belonging.between);
  if (parts.length < 2 || parts.length > 3) return 0;
  return Math.max(0, Math.max(...parts.map((part) => phraseScore(part, company))) - 1);
}

function phraseScore(text: string, company: string): number {
  const bare = text.replace(belonging.before, '');
  const exact =
    scores.get(bare) ?? scores.get(bare.replace(new RegExp(`^${escaped(company)}\\s+`), ''));
  if (exact !== undefined) return exact;
  const words = bare.split(' ');
  for (let count = Math.min(4, words.length - 1); count > 0; count -= 1) {
    const score = scores.get(words.slice(0, count).join(' '));
    if (score === undefined) continue;
    const rest = words.slice(count).join(' ');
    if (belonging.after.test(rest) || rest === company) return score - 1;
  }
  return 0;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Lower case, with one kind of apostrophe, without counts, arrows and marks at its ends. */
const plain = (label: string): string =>
  label
    .normalize('NFC')
    .toLowerCase()
    // The dot of a Turkish capital İ.
    .replaceAll('\u0307', '')
    .replaceAll(/['`´ʼ]/g, '’')
    .replace(/\(\s*\d+\s*\)|\d+$/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/** As they stand in addresses: in ASCII, without gaps. A square is "praça" in Portuguese. */
const addressWords = new Set(
  [...scores.keys(), 'rabota', 'robota', 'vakansii', 'vacansii', 'karera', 'jobboerse']
    .map(compact)
    .filter(
      (word) => !['praca', 'talento', 'stellen', 'poist', 'employment', 'joinus'].includes(word),
    ),
);

const languageOnly =
  /^(?:[a-z]{2}(?:[-_][a-z]{2})?|about|about-?us|company|unternehmen|ueber-uns|index\.\w+)$/i;

/** 2 for an address that ends in a word for careers, under nothing but a language or "about". */
function addressScore({ hostname, pathname }: URL): number {
  const parts = pathname.split('/').flatMap((part) => (part === '' ? [] : decoded(part)));
  const left = parts.filter((part) => !languageOnly.test(part));
  if (left.length === 0) return addressWords.has(hostname.split('.')[0] ?? '') ? 2 : 0;
  const isAll = left.every((part) => addressWords.has(compact(part.replace(/\.\w{2,5}$/, ''))));
  return isAll ? 2 : 0;
}

function compact(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray percent sign: the raw part is the best reading.
    return part;
  }
}
