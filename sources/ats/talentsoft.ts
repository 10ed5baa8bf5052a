import { z } from 'zod';
import type { Location, RawPosting } from '#core/posting.ts';
import type { WebRequest } from '#core/web-document.ts';
import { boardHost } from '../board-address.ts';
import type { ReadList } from '../board-list.ts';
import { matchBy } from '../board-match.ts';
import { getPage, getXml } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, line, lines, oneOrMore, required } from '../fields/lenient.ts';
import { locationOf, namedLocation } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { slashDate } from '../fields/slash-date.ts';
import { descriptionOf } from '../html.ts';
import { type DetailedBoard, readDetailed, withDetails } from '../list-details.ts';
import { pageWith } from '../page-text.ts';
import { fetchPages, type PageFacts, pagingOf } from '../paging.ts';
import { rowList } from '../row-list.ts';
import { probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';
import { firstWay } from '../ways.ts';
import { xmlList } from '../xml-feed.ts';

/**
 * Career sites by Talentsoft (Cegid). The slug is the host, often a company's own domain. Pages list
 * all openings and link to their texts. Some sites fill their pages by scripts: they have a feed with
 * texts, of the 20 newest openings. Both are asked for in French; a site in another language may show
 * an empty list.
 */
export const talentsoft: Source = {
  readsEach: false,
  match: matchBy({
    slugOf: (url) => boardHost(url, ['talent-soft.com']),
    mark: /handlers\/offerRss\.ashx|ts-offer-(?:list-item|card)__title-link/i,
  }),
  probe: (slug, context) => probeBoard(feedRequest(slug), board, context),
  fetch: async (slug, context) => {
    const pages = await firstWay(
      [pagesOf(slug), feedOf(slug)].map(
        (facts) => () => fetchPages(pagingOf({ slug, ...facts, ...board }), context),
      ),
    );
    return await withDetails(pages, { slug, ...board }, context);
  },
  parse: (listing) => readDetailed(listing, { ...board, posting }),
};

const ifEmpty = 'the site may list its openings in another language';

/** A page beyond the last one is the first again. */
const pagesOf = (slug: string): PageFacts => ({
  request: (_offset, page) =>
    getPage(
      `https://${slug}/offre-de-emploi/liste-toutes-offres.aspx?LCID=1036&mode=list&page=${page + 1}`,
    ),
  pageSize: null,
  ifEmpty,
});

const feedRequest = (slug: string): WebRequest =>
  getXml(`https://${slug}/handlers/offerRss.ashx?LCID=1036`);

/** No parameter leads beyond. */
const cap = 20;

const feedOf = (slug: string): PageFacts => ({
  request: () => feedRequest(slug),
  pageSize: cap,
  cap,
  ifEmpty,
});

const readItems = xmlList('item', 'rss');

const link = 'a.ts-offer-list-item__title-link, a.ts-offer-card__title-link';

const readRows = rowList({
  container: '.ts-ol-pagination__title, .ts-search-engine-form__rss-cta',
  total: '.ts-ol-pagination__title .gras',
  row: '.ts-offer-list-item, .ts-offer-card',
  parts: {
    link: `${link}@href`,
    title: link,
    cells: '.ts-offer-list-item__description li, .ts-offer-card-content__list li+',
    line: '.ts-offer-list-item__description',
  },
  needs: 'link',
  key: 'link',
});

/** Pages state the total in a heading, else in their title: "(112 offres, page 1)". */
const readList: ReadList = (document) => {
  if (/<rss[\s>]/.test(document.body)) {
    const { entries } = readItems(document);
    return { entries, more: entries.length < cap ? false : null };
  }
  const { entries, total } = readRows(document);
  const titled = /<title>[^<]*\((\d+)\s+(?:offres?|vacanc)/i.exec(document.body)?.[1];
  return { entries, total: total ?? (titled === undefined ? null : Number(titled)) };
};

const Item = z.object({
  title: required,
  link: required,
  category: oneOrMore(required),
  pubDate: line,
  description: body,
  /** The parts of a row of a page. */
  cells: lines,
  line,
});
type Item = z.output<typeof Item>;

const board: DetailedBoard<typeof Item, RawPosting> = {
  list: readList,
  schema: Item,
  id: idOf,
  detail: {
    request: ({ description, link }) => (description === '' ? getPage(link) : null),
    ...pageWith('#contenu-ficheoffre, .ts-offer-page__content-details'),
  },
};

/** "2026-10639 - Clerk": a reference before the title, whose end is the id in the address. */
const reference = /^\s*(\d{4}-\d+)\s+-\s+/;

function idOf({ link: url, title }: Item): string {
  const [, param, path] = /[?&]idOffre=(\d+)|_(\d+)\.aspx/i.exec(url) ?? [];
  return param ?? path ?? reference.exec(title)?.[1]?.replace(/^\d+-/, '') ?? url;
}

/** The words for a kind of contract: they tell the parts of an opening apart. */
const contract =
  /\bC\.?D\.?[ID]\b|\bdur[ée]e\b|\bstage\b|alternan|apprenti|int[ée]rim|\bV\.?I\.?E\b|contra(c)?t|permanent|temporary|intern(ship)?\b|freelance|titulaire/i;

const date = /^\d\d\/\d\d\/\d{4}$/;

/** A family of jobs before the contract, a country and a city after it; each may be missing. */
function posting(item: Item, page: RawPosting | null): RawPosting {
  const parts = partsOf(item);
  const at = parts.findIndex((part) => contract.test(part));
  const isFeed = item.category.length > 0;
  const listed = rawPosting({
    externalId: idOf(item),
    title: item.title.replace(reference, ''),
    url: item.link,
    locations: [placeOf(at === -1 && isFeed ? [] : parts.slice(at + 1))],
    department: isFeed && at !== 0 ? (parts[0] ?? null) : null,
    employmentType: employmentTypeOf(parts[at] ?? null),
    postedAt: isoDate(item.pubDate) ?? slashDate(dayIn(item), 'day_first'),
    ...descriptionOf(item.description),
  });
  return joinPostings(listed, page);
}

const cellsOf = ({ cells, line: row }: Item): readonly string[] =>
  (cells ?? row ?? '').split(/\n|\s\|\s/).map((cell) => cell.trim());

const dayIn = (item: Item): string | null => cellsOf(item).find((cell) => date.test(cell)) ?? null;

const partsOf = (item: Item): readonly string[] =>
  item.category.length > 0
    ? item.category
    : cellsOf(item).filter((cell) => cell !== '' && !date.test(cell) && !/^r[ée]f\b/i.test(cell));

function placeOf([first, city]: readonly string[]): Location | null {
  if (city === undefined) return namedLocation(first ?? null);
  return locationOf({ city, country: first ?? null });
}
