import type { BoardRef } from '#core/board-move.ts';
import { AppError } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import { detectInBrowser } from '#sources/detect.ts';
import { sourceLabel, sourceRow } from '#sources/registry.ts';
import type { Detection, FetchContext } from '#sources/source.ts';
import { knownSource } from '../known-source.ts';
import type { FetchedListing } from './find-move.ts';

type Ways = {
  /** How the company was read so far; null if it was not. */
  readonly known: BoardRef | null;
  /** Reads it as any scan does. */
  readonly usual: () => Promise<FetchedListing>;
  readonly read: (found: Detection) => Promise<FetchedListing>;
};

/**
 * Reads a company as usual and as a browser draws its page, because the user asked for it. What the
 * browser shows counts if it lists more openings, and is the way to read the company from then on.
 * Otherwise a note says why not. Throws the errors of `usual` if the browser shows none either.
 */
export async function readInBrowser(
  { known, usual, read }: Ways,
  context: FetchContext,
): Promise<FetchedListing> {
  const drawn = await drawnListing({ known, read }, context);
  const plain = await usual().catch((error: unknown) => {
    context.signal.throwIfAborted();
    if (drawn.listing === null) throw error;
    return null;
  });
  if (drawn.listing === null) return plain === null ? fail() : noted(plain, drawn.reason);
  if (plain === null) return drawn.listing;
  const [shown, before] = [await countOf(drawn.listing, context), await countOf(plain, context)];
  return shown > before ? drawn.listing : plain;
}

const fail = (): never => {
  throw new Error('nothing was read, and nothing failed');
};

type Drawn =
  | { readonly listing: FetchedListing }
  /** Null: it shows no openings. */
  | { readonly listing: null; readonly reason: string | null };

async function drawnListing(
  { known, read }: Pick<Ways, 'known' | 'read'>,
  context: FetchContext,
): Promise<Drawn> {
  const page = known !== null && isPage(known.slug) ? known.slug : context.companyUrl;
  try {
    if (context.draw === undefined) throw new AppError('browser_off', {});
    // The first drawing tells what is wrong with it; detection then uses the same one.
    context.progress(0, 'Drawing the page in a browser');
    await context.draw(page);
    const found = await detectInBrowser(page, context);
    if (found === null) return { listing: null, reason: null };
    const isBoard = sourceRow(found.source)?.vendor !== null;
    if (known !== null && isBoard && found.source !== known.source) {
      const reason = `it shows the job board ${sourceLabel(found.source)}: change the address to that`;
      return { listing: null, reason };
    }
    return { listing: await read(found) };
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof AppError)) throw error;
    return { listing: null, reason: error.message };
  }
}

const isPage = (slug: string): boolean => /^https?:\/\//.test(slug);

/** What the user reads if the browser was no help. */
export const inBrowser = 'the page in a browser';

function noted(listing: FetchedListing, reason: string | null): FetchedListing {
  const note: Omission = { what: inBrowser, reason: reason ?? 'it shows no openings' };
  const { fetched } = listing;
  return { ...listing, fetched: { ...fetched, omitted: [...fetched.omitted, note] } };
}

async function countOf(
  { source, slug, fetched }: FetchedListing,
  { companyUrl: url }: FetchContext,
): Promise<number> {
  const { documents, recipe } = fetched;
  try {
    const reader = await knownSource(source).load();
    return reader.parse({ documents, slug, url, recipe }).postings.length;
  } catch (error) {
    // A list without a readable opening.
    if (error instanceof AppError) return 0;
    throw error;
  }
}
