import { z } from 'zod';
import { BoardCheck } from '#core/board-check.ts';
import { CatalogueTheme } from '#core/catalogue-theme.ts';
import { Company } from '#core/company.ts';
import { ErrorView } from '#core/error-view.ts';
import { Means, Omission } from '#core/listing.ts';
import { PageBlock, Pointed, PointedAt } from '#core/page-look.ts';
import { PageChange } from '#core/page-watch.ts';
import { PostingView } from '#core/posting-view.ts';
import { Recipe } from '#core/recipe.ts';
import { Recording } from '#core/recording.ts';
import { RunCompanyStatus } from '#core/run.ts';
import { ScheduledCompany } from '#core/schedule.ts';
import { SnapshotRef } from '#core/snapshot-ref.ts';
import { id, limit, longDeadlineMs, method, none } from './define.ts';

/** A company that seems to publish elsewhere now: nothing changes before the user answers. */
export const CompanyMove = z.object({
  /** The boards as people call them; the same for two boards of one vendor. */
  from: z.string(),
  to: z.string(),
  /** The new board, for people. */
  url: z.string(),
  at: z.string(),
  /** Where the new board was found. */
  evidence: z.string(),
  /** Openings known; how many of them the new board lists; all that it lists. */
  open: z.number().int(),
  same: z.number().int(),
  listed: z.number().int(),
});
export type CompanyMove = z.infer<typeof CompanyMove>;

export const CompanyView = Company.extend({
  /** How it publishes, as people call it; null until that is known. */
  sourceLabel: z.string().nullable(),
  means: Means.nullable(),
  isPaused: z.boolean(),
  /** Its own hours between automatic scans; null uses the general setting. */
  scanEveryHours: z.number().int().nullable(),
  /** Read through the proxies, if those are for chosen companies only. */
  usesProxy: z.boolean(),
  /** Open and first seen within seven days; of its first scan, those posted within seven days. */
  newPostings: z.number().int(),
  lastError: ErrorView.nullable(),
  /** How often in a row a scan failed in the same way. */
  sameFailures: z.number().int(),
  /** The user wants to hear no more of this failure. */
  isMuted: z.boolean(),
  /** Muted, or failed in the same way too often to be news: it is tried once a day. */
  isQuiet: z.boolean(),
  /** The user dreams of working there: its openings come first in the inbox. */
  isStarred: z.boolean(),
  /** The user's own. */
  tags: z.array(z.string()),
  /** Why the user likes it. */
  note: z.string(),
  /** A move that waits for an answer: see `companies.answerMove`. */
  move: CompanyMove.nullable(),
});
export type CompanyView = z.infer<typeof CompanyView>;

/** Open postings at the end of each of the last 13 weeks, oldest first; null before its first scan. */
export const CompanyTrend = z.object({
  companyId: z.string(),
  open: z.array(z.number().int().nullable()),
});
export type CompanyTrend = z.infer<typeof CompanyTrend>;

export const CompanyScan = z.object({
  runId: z.string(),
  at: z.string(),
  status: RunCompanyStatus,
  means: Means.nullable(),
  /** Openings the site says it has; null if it does not say. */
  claimed: z.number().int().nullable(),
  captured: z.number().int().nullable(),
  complete: z.boolean().nullable(),
  /** How the list was proven whole; null if it was not, or by an older version. */
  proof: z.string().nullable(),
  held: z.boolean(),
  /** Its first scan: its openings are counted as new, but were there before. */
  isFirst: z.boolean(),
  new: z.number().int(),
  changed: z.number().int(),
  closed: z.number().int(),
  omitted: z.array(Omission),
  error: ErrorView.nullable(),
});
export type CompanyScan = z.infer<typeof CompanyScan>;

/** The part of a recipe that says how a page is read. */
export const RecipeView = z.discriminatedUnion('means', [
  /** `isPaged`: the API is asked for one page of its list after the other. */
  z.object({ means: z.literal('site_api'), host: z.string(), isPaged: z.boolean() }),
  z.object({ means: z.literal('embedded_state'), place: z.string() }),
  /** `isDrawn`: only the page drawn by a browser holds the list. */
  z.object({ means: z.literal('listing'), isDrawn: z.boolean() }),
]);
export type RecipeView = z.infer<typeof RecipeView>;

/** The top of a page as a browser drew it just now. */
export const PagePicture = z.object({
  /** The address that the page had in the end. */
  url: z.string(),
  at: z.string(),
  /** In pixels. */
  width: z.number(),
  height: z.number(),
  /** A `data:` address of a JPEG of at most 1 MB. */
  image: z.string(),
});
export type PagePicture = z.infer<typeof PagePicture>;

/** A page on which no openings can be read: it is compared at each scan. */
export const WatchedPage = z.object({
  /** When its first text was kept. */
  since: z.string(),
  checkedAt: z.string(),
  changedAt: z.string().nullable(),
  /** The last change. */
  change: PageChange.nullable(),
});
export type WatchedPage = z.infer<typeof WatchedPage>;

/** A page as a browser drew it just now, for someone who points at one of its openings. */
export const PageLook = z.object({
  /** The address that the page had in the end. */
  url: z.string(),
  at: z.string(),
  /** Of the part of the page in the picture, in the page's own pixels, as all places are. */
  width: z.number(),
  height: z.number(),
  /** A `data:` address of a JPEG of at most 2 MB; it may be smaller than the page. */
  image: z.string(),
  /** The page behind the picture, for `sources.point`. */
  page: SnapshotRef,
  /** The parts that may be openings, in the page's order: to choose one without a mouse. */
  blocks: z.array(PageBlock),
});
export type PageLook = z.infer<typeof PageLook>;

export const CompanyDetail = CompanyView.extend({
  /** Null for a company that is read without a recipe. */
  recipe: RecipeView.nullable(),
  /** Null while its openings are read. */
  page: WatchedPage.nullable(),
  scans: z.array(CompanyScan),
});
export type CompanyDetail = z.infer<typeof CompanyDetail>;

/**
 * How it fits the typed text, best first: it has this name or domain; another of its names or its
 * board; its words begin so; its name holds the text; it differs by typos.
 */
export const CatalogueMatch = z.enum(['exact', 'alias', 'start', 'part', 'close']);

export const CatalogueEntry = z.object({
  name: z.string(),
  url: z.string(),
  source: z.string(),
  sourceLabel: z.string(),
  /** The board's token at its source; null if only the page tells. */
  slug: z.string().nullable(),
  website: z.string().nullable(),
  match: CatalogueMatch,
  isWatched: z.boolean(),
});
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;

/** Well-known companies of the catalogue to begin with. */
export const CatalogueThemes = z.object({
  /** Companies in the whole catalogue. */
  total: z.number().int(),
  /** In the order to show, each with the best known first. */
  themes: z.array(z.object({ theme: CatalogueTheme, companies: z.array(CatalogueEntry) })),
});
export type CatalogueThemes = z.infer<typeof CatalogueThemes>;

/** Where a row of a list ends and its text. Lines count from 1; for JSON, the entry's number. */
const RowPlace = z.object({ line: z.number().int(), text: z.string() });

export const NamedRow = z.discriminatedUnion('kind', [
  RowPlace.extend({ kind: z.literal('company'), url: z.string(), name: z.string().nullable() }),
  RowPlace.extend({ kind: z.literal('name'), name: z.string() }),
]);
export type NamedRow = z.infer<typeof NamedRow>;

export const ListRow = z.discriminatedUnion('kind', [
  ...NamedRow.options,
  RowPlace.extend({ kind: z.literal('repeated'), firstLine: z.number().int() }),
  RowPlace.extend({ kind: z.literal('refused'), error: ErrorView }),
]);
export type ListRow = z.infer<typeof ListRow>;

const ImportedCompany = Company.extend({ line: z.number().int() });

/** Every row of the list is in one of these. */
export const ImportResult = z.object({
  added: z.array(ImportedCompany),
  known: z.array(ImportedCompany),
  /** Names that match several companies in the catalogue, or one with a different name. */
  choices: z.array(RowPlace.extend({ choices: z.array(CatalogueEntry) })),
  refused: z.array(RowPlace.extend({ error: ErrorView })),
});
export type ImportResult = z.infer<typeof ImportResult>;

/** By id, address or name; throws `unknown_company`. */
const byCompany = z.strictObject({ company: id });

export const companyMethods = {
  'companies.add': method({
    input: z.strictObject({ url: z.string(), name: z.string().trim().min(1).optional() }),
    output: Company,
    runs: 'library',
    changes: ['companies'],
  }),
  /**
   * Watches the companies that rows of a list name. Long lists come in parts, so other calls get
   * their turn.
   */
  'companies.import': method({
    input: z.strictObject({ rows: z.array(NamedRow).max(1_000) }),
    output: ImportResult,
    runs: 'library',
    changes: ['companies'],
    deadlineMs: longDeadlineMs,
  }),
  'companies.list': method({
    input: none,
    output: z.array(CompanyView),
    runs: 'library',
    goes: 'last',
  }),
  /** All companies as a CSV file. */
  'companies.export': method({
    input: none,
    output: z.object({ fileName: z.string(), mimeType: z.string(), content: z.string() }),
    runs: 'library',
  }),
  'companies.trends': method({
    input: none,
    output: z.array(CompanyTrend),
    runs: 'library',
    goes: 'last',
  }),
  'companies.get': method({ input: byCompany, output: Company, runs: 'library' }),
  'companies.detail': method({ input: byCompany, output: CompanyDetail, runs: 'library' }),
  'companies.update': method({
    input: byCompany.extend({
      name: z.string().trim().min(1).max(200).optional(),
      isPaused: z.boolean().optional(),
      /** Until it fails in another way, or can be read. */
      isMuted: z.boolean().optional(),
      isStarred: z.boolean().optional(),
      tags: z.array(z.string().trim().min(1).max(40)).max(20).optional(),
      note: z.string().max(5_000).optional(),
      /** Null returns to the general setting. */
      scanEveryHours: z.number().int().min(1).max(720).nullable().optional(),
      usesProxy: z.boolean().optional(),
    }),
    output: Company,
    runs: 'library',
    changes: ['companies', 'postings'],
  }),
  /**
   * Gives it another careers page. Its openings, notes and history stay: those that the new page
   * lists too go on there. Throws `invalid_url`, `duplicate_company`, and `company_busy` while it is
   * being scanned.
   */
  'companies.changeAddress': method({
    input: byCompany.extend({ url: z.string().max(2_000) }),
    output: Company,
    runs: 'library',
    changes: ['companies', 'postings', 'inbox'],
  }),
  /**
   * Accepts or declines the move of a company. Accepted, its next scan reads the new board, and
   * openings that are on both keep their history. Throws `no_move` and `duplicate_company`.
   */
  'companies.answerMove': method({
    input: byCompany.extend({
      isAccepted: z.boolean(),
      /** The new board's address as the user saw it: the answer is for no other board. */
      url: z.string().max(2_000).optional(),
    }),
    output: Company,
    runs: 'library',
    changes: ['companies', 'inbox'],
  }),
  /** How its own pages are read, as a scan found out or the user set it; null without a recipe. */
  'companies.recipe': method({ input: byCompany, output: Recipe.nullable(), runs: 'library' }),
  /**
   * Its next scan reads it by this recipe, on this page if one is given. Throws `company_busy` while
   * it is being scanned, `duplicate_company` if that page is read for another company, and
   * `invalid_input` for a recipe that this version cannot use.
   */
  'companies.setRecipe': method({
    input: byCompany.extend({ recipe: Recipe, page: z.string().max(2_000).optional() }),
    output: Company,
    runs: 'library',
    changes: ['companies'],
  }),
  /** Also deletes its openings, their history and its part in past runs. */
  'companies.remove': method({
    input: byCompany,
    output: Company,
    runs: 'library',
    changes: ['companies', 'postings', 'applications', 'searches', 'inbox', 'runs'],
    deadlineMs: longDeadlineMs,
  }),
  'catalogue.search': method({
    input: z.strictObject({ text: z.string().max(200), limit: limit(50, 8) }),
    output: z.array(CatalogueEntry),
    runs: 'library',
  }),
  'catalogue.themes': method({ input: none, output: CatalogueThemes, runs: 'library' }),
  /**
   * Reads a list of companies from JSON, OPML, HTML, a table or lines, and watches none of them:
   * see `companies.import`. Throws `list_too_long` and `list_not_text`.
   */
  'companies.readList': method({
    input: z.strictObject({ text: z.string() }),
    output: z.object({ rows: z.array(ListRow) }),
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
  'sources.detect': method({
    input: z.strictObject({ url: z.string() }),
    output: z.object({
      url: z.string(),
      source: z.string(),
      sourceLabel: z.string(),
      slug: z.string(),
      confidence: z.number(),
      evidence: z.string(),
    }),
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
  /** Parses one saved document and stores nothing. */
  'sources.parse': method({
    input: z.strictObject({ url: z.string(), text: z.string() }),
    output: z.array(PostingView),
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
  /**
   * Fetches the page of one opening and reads it. Null if it says too little, or holds several.
   * Stores nothing.
   */
  'sources.readPage': method({
    input: z.strictObject({ url: z.string().max(2_000) }),
    output: PostingView.nullable(),
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
  /**
   * Fetches a company as a scan does and answers everything that came, without personal data. It
   * stores nothing in the library. A text that is a `ref` comes from `sources.recordedText`.
   */
  'sources.record': method({
    input: z.strictObject({
      url: z.string(),
      /** How the company's scans read it; without it, the source is detected. */
      known: z.strictObject({ source: z.string(), slug: z.string() }).optional(),
    }),
    output: Recording,
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
  /**
   * Draws the page in a browser and takes a picture of its top. Stores nothing in the library.
   * Throws `browser_missing`, `browser_off`, `browser_past_proxies`, and the walls of the page.
   */
  'sources.picture': method({
    input: z.strictObject({
      url: z.string().max(2_000),
      /** Chosen by the user to be read through the proxies: nobody may forget it, and ask directly. */
      usesProxy: z.boolean(),
    }),
    output: PagePicture,
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
  /**
   * Draws the page in a browser and takes a picture of it, for `sources.point`. Stores nothing in
   * the library. Throws as `sources.picture` does.
   */
  'sources.look': method({
    input: z.strictObject({ url: z.string().max(2_000), usesProxy: z.boolean() }),
    output: PageLook,
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
  /**
   * The list of openings that one of them belongs to, and the recipe that reads it, for
   * `companies.setRecipe`. `page` comes from `sources.look`; without it, the page is asked for. Stores
   * nothing in the library. Throws `snapshot_missing` for a picture that is some hours old.
   */
  'sources.point': method({
    input: z.strictObject({
      url: z.string().max(2_000),
      usesProxy: z.boolean(),
      page: SnapshotRef.nullable(),
      pointed: PointedAt,
    }),
    output: Pointed,
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
  /** Asks a board of the catalogue with one request whether it still exists. Stores nothing. */
  'sources.check': method({
    input: z.strictObject({
      url: z.string(),
      source: z.string(),
      slug: z.string().nullable(),
      website: z.string().nullable(),
    }),
    output: BoardCheck,
    runs: 'host',
    deadlineMs: longDeadlineMs,
  }),
  /** The text of one answer of a recording, for some hours. Throws `snapshot_missing`. */
  'sources.recordedText': method({
    input: z.strictObject({ ref: SnapshotRef }),
    output: z.string(),
    runs: 'host',
  }),
  /** Companies that automatic scans may include. */
  'companies.scheduled': method({
    input: none,
    output: z.array(ScheduledCompany),
    runs: 'library',
    isInternal: true,
  }),
  /** Snapshots to keep: the last listing of each company. */
  'companies.listingRefs': method({
    input: none,
    output: z.array(SnapshotRef),
    runs: 'library',
    isInternal: true,
  }),
} as const;
