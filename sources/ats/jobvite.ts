import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { boardName, boardSegments, vendorHost } from '../board-address.ts';
import type { Listed } from '../board-list.ts';
import { getPage } from '../board-request.ts';
import { line, required } from '../fields/lenient.ts';
import { locationUnlessCounted } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { rowsOf } from '../html-rows.ts';
import { pagedBoardWithDetails } from '../list-details.ts';
import { pageWith } from '../page-text.ts';
import { rowList } from '../row-list.ts';

const origin = 'https://jobs.jobvite.com';

const Entry = z.object({ id: required, title: line, place: line });
type Entry = z.output<typeof Entry>;

/**
 * The search pages of a Jobvite careers site; other pages of the site may show only some openings.
 * At about one board in a hundred an opening stands on two pages, so that its list stays unproven.
 */
export const jobvite = pagedBoardWithDetails({
  slugOf,
  request: (slug, { page }) => getPage(`${origin}/${slug}/search?p=${page}`),
  pageSize: 50,
  // A company that left leads to the vendor's own site, with a status of 200.
  judge: ({ finalUrl }) =>
    /^https?:\/\/([\w-]+\.)?jobvite\.com\/[^#]*[?&]invalid=1\b/.test(finalUrl) ? 'missing' : null,
  list: listIn,
  schema: Entry,
  id: ({ id }) => id,
  detail: {
    request: ({ id }, slug) => getPage(addressOf(id, slug)),
    ...pageWith('.jv-job-detail-description'),
  },
  posting,
});

/** New sites have their name after `careers`. */
function slugOf(url: URL): string | null {
  const [first, second] = boardSegments(url);
  if (vendorHost(url) !== 'jobs.jobvite.com') return null;
  return boardName(first === 'careers' ? second : first);
}

/** Companies change the rows, but each leads to an opening: by a link, or by a script. */
const rows = {
  row: 'tr, li, div.tr',
  parts: {
    link: 'a[href*="/job/"]@href',
    script: '@onclick',
    title: '.title',
    name: '.jv-job-list-name',
    label: 'a[href*="/job/"]',
    place: '.jv-job-list-location',
  },
} as const;

const counter = rowList({
  container: 'body',
  row: 'none',
  parts: {},
  range: '.jv-pagination-text',
});

/** Each opening of a page, with its title and place if its row has a known form. */
function listIn(document: WebDocument): Listed {
  const { body: html, finalUrl: url } = document;
  const { total = null } = counter(document);
  const entries = new Map<string, object>();
  for (const { link, script, place, ...named } of rowsOf(html, url, rows)) {
    const id = idIn(link ?? script ?? '');
    if (id !== null && !entries.has(id)) {
      entries.set(id, { id, place, title: named.title ?? named.name ?? named.label });
    }
  }
  for (const [, id = ''] of html.matchAll(opening)) if (!entries.has(id)) entries.set(id, { id });
  if (entries.size === 0 && total === null && !/No results found/i.test(html)) {
    throw new AppError('unreadable_content', { url, reason: 'the page lists no openings' });
  }
  return { entries: [...entries.values()], total };
}

const opening = /\/[\w-]+\/job\/([\w-]+)/g;

const idIn = (address: string): string | null => /\/job\/([\w-]+)/.exec(address)?.[1] ?? null;

function addressOf(id: string, slug: string): string {
  return `${origin}/${slug}/job/${id}`;
}

/** Null if neither the list nor the page has a title. */
function posting(entry: Entry, page: RawPosting | null, slug: string): RawPosting | null {
  const title = entry.title || page?.title;
  if (!title) return null;
  const listed = rawPosting({
    externalId: entry.id,
    title,
    url: addressOf(entry.id, slug),
    locations: [locationUnlessCounted(entry.place)],
  });
  return joinPostings(listed, page);
}
