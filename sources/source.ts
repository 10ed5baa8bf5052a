import type { DrawPage } from '#core/drawn-page.ts';
import type { Listing, Omission } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import type { Recipe } from '#core/recipe.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';

export type Page = {
  readonly url: URL;
  readonly html: string | null;
};

export type SourceMatch = {
  /** The board's token or tenant; for sources that read pages, the page's address. */
  readonly slug: string;
  /** 0 to 1; an address of the vendor itself is 1. */
  readonly confidence: number;
  /** The evidence, for a person: "jobs.lever.co in the address". */
  readonly evidence: string;
};

/** Which source publishes a company's openings, and the evidence. */
export type Detection = SourceMatch & { readonly source: string };

/** A question for a language model: its answer is text that the caller checks. */
export type ModelQuestion = {
  readonly system: string;
  readonly user: string;
  readonly schemaName: string;
  readonly schema: Readonly<Record<string, unknown>>;
  /** Of the answer. */
  readonly maxTokens: number;
};

/** The only way out of this room: what detection and sources may do while they fetch. */
export type FetchContext = {
  readonly signal: AbortSignal;
  readonly companyUrl: string;
  /** The day of this scan: "2026-12-01". */
  readonly today: string;
  readonly fetch: (request: WebRequest) => Promise<WebDocument>;
  /** The document of the last scan for this address, if there is one. */
  readonly previous: (url: string) => WebDocument | null;
  readonly allPrevious: () => readonly WebDocument[];
  /** `fraction` of this company's fetching, 0 to 1, and the present step, for a person. */
  readonly progress: (fraction: number, step: string) => void;
  /** True once the scan should end: the rest of the details waits for the next one. */
  readonly isLate?: () => boolean;
  /** Absent where there is no browser, or it is switched off. */
  readonly draw?: DrawPage;
  /**
   * Absent where no model is set. Throws `llm_unreachable`, `llm_refused`, `llm_invalid_answer`. The
   * same question is asked once.
   */
  readonly ask?: (question: ModelQuestion) => Promise<string>;
  /** How an earlier scan, or the user, found the company's own pages to be read. */
  readonly recipe?: Recipe | null;
};

/** What a source may do while it fetches, and the name of it that people read. */
export type SourceContext = FetchContext & { readonly sourceLabel: string };

/** What one cheap request shows of a board. */
export type Glimpse = {
  /** The ids of some openings, of all if the answer holds the whole list. */
  readonly ids: readonly string[];
  /** Openings of the whole board; null if the answer does not say. */
  readonly total: number | null;
};

/** A source's result; `complete` only if no opening of the site was left out. */
export type Fetched = Pick<
  Listing,
  'documents' | 'remembered' | 'claimed' | 'complete' | 'omitted' | 'proof' | 'isEmpty' | 'recipe'
>;

export type Parsed = {
  readonly postings: readonly RawPosting[];
  /** Unreadable postings: one odd posting must not cost the others. */
  readonly skipped: readonly Omission[];
};

/** How one kind of job board or page is read. Each is one file and one row of the registry. */
export interface Source {
  /** True if it reads each document alone: a large listing is then read in parts. */
  readonly readsEach: boolean;
  /** The slug if the page is this source's, else null. Must not guess. */
  match(page: Page): SourceMatch | null;
  /**
   * A glimpse of the board with one cheap request, to check a guess; null if there is no such
   * board. An empty one is no proof of a board.
   */
  probe?(slug: string, context: FetchContext): Promise<Glimpse | null>;
  /** Every document with openings. Throws AppError, `unknown_board` for an unknown slug. */
  fetch(slug: string, context: SourceContext): Promise<Fetched>;
  /**
   * Pure: the same documents give the same postings. Throws `unreadable_content` if none is
   * readable.
   */
  parse(listing: Pick<Listing, 'documents' | 'slug' | 'url' | 'recipe'>): Parsed;
}
