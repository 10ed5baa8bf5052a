import type { Listing, Means, Omission } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';

/** What is known of a careers address: the address alone, or the page behind it too. */
export type Page = {
  readonly url: URL;
  readonly html: string | null;
};

/** Why a source believes an address is its own. */
export type SourceMatch = {
  /** The board's token or tenant; for a way to read pages, the page's own address. */
  readonly slug: string;
  /** 0 to 1; an address of the vendor itself is 1. */
  readonly confidence: number;
  /** What was seen, for a person: "jobs.lever.co in the address". */
  readonly evidence: string;
};

/** Which source publishes a company's openings, and why we think so. */
export type Detection = SourceMatch & { readonly source: string };

/** The only way out of this room: what a source may do while it fetches. */
export type FetchContext = {
  readonly signal: AbortSignal;
  /** The careers address the user gave. */
  readonly companyUrl: string;
  readonly fetch: (request: WebRequest) => Promise<WebDocument>;
  /** The document of the last scan for this address, where there is one. */
  readonly previous: (url: string) => WebDocument | null;
  /** All documents of the last scan. */
  readonly allPrevious: () => readonly WebDocument[];
  /** `fraction` of this company's fetching, 0 to 1, and what is going on, for a person. */
  readonly progress: (fraction: number, step: string) => void;
};

/** What a source brings back; `complete` only if nothing the site offers was left out. */
export type Fetched = Pick<
  Listing,
  'documents' | 'remembered' | 'claimed' | 'complete' | 'omitted'
>;

export type Parsed = {
  readonly postings: readonly RawPosting[];
  /** Postings that could not be read: one odd one must not lose the others. */
  readonly skipped: readonly Omission[];
};

/** One way a company publishes its openings. Each is one file and one row of the registry. */
export interface Source {
  readonly id: string;
  /** The name people know it by. */
  readonly label: string;
  readonly means: Means;
  /** The slug where the page is this source's, else null. Must not guess. */
  match(page: Page): SourceMatch | null;
  /**
   * The ids of some openings, by one cheap request, to check a guess; null where there is no such
   * board. None is no proof that the board exists.
   */
  probe?(slug: string, context: FetchContext): Promise<readonly string[] | null>;
  /** Every document that holds openings. Throws AppError, `unknown_board` where the slug is not known. */
  fetch(slug: string, context: FetchContext): Promise<Fetched>;
  /** Pure: the same documents give the same postings. Throws `unreadable_content` if none is readable. */
  parse(listing: Pick<Listing, 'documents' | 'slug' | 'url'>): Parsed;
}
