import { z } from 'zod';
import { BoardRef } from '#core/board-move.ts';
import { JobSubject } from '#core/job.ts';
import { PageBlock, PointedAt } from '#core/page-look.ts';
import { Recipe } from '#core/recipe.ts';
import { SnapshotRef } from '#core/snapshot-ref.ts';

export const ScrapePayload = JobSubject.extend({
  /** Known from an earlier scan; null: detect it on the page. */
  source: z.string().nullable(),
  slug: z.string().nullable(),
  /** The company's name, to tell its new board from another employer's. Without it, none is looked for. */
  name: z.string().optional(),
  /** Boards that the user said are not the company's. */
  declined: z.array(BoardRef).optional(),
  /** How to read the company's own pages. */
  recipe: Recipe.nullable().optional(),
  /** Chosen by the user to be read through the proxies. */
  usesProxy: z.boolean().optional(),
  /** The user wants its page drawn. */
  inBrowser: z.boolean().optional(),
  /** The listing of the last scan, with validators and documents to reuse. */
  previous: SnapshotRef.nullable(),
  /** Whether new postings go to the model. */
  enrich: z.boolean(),
});
export type ScrapePayload = z.infer<typeof ScrapePayload>;

export const ScrapeResult = z.object({
  listing: SnapshotRef,
  source: z.string(),
  documents: z.number().int(),
});
export type ScrapeResult = z.infer<typeof ScrapeResult>;

export const DetectPayload = JobSubject.pick({ userId: true, companyUrl: true }).extend({
  url: z.string(),
});

export const Detection = z.object({
  url: z.string(),
  source: z.string(),
  slug: z.string(),
  confidence: z.number(),
  evidence: z.string(),
});
export type Detection = z.infer<typeof Detection>;

export const RecordPayload = JobSubject.pick({ userId: true, companyUrl: true }).extend({
  url: z.string(),
  /** How the company's scans read it; null: detect it. */
  known: z.object({ source: z.string(), slug: z.string() }).nullable(),
});
export type RecordPayload = z.infer<typeof RecordPayload>;

export const CheckPayload = JobSubject.pick({ userId: true, companyUrl: true }).extend({
  /** The board's address in the catalogue. */
  url: z.string(),
  source: z.string(),
  /** Null: the page at the address tells. */
  slug: z.string().nullable(),
  /** Where to look for another board if this one is gone. */
  website: z.string().nullable(),
});
export type CheckPayload = z.infer<typeof CheckPayload>;

export const PagePayload = DetectPayload;

/** The text of one page, and the address it came from in the end. */
export const PageResult = z.object({ url: z.string(), text: SnapshotRef });
export type PageResult = z.infer<typeof PageResult>;

export const PicturePayload = DetectPayload.extend({
  /** Chosen by the user to be read through the proxies. */
  usesProxy: z.boolean(),
});
export type PicturePayload = z.infer<typeof PicturePayload>;

/** A picture of one page, and the address it came from in the end. */
export const PictureResult = z.object({
  url: z.string(),
  at: z.string(),
  /** In pixels. */
  width: z.number(),
  height: z.number(),
  /** A JPEG as a text in base64. */
  image: SnapshotRef,
});
export type PictureResult = z.infer<typeof PictureResult>;

/** A page to point at: see `PageLook`. */
export const LookResult = z.object({
  url: z.string(),
  at: z.string(),
  width: z.number(),
  height: z.number(),
  image: SnapshotRef,
  /** A SeenPage. */
  page: SnapshotRef,
  blocks: z.array(PageBlock),
});
export type LookResult = z.infer<typeof LookResult>;

export const PointPayload = PicturePayload.extend({
  /** The SeenPage of a picture; null: the page as it is now. */
  page: SnapshotRef.nullable(),
  pointed: PointedAt,
});
export type PointPayload = z.infer<typeof PointPayload>;

export const RecordResult = z.object({ recording: SnapshotRef });
export type RecordResult = z.infer<typeof RecordResult>;
