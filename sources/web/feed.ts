import { z } from 'zod';
import { AppError, toAppError, toErrorView } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { addPosting } from '../entries.ts';
import { joinPostings } from '../fields/raw-posting.ts';
import { readJobPage } from '../job-page.ts';
import { fetchPages, pagingOf } from '../paging.ts';
import type {
  FetchContext,
  Fetched,
  Glimpse,
  Page,
  Parsed,
  Source,
  SourceContext,
  SourceMatch,
} from '../source.ts';
import { listingOf } from '../whole-listing.ts';
import { readThinEntries } from './feed-details.ts';
import { type FeedEntry, firstLine, pageOf } from './feed-fields.ts';
import { feedLinks, isNamedForJobs } from './feed-links.ts';
import { entryId, feedPosting } from './feed-posting.ts';
import { isJobAddress } from './job-links.ts';
import { type Feed, feedRootOf, isFeed, readFeed } from './read-feed.ts';

/**
 * Openings in a feed: RSS, Atom, JSON Feed, or XML for job sites. The slug is its address. A feed
 * may hold only the newest openings: its list is whole only if it states its total, says that it is
 * complete, or was read through all its pages (RFC 5005).
 */
export const feed: Source = {
  readsEach: false,
  match: matchFeed,
  probe: findOpenings,
  fetch: fetchFeed,
  parse: ({ documents }) => parseFeeds(documents),
};

function matchFeed(page: Page): SourceMatch | null {
  const { url, html } = page;
  if (html !== null && feedRootOf(html) !== null) {
    return { slug: url.href, confidence: 0.75, evidence: 'the address is a feed' };
  }
  const [link] = feedLinks(page);
  if (link === undefined) return null;
  const isSure = isNamedForJobs(link);
  const name = link.title === '' ? link.url : `"${link.title}"`;
  return {
    slug: link.url,
    confidence: isSure ? 0.35 : 0.3,
    evidence: `the page names the feed ${name}`,
  };
}

const requestFor = (url: string): WebRequest => ({
  url,
  expect: 'text',
  headers: {
    accept:
      'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5',
  },
});

/** The ids of a feed's openings; null for a feed of other things, and for a refusal. */
async function findOpenings(slug: string, context: FetchContext): Promise<Glimpse | null> {
  try {
    const document = await context.fetch(requestFor(slug));
    const read = readFeed(document);
    if (!isOfJobs(read, document.finalUrl)) return null;
    return { ids: idsOf(read, document.finalUrl), total: read.total ?? null };
  } catch (error) {
    if (context.signal.aborted || !(error instanceof AppError)) throw error;
    if (toAppError(error).retry !== 'never') throw error;
    return null;
  }
}

const idsOf = ({ entries }: Feed, url: string): readonly string[] =>
  entries.map((entry) => entryId(entry, url) ?? '');

async function fetchFeed(slug: string, context: SourceContext): Promise<Fetched> {
  const said = { isWhole: false };
  const paging = pagingOf({
    slug,
    pageSize: null,
    request: (_offset, _page, before) =>
      requestFor((before === null ? null : readFeed(before).next) ?? slug),
    list: (document) => {
      const { entries, total, next, isWhole } = readFeed(document);
      said.isWhole ||= isWhole;
      return { entries: entries.map((entry) => entryId(entry, slug)), total, more: next !== null };
    },
    schema: z.string().nullable(),
    id: (id) => id ?? '',
  });
  const read = await fetchPages(paging, context).catch((error: unknown) => {
    throw gone(error);
  });
  const { documents, total, ids, lost, proof } = read;
  const isProven = said.isWhole || total !== null || documents.length > 1;
  const pages = await readThinEntries(documents, context);
  return listingOf({
    documents: [...documents, ...pages.openings],
    remembered: pages.others,
    claimed: total,
    listed: ids.size,
    proof,
    noted: pages.noted,
    lost: [...lost, ...pages.lost, ...(isProven ? [] : [newestOnly])],
  });
}

/** A feed is a page, not a board of that name. */
const gone = (error: unknown): unknown =>
  error instanceof AppError && error.code === 'unknown_board' ? error.cause : error;

const newestOnly: Omission = { what: 'older openings', reason: 'a feed may hold only the newest' };

function parseFeeds(documents: readonly WebDocument[]): Parsed {
  const postings = new Map<string, RawPosting>();
  const skipped: Omission[] = [];
  const failures: unknown[] = [];
  const feeds = documents.filter(({ body }) => isFeed(body));
  const pages = documents.filter(({ body }) => !isFeed(body));
  const details = new Map(pages.map((page) => [page.url.replace(/#.*/, ''), readJobPage(page)]));
  for (const document of feeds) {
    try {
      const { entries, hasEmployers } = readFeed(document);
      for (const entry of entries) {
        const listed = feedPosting(entry, { url: document.finalUrl, hasEmployers });
        if (listed === null) {
          skipped.push(unreadable(entry));
          continue;
        }
        const detail = details.get(listed.url ?? '') ?? null;
        addPosting(postings, joinPostings(listed, detail), skipped);
      }
    } catch (error) {
      failures.push(error);
      skipped.push({ what: document.url, reason: toErrorView(error).message });
    }
  }
  if (failures.length > 0 && failures.length === feeds.length) throw failures[0];
  return { postings: [...postings.values()], skipped };
}

const unreadable = (entry: FeedEntry): Omission => ({
  what: firstLine(entry, 'title') ?? 'an entry',
  reason: 'it has no title or address',
});

/**
 * True for a list of jobs by its form, and for a feed whose entries are: most of them have fields
 * that only jobs have, or addresses of openings. An empty feed counts by its name.
 */
function isOfJobs({ entries, isJobList, title }: Feed, url: string): boolean {
  if (isJobList) return !entries.some((entry) => entry.has('price'));
  if (entries.length === 0) return isNamedForJobs({ url, title: title ?? '' });
  const jobs = entries.filter((entry) => hasJobField(entry) || isAtJob(entry, url));
  return jobs.length * 2 > entries.length;
}

const jobFields: readonly string[] =
  'jobid jobtype joblocation jobtitle employmenttype employer requisitionid salary salarytext minimumsalary expiresat closingdate validthrough jobfunction location'.split(
    ' ',
  );

const hasJobField = (entry: FeedEntry): boolean => jobFields.some((name) => entry.has(name));

function isAtJob(entry: FeedEntry, feedUrl: string): boolean {
  const page = URL.parse(pageOf(entry, feedUrl) ?? '');
  return page !== null && page.hash === '' && isJobAddress(page);
}
