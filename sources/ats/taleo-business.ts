import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { isHostOf } from '#core/url.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { vendorHost } from '../board-address.ts';
import { matchBoard } from '../board-match.ts';
import type { Judge } from '../board-request.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { jobPage, readJobPage } from '../job-page.ts';
import { type DetailedBoard, fetchDetailed, readDetailed } from '../list-details.ts';
import { rowList } from '../row-list.ts';
import { probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

/**
 * The pages of Taleo Business Edition, which have no public documentation. The slug is the address
 * of a search: `phh.tbe.taleo.net/phh01/ats/careers/v2/searchResults?org=ACME&cws=37`. The list ends
 * at a page with fewer than ten openings.
 */
export const taleoBusiness: Source = {
  readsEach: false,
  match: (page) => matchBoard(page, slugOf),
  probe: (slug, context) => probeBoard(listRequest(slug, 0), { ...board, judge }, context),
  fetch: (slug, context) =>
    fetchDetailed(
      { slug, ...board, judge, request: (offset) => listRequest(slug, offset), pageSize: 10 },
      context,
    ),
  parse: (listing) => readDetailed(listing, { ...board, posting }),
};

/** Any page of a company's site names the company and the number of the site. */
function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const [path] = /^\/\w+\/ats\/careers\/v2\/(?=\w)/.exec(url.pathname) ?? [];
  const [org, site] = [url.searchParams.get('org'), url.searchParams.get('cws')];
  const isNamed = /^[\w-]+$/.test(org ?? '') && /^\d+$/.test(site ?? '');
  if (!isHostOf(host, 'tbe.taleo.net') || path === undefined || !isNamed) return null;
  return `${host}${path}searchResults?org=${org}&cws=${site}`;
}

const listRequest = (slug: string, offset: number): WebRequest => ({
  url:
    offset === 0
      ? `https://${slug}`
      : `https://${slug}&next&rowFrom=${offset}&act=null&sortColumn=null&sortOrder=null`,
  expect: 'html',
});

/** The page of an opening that is gone answers like any other. */
const judge: Judge = ({ body, finalUrl }) =>
  /\/viewRequisition/.test(finalUrl) &&
  !body.includes('JobPosting') &&
  /no longer available/i.test(body)
    ? 'missing'
    : null;

const Row = z.object({ url: z.string().regex(/[?&]rid=\d+/), title: z.string() });

const idOf = ({ url }: z.output<typeof Row>): string => /[?&]rid=(\d+)/.exec(url)?.[1] ?? url;

/** The other cells have no labels, and another order at each company: the page tells. */
const board: DetailedBoard<typeof Row> = {
  list: rowList({
    container: '[class*="oracletaleocwsv2-"]',
    row: 'a.viewJobLink',
    parts: { url: '@href', title: '' },
    needs: 'title',
    key: 'url',
  }),
  schema: Row,
  id: idOf,
  detail: { request: ({ url }) => ({ url, expect: 'html' }), ...jobPage },
};

function posting(row: z.output<typeof Row>, page: WebDocument | null): RawPosting {
  const listed = rawPosting({ externalId: idOf(row), title: row.title, url: row.url });
  return joinPostings(listed, readJobPage(page));
}
