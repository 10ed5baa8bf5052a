import { AppError } from '#core/errors.ts';
import { resolveLink } from '#core/url.ts';
import type { WebDocument } from '#core/web-document.ts';
import { isRecord, toCount, toLine } from '../fields/lenient.ts';
import { readJson } from '../json-document.ts';
import { xmlList } from '../xml-feed.ts';
import { type FeedEntry, fieldsOf, firstLine, linkOf } from './feed-fields.ts';

export type Feed = {
  readonly entries: readonly FeedEntry[];
  readonly title: string | null;
  /** True for a list of jobs by its form, such as `<source><job>`; false for RSS and the like. */
  readonly isJobList: boolean;
  /** True if the titles begin with employers: "Acme: Clerk". */
  readonly hasEmployers: boolean;
  /** Entries the feed says there are; null if it does not say. */
  readonly total: number | null;
  /** Absolute; null on the last page of a feed in pages, and for one without pages. */
  readonly next: string | null;
  /** The feed says that it holds all entries (RFC 5005, 2). */
  readonly isWhole: boolean;
};

/** The elements that hold entries, by the root of the document in lower case. */
const syndicated = { rss: 'item', 'rdf:rdf': 'item', feed: 'entry' };
const jobLists = {
  source: 'job',
  jobs: 'job',
  joblist: 'job',
  jobfeed: 'job',
  'job-listing': 'job',
  joblistings: 'job',
  offers: 'offer',
  positions: 'position',
  vacancies: 'vacancy',
  trovit: 'ad',
};

const plainNames: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...syndicated, ...jobLists }),
);

/** The first element of a document, after declarations and comments. */
const rootElement =
  /^\s*(?:<\?[^>]{0,2000}>\s*|<!DOCTYPE[^>]{0,2000}>\s*|<!--[\s\S]{0,5000}?-->\s*)*<([A-Za-z][\w:.-]*)/;

export function feedRootOf(body: string): string | null {
  const root = rootElement.exec(body.slice(0, 20_000).replace(/^\ufeff/, ''))?.[1];
  return root !== undefined && plainNames.has(root.toLowerCase()) ? root : null;
}

/** True for a document that may be a feed, rather than a page. */
export const isFeed = (body: string): boolean => feedRootOf(body) !== null || /^\s*\{/.test(body);

/**
 * Reads RSS, Atom, RSS 1.0, JSON Feed and lists of jobs in XML. Throws AppError for any other
 * document, and for half a feed.
 */
export function readFeed(document: WebDocument): Feed {
  const root = feedRootOf(document.body);
  if (root === null && /^\s*\{/.test(document.body)) return readJsonFeed(document);
  const isJobList = Object.hasOwn(jobLists, (root ?? '').toLowerCase());
  const plain = plainNames.get((root ?? '').toLowerCase()) ?? 'item';
  const first = new RegExp(`<((?:[\\w-]{1,20}:)?${plain})[\\s>]`, 'i').exec(document.body);
  const item = first?.[1] ?? plain;
  const { entries } = xmlList(item, root ?? 'rss')(document);
  const head = document.body.slice(0, first?.index ?? 20_000);
  return {
    ...listOf(entries),
    title: toLine(/<title[^>]{0,200}>(?:<!\[CDATA\[)?([^<\]]{1,300})/i.exec(head)?.[1]),
    isJobList,
    total: totalIn(head),
    next: nextIn(document),
    isWhole: /<fh:complete\s*\/?>/i.test(head),
  };
}

function readJsonFeed(document: WebDocument): Feed {
  const feed = readJson(document);
  const { finalUrl: url } = document;
  const isKnown =
    isRecord(feed) && Array.isArray(feed.items) && /jsonfeed/i.test(toLine(feed.version) ?? '');
  if (!isKnown) {
    throw new AppError('unexpected_content', { url, expected: 'a feed', got: 'other JSON' });
  }
  const next = toLine(feed.next_url);
  return {
    ...listOf(Array.isArray(feed.items) ? feed.items : []),
    title: toLine(feed.title),
    isJobList: false,
    total: null,
    next: next === null ? null : resolveLink(next, url),
    isWhole: false,
  };
}

function listOf(raw: readonly unknown[]): Pick<Feed, 'entries' | 'hasEmployers'> {
  const entries = raw.map(fieldsOf);
  const employers = entries.map((entry) => splitTitle(firstLine(entry, 'title') ?? ''));
  const isStated = entries.some((entry) => firstLine(entry, 'company') !== null);
  const hasEmployers = !isStated && entries.length >= fewTitles && !employers.includes(null);
  return { entries, hasEmployers };
}

/** Two titles may have a colon by chance. */
const fewTitles = 3;

/** "Acme: Clerk" as the employer and the job; null for other titles. */
export function splitTitle(title: string): readonly [company: string, title: string] | null {
  const [, company, rest] = /^([^:]{2,60}?)\s*:\s+(\S.*)$/.exec(title) ?? [];
  return company === undefined || rest === undefined ? null : [company, rest];
}

/** Of the whole list, stated before its first entry. */
function totalIn(head: string): number | null {
  const stated =
    /<(?:\w+:)?(?:total|totalresults|total_?jobs|job_?count|jobs_?count|number_?of_?jobs|record_?count)>\s*(\d{1,6})\s*</i.exec(
      head,
    ) ??
    /<\w[\w-]*\s[^>]{0,500}?\b(?:total|totaljobs|count|jobcount)\s*=\s*["'](\d{1,6})["']/i.exec(
      head,
    );
  return toCount(stated?.[1]);
}

/** RFC 5005, 3: the next page of a feed, a link before its entries or after them. */
function nextIn({ body, finalUrl }: WebDocument): string | null {
  for (const [tag] of body.matchAll(/<(?:atom:)?link\s[^<>]{1,2000}>/gi)) {
    if (!/\brel\s*=\s*["']next["']/i.test(tag)) continue;
    return linkOf(tag, finalUrl);
  }
  return null;
}
