import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebRequest } from '#core/web-document.ts';
import { boardSubdomain } from '../board-address.ts';
import type { ReadList } from '../board-list.ts';
import { matchBoard } from '../board-match.ts';
import { getPage, getXml } from '../board-request.ts';
import { isoDate } from '../fields/iso-date.ts';
import { line, lines, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { slashDate } from '../fields/slash-date.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { type DetailedBoard, readDetailed, withDetails } from '../list-details.ts';
import { pageWith } from '../page-text.ts';
import type { Pages } from '../paging.ts';
import { rowList } from '../row-list.ts';
import { fetchOnePage, probeBoard } from '../single-request.ts';
import type { Source, SourceContext } from '../source.ts';
import { firstWay } from '../ways.ts';
import { xmlList } from '../xml-feed.ts';

/**
 * ClearCompany's career sites at HRM Direct. Their feed has every opening of the company, once for
 * each place; a site without the feed has its page, which may be the first of several and so proves
 * nothing. The text is on the page of each opening.
 */
export const hrmdirect: Source = {
  readsEach: false,
  match: (page) => matchBoard(page, slugOf),
  probe: (slug, context) => probeBoard(feedRequest(slug), { ...board, isWhole: true }, context),
  fetch: async (slug, context) => {
    const pages = await firstWay([
      () => fetchOnePage({ slug, request: feedRequest(slug), ...board }, context),
      () => fetchTable(slug, context),
    ]);
    return await withDetails(pages, { slug, ...board }, context);
  },
  parse: (listing) => readDetailed(listing, { ...board, posting }),
};

const domain = 'hrmdirect.com';

/** Applications of all companies go through `apply`. */
function slugOf(url: URL): string | null {
  const name = boardSubdomain(url, domain);
  return name === null || /^(apply|resume|talent|cssstatic\d*)$/.test(name) ? null : name;
}

const siteOf = (slug: string): string => `https://${slug}.${domain}/employment`;

const feedRequest = (slug: string): WebRequest => getXml(`${siteOf(slug)}/xml.php`);

async function fetchTable(slug: string, context: SourceContext): Promise<Pages> {
  const request = getPage(`${siteOf(slug)}/job-openings.php?search=true`);
  const pages = await fetchOnePage({ slug, request, ...board }, context);
  const what = 'further pages';
  return {
    ...pages,
    lost: [...pages.lost, { what, reason: 'the page does not say if it is all' }],
  };
}

const readFeed = xmlList('job', 'source');

const readTable = rowList({
  container: 'table',
  row: 'tr[data-req-id]',
  parts: {
    referencenumber: '@data-req-id',
    title: '.posTitle',
    department: '.departments',
    cells: 'td+',
  },
  needs: 'referencenumber',
});

const readList: ReadList = (document) =>
  /<source[\s>]/.test(document.body) ? readFeed(document) : readTable(document);

const Opening = z.object({
  referencenumber: required,
  title: required,
  company: line,
  department: line,
  office: line,
  city: line,
  state: line,
  country: line,
  date: line,
  /** The cells of a row of the page. */
  cells: lines,
});
type Opening = z.output<typeof Opening>;

const board: DetailedBoard<typeof Opening, RawPosting> = {
  list: readList,
  schema: Opening,
  id: ({ referencenumber: id, city, state, country }) => [id, city, state, country].join('|'),
  detail: {
    request: ({ referencenumber: id }, slug) => getPage(pageOf(slug, id)),
    ...pageWith('.jobDesc'),
  },
};

const pageOf = (slug: string, id: string): string =>
  `${siteOf(slug)}/job-opening.php?req=${encodeURIComponent(id)}`;

function posting(opening: Opening, page: RawPosting | null, slug: string): RawPosting {
  const { referencenumber: id, city, state: region, country } = opening;
  const listed = rawPosting({
    externalId: id,
    title: opening.title,
    company: opening.company,
    url: pageOf(slug, id),
    locations: [locationOf({ city, region, country })],
    workplace: workplaceOf(opening.office),
    department: opening.department,
    postedAt: dayOf(opening),
  });
  return joinPostings(listed, page);
}

/** The feed gives midnight in New York a wrong zone, so that only its day counts. */
function dayOf({ date, cells }: Opening): string | null {
  const day = cells?.split('\n').find((cell) => /^\d\d\/\d\d\/\d{4}$/.test(cell)) ?? null;
  return isoDate(date)?.slice(0, 10) ?? slashDate(day, 'month_first');
}
