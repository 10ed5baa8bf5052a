import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { boardName, boardSegments, boardSubdomain, vendorHost } from '../board-address.ts';
import { getPage, type VendorAnswer, type Verdict } from '../board-request.ts';
import { line, required } from '../fields/lenient.ts';
import { namedLocation } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { wholeBoardWithDetails } from '../list-details.ts';
import { pageWith } from '../page-text.ts';
import { rowList } from '../row-list.ts';

const domain = 'applytojob.com';

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

/** The list that JazzHR makes for other sites to embed: one table, whatever the company's theme. */
export const jazzhr = wholeBoardWithDetails({
  slugOf,
  request: (slug) => getPage(`https://${slug}.${domain}/apply/jobs`),
  judge,
  // The page may repeat its rows for small screens, outside the table.
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
    request: (row, slug) => getPage(addressOf(row, slug)),
    // Where the themes have a page's text; seven pages in ten have JSON-LD too.
    ...pageWith('#job-description, #resumator-job-description, .job_description'),
  },
  posting,
});

/** The vendor's own host serves feeds and widgets: `app.jazz.co/feeds/export/jobs/acme`. */
function slugOf(url: URL): string | null {
  if (vendorHost(url) !== 'app.jazz.co') return boardSubdomain(url, domain);
  const segments = boardSegments(url);
  const isFeed = segments.slice(0, 3).join('/') === 'feeds/export/jobs';
  return isFeed || segments[0] === 'widgets' ? boardName(segments[3]) : null;
}

/** A company that left is answered with a notice, or with the vendor's own site. */
function judge({ finalUrl, body: html }: VendorAnswer): Verdict | null {
  const isVendors = /^https:\/\/([\w-]+\.)?(jazzhr\.com|jazz\.co)(\/|$)/.test(finalUrl);
  return isVendors || /<title>[^<]{0,100}Inactive Career Page/i.test(html) ? 'missing' : null;
}

/** The key of an opening: `/apply/jobs/details/AbC123xyZ9`, `/apply/AbC123xyZ9/Clerk`. */
function idOf({ url }: Row): string {
  return /\/apply\/(?:jobs\/details\/)?(\w+)/.exec(url)?.[1] ?? url;
}

const addressOf = (row: Row, slug: string): string =>
  `https://${slug}.${domain}/apply/${idOf(row)}`;

function posting(row: Row, page: RawPosting | null, slug: string): RawPosting {
  const listed = rawPosting({
    externalId: idOf(row),
    title: row.title,
    url: addressOf(row, slug),
    locations: [namedLocation(row.cells)],
    department: row.department,
  });
  return joinPostings(listed, page);
}
