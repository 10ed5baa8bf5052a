import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { boardSubdomain } from '../board-address.ts';
import type { BoardList, ReadList } from '../board-list.ts';
import { matchBoard, matchMarkedHost, strongest } from '../board-match.ts';
import { embeddedJson } from '../embedded-json.ts';
import { listOrFail, readEntries } from '../entries.ts';
import { isRecord, required } from '../fields/lenient.ts';
import { jobPage, readJobPage } from '../job-page.ts';
import { type DetailedBoard, fetchDetailed, readDetailed } from '../list-details.ts';
import { fetchWhole, probeBoard } from '../single-request.ts';
import type { Parsed, Source } from '../source.ts';
import { identifierOf, readJobPosting } from '../web/job-posting.ts';

/**
 * Career sites of softgarden. The slug is the host: `acme.career.softgarden.de`, a company's own
 * domain, or `acme.softgarden.io` for an older site, which has ids and pages in place of the feed.
 */
export const softgarden: Source = {
  readsEach: false,
  match: (page) => strongest(matchBoard(page, slugOf), matchMarkedHost(page, marks)),
  probe: (slug, context) =>
    isOld(slug)
      ? probeBoard(pageRequest(slug), older, context)
      : probeBoard(feedRequest(slug), feed, context),
  fetch: (slug, context) =>
    isOld(slug)
      ? fetchDetailed({ slug, request: () => pageRequest(slug), pageSize: null, ...older }, context)
      : fetchWhole({ slug, request: feedRequest(slug), list: feed.list }, context),
  parse: ({ documents, slug }): Parsed =>
    isOld(slug)
      ? readDetailed({ documents, slug }, { ...older, posting: pagePosting })
      : readEntries(documents, { ...feed, posting: (item) => feedPosting(item, slug) }),
};

const marks = /softgarden\.io\/assets\/|(?:tracker\.softgarden\.de|matomo\.softgarden\.io)/;

function slugOf(url: URL): string | null {
  for (const domain of ['career.softgarden.de', 'softgarden.io']) {
    const name = boardSubdomain(url, domain);
    if (name !== null && name !== 'matomo') return `${name}.${domain}`;
  }
  return null;
}

const isOld = (slug: string): boolean => slug.endsWith('.softgarden.io');

const feedRequest = (slug: string) =>
  ({ url: `https://${slug}/jobs.feed.json`, expect: 'json' }) as const;

/** An item of a schema.org DataFeed is a JobPosting. */
const Item = z.preprocess(
  (element) => (isRecord(element) && isRecord(element.item) ? element.item : element),
  z.looseObject({}),
);
type Item = z.output<typeof Item>;

const feed: BoardList<typeof Item> = {
  list: 'dataFeedElement',
  schema: Item,
  id: (item) => identifierOf(item) ?? '',
};

const feedPosting = (item: Item, slug: string): RawPosting | null =>
  readJobPosting(item, `https://${slug}/`);

const pageRequest = (slug: string) => ({ url: `https://${slug}/`, expect: 'html' }) as const;

/** The page renders its whole list; a script names the ids. */
const readIds: ReadList = (document) => {
  const ids = embeddedJson(document, /complete_job_id_list\s*=/);
  return { entries: listOrFail(document, ids, null), more: false };
};

const Id = z.preprocess((id) => ({ id }), z.object({ id: required }));

const older: DetailedBoard<typeof Id> = {
  list: readIds,
  schema: Id,
  id: ({ id }) => id,
  detail: {
    request: ({ id }, slug) => ({ url: `https://${slug}/job/${id}?l=en`, expect: 'html' }),
    ...jobPage,
  },
};

function pagePosting({ id }: z.output<typeof Id>, page: Parameters<typeof readJobPage>[0]) {
  const posting = readJobPage(page);
  return posting === null ? null : { ...posting, externalId: id };
}
