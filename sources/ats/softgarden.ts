import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { boardHost } from '../board-address.ts';
import type { Listed } from '../board-list.ts';
import { matchBy } from '../board-match.ts';
import { getJson, getPage } from '../board-request.ts';
import { embeddedJson } from '../embedded-json.ts';
import { listOrFail } from '../entries.ts';
import { isRecord, required } from '../fields/lenient.ts';
import { jobPage } from '../job-page.ts';
import { pagedBoardWithDetails } from '../list-details.ts';
import { wholeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';
import { identifierOf, readJobPosting } from '../web/job-posting.ts';

const signs = {
  slugOf: (url: URL) => {
    const host = boardHost(url, ['career.softgarden.de', 'softgarden.io']);
    return host?.startsWith('matomo.') ? null : host;
  },
  mark: /softgarden\.io\/assets\/|(?:tracker\.softgarden\.de|matomo\.softgarden\.io)/,
};

/** An item of a schema.org DataFeed is a JobPosting. */
const Item = z.preprocess(
  (element) => (isRecord(element) && isRecord(element.item) ? element.item : element),
  z.looseObject({}),
);

const newer = wholeBoard({
  ...signs,
  request: (slug) => getJson(`https://${slug}/jobs.feed.json`),
  list: 'dataFeedElement',
  schema: Item,
  id: (item) => identifierOf(item) ?? '',
  posting: (item, slug) => readJobPosting(item, `https://${slug}/`),
});

const Id = z.preprocess((id) => ({ id }), z.object({ id: required }));

const older = pagedBoardWithDetails({
  ...signs,
  request: (slug) => getPage(`https://${slug}/`),
  pageSize: null,
  list: readIds,
  schema: Id,
  id: ({ id }) => id,
  detail: {
    request: ({ id }, slug) => getPage(`https://${slug}/job/${id}?l=en`),
    ...jobPage,
  },
  posting: ({ id }, page: RawPosting | null) => page && { ...page, externalId: id },
});

/**
 * Career sites of softgarden. The slug is the host: `acme.career.softgarden.de`, a company's own
 * domain, or `acme.softgarden.io` for an older site, which has ids and pages in place of the feed.
 */
export const softgarden: Source = {
  readsEach: false,
  match: matchBy(signs),
  probe: async (slug, context) => (await siteOf(slug).probe?.(slug, context)) ?? null,
  fetch: (slug, context) => siteOf(slug).fetch(slug, context),
  parse: (listing) => siteOf(listing.slug).parse(listing),
};

const siteOf = (slug: string): Source => (slug.endsWith('.softgarden.io') ? older : newer);

/** The page renders its whole list; a script names the ids. */
function readIds(document: WebDocument): Listed {
  const ids = embeddedJson(document, /complete_job_id_list\s*=/);
  return { entries: listOrFail(document, ids, null), more: false };
}
