import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { RawPosting } from '#core/posting.ts';
import { resolveLink } from '#core/url.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { boardHost } from '../board-address.ts';
import { jsonList, type ReadList, valueAt } from '../board-list.ts';
import { matchBy } from '../board-match.ts';
import { getJson, getPage, type Judge, requestBoard } from '../board-request.ts';
import { embeddedJson } from '../embedded-json.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, line, listOf, required, toLine } from '../fields/lenient.ts';
import { namedLocation } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { jobPage, readJobPage } from '../job-page.ts';
import { readAnswer, readJson } from '../json-document.ts';
import { type DetailedBoard, readDetailed } from '../list-details.ts';
import type { FetchContext, Fetched, Source, SourceContext } from '../source.ts';
import { fetchByWays, probeByWays, type Way } from '../ways.ts';
import { xmlList } from '../xml-feed.ts';

/**
 * The two lists behind Eightfold's career sites; a company has one of them, or only its site map.
 * None has public documentation. The slug is the site's host:
 * `acme.eightfold.ai`, or one on the company's own domain.
 */
export const eightfold: Source = {
  readsEach: false,
  match: matchBy({
    slugOf: (url) => boardHost(url, ['eightfold.ai']),
    // In every page of a career site: its settings, or the company's key.
    mark: /window\._EF_GROUP_ID\b|id="pcsx-data"/,
  }),
  probe: async (slug, context) =>
    await probeByWays({ ...board, judge }, listWays(await siteOf(slug, context)), context),
  fetch: fetchBoard,
  parse: (listing) => {
    const site = siteIn(listing.documents[0]) ?? { host: listing.slug, domain: '' };
    const slug = slugOfSite(site);
    return readDetailed(
      { ...listing, slug },
      { ...board, posting: (entry, detail) => posting(entry, detail, site) },
    );
  },
};

/** The vendor knows a company by a domain that its host does not tell: `ngc.com`. */
type Site = { readonly host: string; readonly domain: string };

const slugOfSite = ({ host, domain }: Site): string => `${host}?domain=${domain}`;

async function siteOf(host: string, context: FetchContext): Promise<Site> {
  const page = await context.fetch({ url: `https://${host}/careers`, expect: 'html' });
  const [, key] = /_EF_GROUP_ID\s*=\s*["']([\w.-]+)["']/.exec(page.body) ?? [];
  const domain = key ?? toLine(valueAt(embeddedJson(page, '#pcsx-data'), 'domain'));
  if (domain !== null) return { host, domain };
  const reason = 'the page does not name its company';
  throw new AppError('unreadable_content', { url: page.finalUrl, reason });
}

/** The site of a listing, by the address of a list. */
function siteIn(document: WebDocument | undefined): Site | null {
  const url = URL.parse(document?.url ?? '');
  const domain = url?.searchParams.get('domain') ?? null;
  return url === null || domain === null ? null : { host: url.host, domain };
}

/** A 405 comes with the vendor's firewall, which lets a client back in after some minutes. */
const judge: Judge = ({ status }) => (status === 405 ? 'wall' : null);

/** A page has ten openings, whatever is asked for. */
const pageSize = 10;

function listWays({ host, domain }: Site): readonly Way[] {
  const at = (path: string, expect: WebRequest['expect'] = 'json') => ({
    url: `https://${host}${path}`,
    expect,
  });
  return [
    { request: (start) => at(`/api/pcsx/search?domain=${domain}&start=${start}`), list: newList },
    {
      request: (start) => at(`/api/apply/v2/jobs?domain=${domain}&start=${start}`),
      list: oldList,
    },
    { request: () => at(`/careers/sitemap.xml?domain=${domain}`, 'xml'), list: siteMap },
  ];
}

async function fetchBoard(slug: string, context: SourceContext): Promise<Fetched> {
  const site = await knownSite(slug, context);
  const known = { ...board, slug: slugOfSite(site), judge, pageSize };
  return await fetchByWays(known, listWays(site), context);
}

/** Throws `unknown_board` for a host without a careers page. */
async function knownSite(slug: string, context: SourceContext): Promise<Site> {
  const asked: FetchContext = {
    ...context,
    fetch: async (request) => await requestBoard(context, { slug, judge }, request),
  };
  return await siteOf(slug, asked);
}

const newList = jsonList({ list: 'data.positions', total: 'data.count' });
const oldList = jsonList({ list: 'positions', total: 'count' });

const Address = z.object({ loc: required });

/** Some site maps are those of the vendor's own openings. */
const siteMap: ReadList = (document) => {
  const entries = xmlList(
    'url',
    'urlset',
  )(document).entries.flatMap((entry) => {
    const page = Address.safeParse(entry).data?.loc ?? '';
    const id = /\/careers\/job\/(\d+)/.exec(page)?.[1];
    return id === undefined ? [] : [{ id, page }];
  });
  const isDecoy = entries.some(({ page }) => page.includes('//app.eightfold.ai/'));
  if (!isDecoy) return { entries, more: false };
  const reason = 'the site map is that of another company';
  throw new AppError('unreadable_content', { url: document.finalUrl, reason });
};

const anyList: ReadList = (document) => {
  if (document.body.includes('<urlset')) return siteMap(document);
  return valueAt(readJson(document), 'data.positions') === undefined
    ? oldList(document)
    : newList(document);
};

const Position = z.object({
  id: required,
  name: line,
  locations: listOf(line),
  location: line,
  department: line,
  workLocationOption: line,
  postedTs: amount,
  t_create: amount,
  positionUrl: line,
  canonicalPositionUrl: line,
  /** The address in a site map, which says nothing else. */
  page: line,
});
type Position = z.output<typeof Position>;

/** The vendor answers about 290 requests in one go, and a list takes many of them. */
const maxDetails = 200;

const board: DetailedBoard<typeof Position, Detail> = {
  list: anyList,
  schema: Position,
  id: ({ id }) => id,
  detail: {
    request: detailRequest,
    read: detailIn,
    isOf: (detail, { id, page }) => (page === null ? detail.id === id : detail.stated !== null),
    keep: (document) => (readJobPage(document) === null ? document.body : jobPage.keep(document)),
    max: maxDetails,
  },
};

function detailRequest(entry: Position, slug: string): WebRequest {
  const { id, page } = entry;
  const isOld = entry.t_create !== null || entry.canonicalPositionUrl !== null;
  const [host = '', query = ''] = slug.split('?');
  const path = isOld
    ? `/api/apply/v2/jobs/${id}?${query}`
    : `/api/pcsx/position_details?position_id=${id}&${query}&hl=en`;
  return page === null ? getJson(`https://${host}${path}`) : getPage(page);
}

const Texts = z.object({ id: line, jobDescription: body, job_description: body });

/** An answer of the API, or the page of an opening in a site map. */
type Detail = {
  readonly id: string | null;
  readonly html: string;
  readonly stated: RawPosting | null;
};

function detailIn(document: WebDocument): Detail | null {
  const stated = readJobPage(document);
  if (stated !== null) return { id: null, html: '', stated };
  const answer = readAnswer(document);
  const texts = Texts.safeParse(valueAt(answer, 'data') ?? answer).data;
  if (texts === undefined) return null;
  return { id: texts.id, html: texts.jobDescription || texts.job_description, stated };
}

/** The old list has only the day on which a position was created. */
function posting(entry: Position, detail: Detail | null, site: Site): RawPosting | null {
  const { name, page } = entry;
  if (page !== null) {
    return detail?.stated ? { ...detail.stated, externalId: entry.id, url: page } : null;
  }
  if (name === null) return null;
  const own = entry.canonicalPositionUrl ?? entry.positionUrl ?? `/careers/job/${entry.id}`;
  const places = entry.locations.length > 0 ? entry.locations : [entry.location];
  const listed = rawPosting({
    externalId: entry.id,
    title: name,
    url: resolveLink(own, `https://${site.host}`),
    locations: places.map(namedLocation),
    workplace: workplaceOf(entry.workLocationOption?.replace('_', ' ') ?? null),
    department: entry.department,
    postedAt: isoDate(entry.postedTs ?? entry.t_create),
  });
  return joinPostings(listed, { ...listed, ...descriptionOf(detail?.html ?? '') });
}
