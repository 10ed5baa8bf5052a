import { type BoardMove, type BoardRef, isAmong } from '#core/board-move.ts';
import { isSameEmployer } from '#core/employer.ts';
import { toAppError } from '#core/errors.ts';
import type { RawPosting } from '#core/posting.ts';
import { pairRoles, roleOf } from '#core/same-role.ts';
import { websiteOf } from '#services/catalogue/catalogue.ts';
import { nameFromUrl } from '#sources/company-name.ts';
import { detect, detectElsewhere } from '#sources/detect.ts';
import { areOnOneSite, isVendorHost, sourceLabel } from '#sources/registry.ts';
import { siteName } from '#sources/site.ts';
import type { Detection, FetchContext, Fetched } from '#sources/source.ts';
import { knownSource } from '../known-source.ts';

/** What the library knows of a company whose board is gone. */
export type Watched = {
  readonly name: string;
  /** Boards that the user said are not the company's. */
  readonly declined: readonly BoardRef[];
};

export type FetchedListing = BoardRef & {
  readonly fetched: Fetched;
  readonly move?: BoardMove;
};

/**
 * Looks where a company went that left its board `gone`: on the board's own page, on the company's
 * careers page, and on its site. A board is believed only if it lists openings and has the
 * company's name or its known openings. It comes with a `move`, for the user to accept; only another
 * page of the company's own site needs no answer. Null if the company is nowhere else.
 */
export async function findMove(
  gone: BoardRef,
  company: Watched,
  context: FetchContext,
  read: (board: BoardRef) => Promise<FetchedListing>,
): Promise<FetchedListing | null> {
  context.progress(0.05, 'Looking for a new job board');
  const before = await knownBefore(gone, context);
  const tried: BoardRef[] = [gone, ...company.declined];
  for await (const page of pagesOf(gone, before, context)) {
    const found = await unlessFailed(context, () => lookAt(page, gone, context));
    // The board's own page still shows openings, so only its API fails.
    if (found !== null && isOnBoardHost(found)) return null;
    if (found === null || isAmong(found, tried)) continue;
    tried.push(found);
    const listing = await unlessFailed(context, () => read(found));
    if (listing === null) continue;
    const listed = await postingsOf(found, listing.fetched, context.companyUrl);
    if (listed.length === 0) continue;
    if (areOnOneSite(gone, found)) return listing;
    if (!isItsOwn(found, listed, before, { gone, company, context })) continue;
    return { ...listing, move: { from: gone, evidence: evidenceOf(page, found) } };
  }
  return null;
}

/** The old board's own page first: a redirect there says most. */
async function* pagesOf(
  gone: BoardRef,
  before: readonly RawPosting[],
  { companyUrl }: FetchContext,
): AsyncGenerator<string> {
  const { vendor } = knownSource(gone.source);
  const first = vendor === null ? [] : [vendor.careersUrl(gone.slug)];
  const own = [companyUrl, ...before.flatMap(({ url, applyUrl }) => [url ?? [], applyUrl ?? []])]
    .flat()
    .flatMap((link) => URL.parse(link) ?? [])
    .filter(({ hostname }) => !isVendorHost(hostname));
  const seen = new Set<string>();
  for (const page of [...first, companyUrl, ...new Set(own.map(({ origin }) => `${origin}/`))]) {
    if (seen.size >= mostPages || seen.has(page)) continue;
    seen.add(page);
    yield page;
  }
  const website = await websiteOf(companyUrl);
  if (website !== null && !seen.has(website)) yield website;
}

/** Besides the website in the catalogue. */
const mostPages = 4;

/** A company's own page may be gone while its sitemap or feed still lists the openings. */
const lookAt = async (
  page: string,
  gone: BoardRef,
  context: FetchContext,
): Promise<Detection | null> =>
  knownSource(gone.source).vendor === null && page === context.companyUrl
    ? await detect(page, context)
    : await detectElsewhere(page, gone, context);

/** A page that cannot be read now says nothing; the known board's answer says more. */
async function unlessFailed<T>(
  { signal }: FetchContext,
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted || toAppError(error).code === 'internal') throw error;
    return null;
  }
}

const knownBefore = (gone: BoardRef, context: FetchContext): Promise<readonly RawPosting[]> =>
  postingsOf(gone, { documents: [...context.allPrevious()] }, context.companyUrl);

async function postingsOf(
  { source, slug }: BoardRef,
  { documents }: Pick<Fetched, 'documents'>,
  url: string,
): Promise<readonly RawPosting[]> {
  if (documents.length === 0) return [];
  try {
    return (await knownSource(source).load()).parse({ documents, slug, url }).postings;
  } catch {
    // Nothing readable: no opening to compare.
    return [];
  }
}

const isOnBoardHost = ({ source, slug }: BoardRef): boolean =>
  knownSource(source).vendor === null && isVendorHost(URL.parse(slug)?.hostname ?? '');

function isItsOwn(
  { slug }: BoardRef,
  listed: readonly RawPosting[],
  before: readonly RawPosting[],
  {
    gone,
    company,
    context: { companyUrl },
  }: {
    readonly gone: BoardRef;
    readonly company: Watched;
    readonly context: FetchContext;
  },
): boolean {
  const host = new URL(companyUrl).hostname;
  const names = [
    company.name,
    nameFromUrl(companyUrl),
    ...(isVendorHost(host) ? [] : [siteName(host)]),
    ...(knownSource(gone.source).vendor === null ? [] : [gone.slug]),
    ...statedIn(before),
  ];
  const roles = (postings: readonly RawPosting[]) =>
    postings.map((posting) => roleOf({ ...posting, id: posting.externalId }));
  const same = pairRoles(roles(before), roles(listed)).size;
  return isSameEmployer({ names, stated: statedIn(listed), slug, known: before.length, same });
}

const statedIn = (postings: readonly RawPosting[]): readonly string[] => [
  ...new Set(postings.flatMap(({ company }) => company ?? [])),
];

/** "acme.example/careers: the page embeds the board …". */
function evidenceOf(page: string, { source, slug, confidence, evidence }: Detection): string {
  const { host, pathname } = new URL(page);
  const shown = `${host.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}`;
  return confidence < 1
    ? `${shown}: ${evidence}`
    : `${shown} leads to ${sourceLabel(source)} (${slug})`;
}
