import type { RawPosting } from '#core/posting.ts';
import { isHostOf } from '#core/url.ts';
import type { WebDocument } from '#core/web-document.ts';
import { vendorHost } from '../board-address.ts';
import type { ReadList } from '../board-list.ts';
import { matchBoard, matchMarkedHost, strongest } from '../board-match.ts';
import { getPage, getXml } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { namedLocation } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { rowsOf } from '../html-rows.ts';
import { type DetailedBoard, readDetailed } from '../list-details.ts';
import { elementsIn, pageWith } from '../page-text.ts';
import type { Source } from '../source.ts';
import { fetchByWays, probeByWays, type Way } from '../ways.ts';
import { anyList, Entry, feed, oldXml, searchRows, sitemap } from './successfactors-lists.ts';

/**
 * SAP SuccessFactors. The slug is the host of a career site on the company's own domain, with the
 * path of one of its sites (`careers.acme.com/north`), or the address of an old site, which answers
 * in XML: `career4.successfactors.com/career?company=acme`.
 */
export const successfactors: Source = {
  readsEach: false,
  match: (page) => strongest(matchBoard(page, oldSite), matchMarkedHost(page, mark, ownSite)),
  // The search answers in a moment; a feed may have a hundred megabytes.
  probe: (slug, context) => {
    const ways = isOld(slug) ? [oldWay(slug)] : [searchWay(slug), ...waysTo(slug)];
    return probeByWays(board, ways, context);
  },
  fetch: (slug, context) => fetchByWays({ slug, ...board, pageSize: null }, waysTo(slug), context),
  parse: (listing) => readDetailed(listing, { ...board, posting }),
};

/** Of the career sites' files and settings. */
const mark = /\brmkcdn\.successfactors\.com\b|data-careersite-propertyid/;

function oldSite(url: URL): string | null {
  const host = vendorHost(url);
  const company = url.searchParams.get('company');
  const isVendor = ['successfactors.com', 'successfactors.eu'].some((own) => isHostOf(host, own));
  const isSite = /^career\d*\./.test(host) && /^\/careers?$/.test(url.pathname);
  return isVendor && isSite && company ? `${host}/career?company=${company}` : null;
}

/** One site of several has its name before the word for a page: `/north/search/`. */
function ownSite(url: URL): string {
  const [site = '', page = ''] = url.pathname.split('/').slice(1);
  const isNamed = /^(search|job|go|viewalljobs)$/.test(page) && /^[\w-]+$/.test(site);
  return isNamed ? `${url.host}/${site}` : url.host;
}

const isOld = (slug: string): boolean => slug.includes('/career?company=');

const oldWay = (slug: string): Way => ({
  request: () => getXml(`https://${slug}&career_ns=job_listing_summary&resultType=XML`),
  list: oldXml,
});

const searchWay = (slug: string): Way => ({
  request: (offset) => getPage(`https://${slug}/search/?q=&startrow=${offset}`),
  list: searchRows,
});

const file = (slug: string, name: string, list: ReadList): Way => ({
  request: () => getXml(`https://${slug}/${name}`),
  list,
});

/**
 * Feeds hold all texts, but some are larger than any answer that Rolewatch reads. The search states
 * its total, the site map only addresses.
 */
function waysTo(slug: string): readonly Way[] {
  if (isOld(slug)) return [oldWay(slug)];
  // The files of a host list the openings of all its sites.
  if (slug.includes('/')) return [searchWay(slug)];
  return [
    file(slug, 'sitemal.xml', feed),
    file(slug, 'googlefeed.xml', feed),
    searchWay(slug),
    file(slug, 'job_sitemap.xml', sitemap),
  ];
}

const page = pageWith('.jobdescription, #jobdescription');
const placeText = '.jobGeoLocation';

/**
 * Openings of the search and the site map have their texts on pages, with microdata at most
 * companies. Its address is often empty; the visible place is not.
 */
const board: DetailedBoard<typeof Entry, Detail> = {
  list: anyList,
  schema: Entry,
  id: ({ id }) => id,
  detail: {
    request: ({ page: url }) => (url === null ? null : getPage(url)),
    read: detailIn,
    keep: (document) => `${page.keep(document)}${elementsIn(document.body, placeText)}`,
  },
};

type Detail = { readonly stated: RawPosting; readonly place: string | null };

function detailIn(document: WebDocument): Detail | null {
  const stated = page.read(document);
  const shape = { row: placeText, parts: { text: '' } } as const;
  const [place] = rowsOf(document.body, '', shape);
  return stated === null ? null : { stated, place: place?.text ?? null };
}

/** Null for an address of the site map without its page: nothing names the opening. */
function posting(entry: Entry, detail: Detail | null, slug: string): RawPosting | null {
  const title = entry.title || detail?.stated.title;
  if (!title) return null;
  const places = entry.places.length > 0 ? entry.places : [detail?.place ?? null];
  const listed = rawPosting({
    externalId: entry.id,
    title,
    company: entry.company,
    url: entry.url ?? `https://${slug}&career_ns=job_listing&career_job_req_id=${entry.id}`,
    locations: places.map(namedLocation),
    workplace: workplaceOf(entry.workplace),
    department: entry.department,
    employmentType: employmentTypeOf(entry.type),
    postedAt: isoDate(entry.posted),
    validThrough: isoDate(entry.expires),
    ...descriptionOf(entry.html),
  });
  return joinPostings(listed, detail?.stated ?? null);
}
