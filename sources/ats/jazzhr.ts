import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { boardName, boardSegments, boardSubdomain, vendorHost } from '../board-address.ts';
import { matchBoard } from '../board-match.ts';
import type { Judge } from '../board-request.ts';
import { line, required } from '../fields/lenient.ts';
import { distinctLocations, namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { type DetailedBoard, fetchWholeDetailed, readDetailed } from '../list-details.ts';
import { pageWith, readPage } from '../page-text.ts';
import { rowList } from '../row-list.ts';
import { probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

/** The list that JazzHR makes for other sites to embed: one table, whatever the company's theme. */
export const jazzhr: Source = {
  readsEach: false,
  match: (page) => matchBoard(page, slugOf),
  probe: (slug, context) => probeBoard(listRequest(slug), { ...board, judge }, context),
  fetch: (slug, context) =>
    fetchWholeDetailed({ slug, judge, ...board, request: listRequest(slug) }, context),
  parse: ({ documents, slug }) =>
    readDetailed(
      { documents, slug },
      { ...board, posting: (row, page) => posting(row, page, slug) },
    ),
};

const domain = 'applytojob.com';

/** The vendor's own host serves feeds and widgets: `app.jazz.co/feeds/export/jobs/acme`. */
function slugOf(url: URL): string | null {
  if (vendorHost(url) !== 'app.jazz.co') return boardSubdomain(url, domain);
  const segments = boardSegments(url);
  const isFeed = segments.slice(0, 3).join('/') === 'feeds/export/jobs';
  return isFeed || segments[0] === 'widgets' ? boardName(segments[3]) : null;
}

const listRequest = (slug: string): WebRequest => ({
  url: `https://${slug}.${domain}/apply/jobs`,
  expect: 'html',
});

/** A company that left is answered with a notice, or with the vendor's own site. */
const judge: Judge = ({ finalUrl, body: html }) => {
  const isVendors = /^https:\/\/([\w-]+\.)?(jazzhr\.com|jazz\.co)(\/|$)/.test(finalUrl);
  return isVendors || /<title>[^<]{0,100}Inactive Career Page/i.test(html) ? 'missing' : null;
};

const Row = z.object({
  url: required,
  title: required,
  cells: z.preprocess(
    (cells) => (typeof cells === 'string' ? cells.split('\n').at(-1) : null),
    line,
  ),
  department: line,
});
type Row = z.output<typeof Row>;

/** Where the themes have a page's text; seven pages in ten have JSON-LD too. */
const texts = '#job-description, #resumator-job-description, .job_description';

/** The page may repeat its rows for small screens, outside the table. */
const board: DetailedBoard<typeof Row> = {
  list: rowList({
    container: '#jobs_table',
    row: '#jobs_table tr',
    parts: {
      url: 'a[href*="/apply/"]@href',
      title: 'a[href*="/apply/"]',
      department: '.resumator_department',
      cells: 'td+',
    },
    needs: 'url',
    key: 'url',
  }),
  schema: Row,
  id: idOf,
  detail: {
    request: (row, slug) => ({ url: addressOf(row, slug), expect: 'html' }),
    ...pageWith(texts),
  },
};

/** The key of an opening: `/apply/jobs/details/AbC123xyZ9`, `/apply/AbC123xyZ9/Clerk`. */
function idOf({ url }: Row): string {
  return /\/apply\/(?:jobs\/details\/)?(\w+)/.exec(url)?.[1] ?? url;
}

const addressOf = (row: Row, slug: string): string =>
  `https://${slug}.${domain}/apply/${idOf(row)}`;

function posting(row: Row, page: WebDocument | null, slug: string): RawPosting {
  const listed = rawPosting({
    externalId: idOf(row),
    title: row.title,
    url: addressOf(row, slug),
    locations: [...distinctLocations([namedLocation(row.cells)])],
    department: row.department,
  });
  return readPage(listed, page, texts);
}
