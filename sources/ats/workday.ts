import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { isHostOf } from '#core/url.ts';
import type { WebDocument } from '#core/web-document.ts';
import { vendorHost } from '../board-address.ts';
import { jsonList } from '../board-list.ts';
import { matchBoard } from '../board-match.ts';
import { getJson, type Judge, postJson } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, line, listOf, part, required } from '../fields/lenient.ts';
import { distinctLocations, locationUnlessCounted, namedLocation } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { type DetailedBoard, jsonDetail, readDetailed, withDetails } from '../list-details.ts';
import { probeBoard } from '../single-request.ts';
import type { Fetched, Source, SourceContext } from '../source.ts';
import { type Applied, fetchFaceted } from './workday-facets.ts';

/**
 * Workday's own API behind its career sites (CXS), which has no public documentation. The slug is
 * the address of the site: `acme.wd5.myworkdayjobs.com/External`, or with the tenant in the path,
 * `wd5.myworkdaysite.com/recruiting/acme/External`.
 */
export const workday: Source = {
  readsEach: false,
  match: (page) => matchBoard(page, slugOf),
  probe: (slug, context) =>
    probeBoard(listRequest(apiOf(slug), {}, 0), { ...board, judge }, context),
  fetch: fetchBoard,
  parse: ({ documents, slug }) =>
    readDetailed(
      { documents, slug: apiAt(documents[0]) ?? apiOf(slug) },
      { ...board, posting: (entry, detail) => posting(entry, detail, slug) },
    ),
};

/** The site in an address, with its host: names of sites are free, `Careers` and `jobs` too. */
function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const parts = url.pathname.split('/').filter((segment) => segment !== '');
  const isApi = parts[0] === 'wday' && parts[1] === 'cxs';
  const [first = '', second] = isApi ? parts.slice(2) : withoutLocale(parts);
  if (isHostOf(host, 'myworkdaysite.com')) {
    const [tenant, site] = isApi ? [first, second] : withoutLocale(parts).slice(1);
    const isSite = (isApi || first === 'recruiting') && isName(tenant) && isName(site);
    return isSite ? `${host}/recruiting/${tenant}/${site}` : null;
  }
  const site = isApi ? second : first;
  const isOwn = /^(?!wd\d+\.|www\.)[\w-]+(\.wd\d+)?\.myworkdayjobs\.com$/.test(host);
  return isOwn && isName(site) && site !== 'wday' ? `${host}/${site}` : null;
}

const isName = (segment: string | undefined): segment is string => /^[\w-]+$/.test(segment ?? '');

const withoutLocale = (parts: readonly string[]): readonly string[] =>
  parts.length > 1 && /^[a-z]{2}([-_][A-Za-z]{2})?$/.test(parts[0] ?? '') ? parts.slice(1) : parts;

/** The API of a site. A tenant's hyphen is an underscore there at some tenants. */
function apiOf(slug: string, hyphen = '-'): string {
  const [host = '', ...path] = slug.split('/');
  const tenant = path[0] === 'recruiting' ? path[1] : host.split('.')[0];
  return `https://${host}/wday/cxs/${tenant?.replaceAll('-', hyphen)}/${path.at(-1)}`;
}

/** The API that gave a document. */
const apiAt = (document: WebDocument | undefined): string | null =>
  /^https:\/\/[^/]+\/wday\/cxs\/[^/]+\/[^/]+/.exec(document?.url ?? '')?.[0] ?? null;

/** More is refused at many tenants. */
const pageSize = 20;

const listRequest = (api: string, appliedFacets: Applied, offset: number) =>
  postJson(`${api}/jobs`, { appliedFacets, limit: pageSize, offset, searchText: '' });

/** A 403 with this code is about one opening; other refusals say nothing of the board. */
const judge: Judge = ({ status, body: text, finalUrl }) => {
  const isOutage = /community\.workday\.com\/maintenance-page|\/wday\/drs\/outage/;
  if (isOutage.test(finalUrl) || isOutage.test(text)) return 'maintenance';
  return status === 403 && /"errorCode"\s*:\s*"S22"/.test(text) ? 'missing' : null;
};

async function fetchBoard(slug: string, context: SourceContext): Promise<Fetched> {
  const apis = [...new Set([apiOf(slug), apiOf(slug, '_')])];
  const faceted = { slug, apis, list: board, judge, pageSize, listRequest };
  const { pages, api } = await fetchFaceted(faceted, context);
  return await withDetails(pages, { ...board, slug: api, judge }, context);
}

const Entry = z.object({
  title: required,
  externalPath: required,
  locationsText: line,
  remoteType: line,
  timeType: line,
});
type Entry = z.output<typeof Entry>;

const Detail = z.object({
  title: required,
  externalUrl: line,
  jobPostingId: line,
  location: line,
  additionalLocations: listOf(required),
  country: part({ descriptor: line }),
  remoteType: line,
  timeType: line,
  startDate: line,
  jobDescription: body,
});
type Detail = z.output<typeof Detail>;

/** An entry says neither what an opening is about nor when it was posted: "Posted Today". */
const board: DetailedBoard<typeof Entry, Detail> = {
  list: jsonList({ list: 'jobPostings', total: 'total' }),
  schema: Entry,
  id: idOf,
  detail: {
    request: ({ externalPath }, api) => getJson(`${api}${externalPath}`),
    read: jsonDetail(Detail, 'jobPostingInfo'),
    isOf: ({ externalUrl, jobPostingId }, { externalPath }) => {
      const named = externalUrl ?? jobPostingId;
      return named === null || named.endsWith(lastOf(externalPath));
    },
    volatile: ['postedOn'],
    // Twenty openings a page leave less time for details.
    max: 500,
  },
};

const lastOf = (path: string): string => /[^/]+(?=\/*$)/.exec(path)?.[0] ?? path;

/** The requisition at the end of the path: `…/Engineer_R264661`, `…_R264661-1` for its double. */
function idOf({ externalPath }: Entry): string {
  const last = lastOf(externalPath);
  return /_([^_]*\d[^_]*)$/.exec(last)?.[1] ?? last;
}

function posting(entry: Entry, detail: Detail | null, slug: string): RawPosting {
  const listed = rawPosting({
    externalId: idOf(entry),
    title: entry.title,
    url: `https://${slug}${entry.externalPath}`,
    locations: [locationUnlessCounted(entry.locationsText)],
    workplace: workplaceOf(entry.remoteType),
    employmentType: employmentTypeOf(entry.timeType),
  });
  return joinPostings(listed, detail === null ? null : detailed(detail, listed));
}

/** `startDate` is the day of the posting in every recording; `postedOn` is only a hint. */
function detailed(info: Detail, { externalId }: RawPosting): RawPosting {
  const names = [info.location, ...info.additionalLocations];
  const places = distinctLocations(names.map(namedLocation));
  const country = places.length === 1 ? info.country.descriptor : null;
  return rawPosting({
    externalId,
    title: info.title,
    locations: places.map((place) => ({ ...place, country })),
    workplace: workplaceOf(info.remoteType),
    employmentType: employmentTypeOf(info.timeType),
    postedAt: isoDate(info.startDate),
    ...descriptionOf(info.jobDescription),
  });
}
