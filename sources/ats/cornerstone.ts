import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { RawPosting } from '#core/posting.ts';
import { isHostOf } from '#core/url.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { boardSubdomain, vendorHost } from '../board-address.ts';
import { type BoardList, jsonList } from '../board-list.ts';
import { matchBoard } from '../board-match.ts';
import { ask, getPage, type Judge, postJson, requestBoard } from '../board-request.ts';
import { embeddedJson } from '../embedded-json.ts';
import { decodeEntities } from '../entities.ts';
import { readEntries } from '../entries.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, line, listOf, part, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { slashDate } from '../fields/slash-date.ts';
import { descriptionOf, plainTextToHtml } from '../html.ts';
import { fetchPaged } from '../paging.ts';
import { probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

/**
 * The search behind Cornerstone's career sites, which has no public documentation. The slug is the
 * address of a site: `acme.csod.com/ux/ats/careersite/4`. Its page gives the address of the search
 * and a pass for it, which lasts about an hour. The texts of the list are plain, without headings.
 */
export const cornerstone: Source = {
  readsEach: true,
  match: (page) => matchBoard(page, slugOf),
  probe: async (slug, context) => {
    const access = accessIn(await ask(context, pageRequest(slug), judge));
    return await probeBoard(listRequest(slug, access, 0), { ...board, judge }, context);
  },
  fetch: async (slug, context) => {
    const access = accessIn(await requestBoard(context, { slug, judge }, pageRequest(slug)));
    const request = (_offset: number, page: number) => listRequest(slug, access, page);
    return await fetchPaged({ slug, judge, ...board, request, pageSize, ifEmpty }, context);
  },
  parse: ({ documents, slug }) =>
    readEntries(documents, { ...board, posting: (entry) => posting(entry, slug) }),
};

const ifEmpty = 'Cornerstone answers the same for a site that is not in use';

function slugOf(url: URL): string | null {
  const [, site] = /^\/ux\/ats\/careersite\/(\d+)(?:\/|$)/.exec(url.pathname) ?? [];
  const isOwn = boardSubdomain(url, 'csod.com') !== null && site !== undefined;
  return isOwn ? `${vendorHost(url)}/ux/ats/careersite/${site}` : null;
}

const companyOf = (slug: string): string => slug.split('.')[0] ?? slug;

const pageRequest = (slug: string): WebRequest =>
  getPage(`https://${slug}/home?c=${companyOf(slug)}`);

const Access = z.object({ token: required, endpoints: part({ cloud: required }) });
type Access = z.output<typeof Access>;

/** The pass goes only to the vendor's own hosts. */
function accessIn(page: WebDocument): Access {
  const read = Access.safeParse(embeddedJson(page, /csod\.context\s*=/));
  const host = URL.parse(read.data?.endpoints.cloud ?? '')?.hostname ?? '';
  if (read.success && isHostOf(host, 'csod.com')) return read.data;
  const reason = 'the page gives no access to its search';
  throw new AppError('unreadable_content', { url: page.finalUrl, reason });
}

const pageSize = 100;

/** In American English, so that dates have one reading. */
function listRequest(slug: string, { token, endpoints }: Access, page: number): WebRequest {
  const site = Number(slug.split('/').at(-1));
  const request = postJson(new URL('/rec-job-search/external/jobs', endpoints.cloud).href, {
    careerSiteId: site,
    careerSitePageId: site,
    pageNumber: page + 1,
    pageSize,
    cultureId: 1,
    cultureName: 'en-US',
    searchText: '',
    states: [],
    countryCodes: [],
    cities: [],
    placeID: '',
    radius: null,
    postingsWithinDays: null,
    customFieldCheckboxKeys: [],
    customFieldDropdowns: [],
    customFieldRadios: [],
  });
  return { ...request, headers: { authorization: `Bearer ${token}` } };
}

/** Some live sites have no search yet: that says nothing of their openings. */
const judge: Judge = ({ status, body: answer }) =>
  status === 404 && answer.includes('ResourceNotFound') ? 'maintenance' : null;

const Requisition = z.object({
  requisitionId: required,
  displayJobTitle: required,
  locations: listOf(z.object({ city: line, state: line, country: line })),
  postingEffectiveDate: line,
  postingExpirationDate: line,
  externalDescription: body,
});
type Requisition = z.output<typeof Requisition>;

const board: BoardList<typeof Requisition> = {
  list: jsonList({ list: 'data.requisitions', total: 'data.totalCount' }),
  schema: Requisition,
  id: ({ requisitionId }) => requisitionId,
};

function posting(entry: Requisition, slug: string): RawPosting {
  const { requisitionId: id, locations } = entry;
  return rawPosting({
    externalId: id,
    title: decodeEntities(entry.displayJobTitle),
    url: `https://${slug}/home/requisition/${encodeURIComponent(id)}?c=${companyOf(slug)}`,
    locations: locations.map(({ city, state, country }) =>
      locationOf({ city, region: state, country }),
    ),
    postedAt: dayOf(entry.postingEffectiveDate),
    validThrough: dayOf(entry.postingExpirationDate),
    ...descriptionOf(textOf(entry.externalDescription)),
  });
}

/** A dash stands for "none". */
const dayOf = (text: string | null): string | null =>
  slashDate(text, 'month_first') ?? isoDate(text);

/** Employers leave placeholders: `<<INTERNAL JOB DESCRIPTION>>`, "see JD". */
function textOf(text: string): string {
  const said = text.replace(/<<[^<>]*>>/g, '').replace(/[^\p{L}\p{N}]/gu, '');
  if (said.length < 30) return '';
  return /<(?:p|br|div|ul|li)\b/i.test(text) ? text : plainTextToHtml(text);
}
