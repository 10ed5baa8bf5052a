import { AppError } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import type { WebDocument } from '#core/web-document.ts';
import { type Details, fetchDetails, maxListingBytes } from '../detail-requests.ts';
import { agedPages } from '../kept-pages.ts';
import type { FetchContext } from '../source.ts';
import { beyond, maxDetails } from '../web/collect-openings.ts';
import { fetchPage } from '../web/fetch-page.ts';
import { sizeOf } from '../web/opening-pages.ts';
import { pageKey } from '../web/page-key.ts';
import type { Lists } from '../web/read-lists.ts';
import { detailOf, goneDetail, isKeptDetail, keepDetail } from './detail-page.ts';
import { type FactTexts, noFacts } from './fact-texts.ts';
import { type ListedOpening, listedOpenings } from './listed-openings.ts';

export type OpeningPages = {
  /** What the openings' own pages say, and a mark for each that is gone. */
  readonly documents: readonly WebDocument[];
  /** Addresses of openings that the list still names although they are gone. */
  readonly gone: ReadonlySet<string>;
  readonly noted: readonly Omission[];
};

type Wanted = {
  readonly url: string;
  readonly openings: readonly ListedOpening[];
  readonly lists: Pick<Lists, 'documents' | 'addresses'>;
  /** The pages need not be about the openings. */
  readonly mayBeOthers: boolean;
};

/**
 * The pages of a list's openings: fetched for new and changed openings, and for those that nobody
 * asked for in days; the others are kept. Throws `no_openings_found` if they are about other things.
 */
export async function openingPages(
  { url, openings, lists, mayBeOthers }: Wanted,
  context: FetchContext,
): Promise<OpeningPages> {
  const followed = openings.filter(({ isFollowed }) => isFollowed);
  const kept = keptPages(followed, url, context);
  const aged = agedPages([...kept.values()], context.today);
  const fresh = new Map([...kept].filter(([, page]) => !aged.has(page)));
  const due = followed.filter(({ address }) => !fresh.has(address));
  const room = maxListingBytes - sizeOf([...lists.documents, ...fresh.values()]);
  const ask = (some: readonly ListedOpening[]) => asked(some, context, room);
  const details = await ask(due.slice(0, maxDetails));
  const gone = await goneOf({ details, fresh, count: due.length, followed, lists, ask }, context);
  const earlier = new Map(
    due.flatMap(({ address }) => {
      const page = context.previous(address);
      return page !== null && saysMore(page) ? [[address, page] as const] : [];
    }),
  );
  const isAnswer = (page: WebDocument) =>
    !leadsBack(page, lists) && (saysMore(page) || !earlier.has(page.url));
  const now = [...fresh.values(), ...details.documents.filter(isAnswer)];
  const answered = new Set(now.map((page) => page.url));
  const before = [...earlier.values()].filter((page) => !answered.has(page.url));
  const documents = [...now, ...before].filter((page) => !gone.has(page.url));
  if (!mayBeOthers) refuseOthers(documents, url);
  return {
    documents: [...documents, ...[...gone].map(goneDetail)],
    gone,
    noted: [...textsLeft(details.omitted), ...beyond(due.length - maxDetails)],
  };
}

const leadsBack = ({ finalUrl }: WebDocument, { addresses }: Pick<Lists, 'addresses'>): boolean =>
  addresses.has(pageKey(finalUrl));

/** The page of each opening that the list shows as it did at the last scan. */
function keptPages(
  followed: readonly ListedOpening[],
  url: string,
  context: FetchContext,
): ReadonlyMap<string, WebDocument> {
  const lists = context.allPrevious().filter((document) => !isKeptDetail(document));
  const recipe = context.recipe?.means === 'listing' ? context.recipe : null;
  const rows = new Map(
    listedOpenings(lists, url, recipe).map((opening) => [opening.address, rowOf(opening)]),
  );
  const kept = followed.flatMap((opening) => {
    const { address } = opening;
    const page = rows.get(address) === rowOf(opening) ? context.previous(address) : null;
    return page !== null && isLasting(page) ? [[address, page] as const] : [];
  });
  return new Map(kept);
}

/** What the list says of an opening. "Posted today" changes although the opening does not. */
function rowOf({ found }: ListedOpening): string {
  const names = Object.keys(noFacts) as readonly (keyof FactTexts)[];
  const facts = names.map((name) => {
    const text = found[name];
    const isDay = name === 'date' || name === 'deadline';
    return isDay && !/\d{4}/.test(text ?? '') ? null : text;
  });
  return JSON.stringify([found.title, ...facts]);
}

/** A page that is gone, or about another thing, may be back at each scan. */
function isLasting(page: WebDocument): boolean {
  if (!isKeptDetail(page)) return false;
  const detail = detailOf(page);
  return detail.kind === 'other' ? detail.isEmpty : detail.kind !== 'gone';
}

/** The page says something of its opening. */
function saysMore(page: WebDocument): boolean {
  if (!isKeptDetail(page)) return false;
  const { kind } = detailOf(page);
  return kind === 'posting' || kind === 'text';
}

async function asked(
  openings: readonly ListedOpening[],
  context: FetchContext,
  room: number,
): Promise<Details> {
  const titles = new Map(openings.map(({ address, found }) => [address, found.title]));
  return await fetchDetails(
    [...titles.keys()],
    async (address) => {
      const page = await fetchPage(address, context);
      return { ...keepDetail(page, titles.get(address) ?? ''), askedOn: context.today };
    },
    context,
    room,
  );
}

/** With fewer pages, one odd page would decide whether the list is one of openings. */
const fewPages = 3;

/** A list of openings leads to pages about them. */
function refuseOthers(pages: readonly WebDocument[], url: string): void {
  const details = pages.map(detailOf);
  const others = details.filter((detail) => detail.kind === 'other' && !detail.isEmpty);
  if (details.length >= fewPages && others.length > details.length * 0.7) {
    throw new AppError('no_openings_found', { url });
  }
}

type Answers = {
  readonly details: Details;
  /** Pages that were not asked for. */
  readonly fresh: ReadonlyMap<string, WebDocument>;
  readonly count: number;
  readonly followed: readonly ListedOpening[];
  readonly lists: Pick<Lists, 'addresses'>;
  readonly ask: (openings: readonly ListedOpening[]) => Promise<Details>;
};

/** Pages known to be good that are asked for where most others are gone. */
const witnesses = 5;

/**
 * Openings whose pages are gone or lead back to the list. If that is so of most that were asked
 * for, pages that were not are asked too: a site where those are gone has a fault, and nothing but
 * what was gone before counts as gone.
 */
async function goneOf(
  { details, fresh, count, followed, lists, ask }: Answers,
  context: FetchContext,
): Promise<ReadonlySet<string>> {
  const goneIn = ({ documents, gone }: Details): readonly string[] => [
    ...gone,
    ...documents.filter((page) => leadsBack(page, lists)).map((page) => page.url),
  ];
  const gone = goneIn(details);
  const wasGone = (address: string) => {
    const page = context.previous(address);
    return page !== null && isKeptDetail(page) && detailOf(page).kind === 'gone';
  };
  const news = gone.filter((address) => !wasGone(address));
  const known = gone.length - news.length;
  if (news.length * 2 <= count - known) return new Set(gone);
  const others = followed.filter(({ address }) => fresh.has(address)).slice(0, witnesses);
  const more = others.length === 0 ? [] : goneIn(await ask(others));
  const isFault = (news.length + more.length) * 2 > count - known + others.length;
  return new Set(isFault ? gone.filter(wasGone) : gone);
}

const textsLeft = (omitted: readonly Omission[]): readonly Omission[] =>
  omitted.map(({ what, reason }) => ({ what: `the text of ${what}`, reason }));
