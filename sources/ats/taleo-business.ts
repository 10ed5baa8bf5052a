import { z } from 'zod';
import { isHostOf } from '#core/url.ts';
import { vendorHost } from '../board-address.ts';
import { getPage, type VendorAnswer, type Verdict } from '../board-request.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { jobPage } from '../job-page.ts';
import { pagedBoardWithDetails } from '../list-details.ts';
import { rowList } from '../row-list.ts';

const Row = z.object({ url: z.string().regex(/[?&]rid=\d+/), title: z.string() });

/**
 * The pages of Taleo Business Edition, which have no public documentation. The slug is the address
 * of a search: `phh.tbe.taleo.net/phh01/ats/careers/v2/searchResults?org=ACME&cws=37`. The list ends
 * at a page with fewer than ten openings.
 */
export const taleoBusiness = pagedBoardWithDetails({
  slugOf,
  request: (slug, { offset }) =>
    getPage(
      offset === 0
        ? `https://${slug}`
        : `https://${slug}&next&rowFrom=${offset}&act=null&sortColumn=null&sortOrder=null`,
    ),
  pageSize: 10,
  judge,
  // The other cells have no labels, and another order at each company: the page tells.
  list: rowList({
    container: '[class*="oracletaleocwsv2-"]',
    row: 'a.viewJobLink',
    parts: { url: '@href', title: '' },
    needs: 'title',
    key: 'url',
  }),
  schema: Row,
  id: idOf,
  detail: { request: ({ url }) => getPage(url), ...jobPage },
  posting: (row, page) =>
    joinPostings(rawPosting({ externalId: idOf(row), title: row.title, url: row.url }), page),
});

/** Any page of a company's site names the company and the number of the site. */
function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const [path] = /^\/\w+\/ats\/careers\/v2\/(?=\w)/.exec(url.pathname) ?? [];
  const [org, site] = [url.searchParams.get('org'), url.searchParams.get('cws')];
  const isNamed = /^[\w-]+$/.test(org ?? '') && /^\d+$/.test(site ?? '');
  if (!isHostOf(host, 'tbe.taleo.net') || path === undefined || !isNamed) return null;
  return `${host}${path}searchResults?org=${org}&cws=${site}`;
}

/** The page of an opening that is gone answers like any other. */
function judge({ body, finalUrl }: VendorAnswer): Verdict | null {
  const isGone = /no longer available/i.test(body) && !body.includes('JobPosting');
  return /\/viewRequisition/.test(finalUrl) && isGone ? 'missing' : null;
}

function idOf({ url }: z.output<typeof Row>): string {
  return /[?&]rid=(\d+)/.exec(url)?.[1] ?? url;
}
