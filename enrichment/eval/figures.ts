import { z } from 'zod';
import { type FieldName, fieldNames } from './fields.ts';

const Share = z.number().min(0).max(1).nullable();

export const Score = z.object({
  stated: z.number(),
  right: z.number(),
  wrong: z.number(),
  overClaimed: z.number(),
  missed: z.number(),
  precision: Share,
  recall: Share,
  f1: Share,
});

const scores = z.partialRecord(z.enum(fieldNames as [FieldName, ...FieldName[]]), Score);

/** How well one reader read one set of postings. */
const Figures = z.object({
  postings: z.number(),
  scores,
  /** The same for the third of them that no rule was written for. */
  control: scores,
});

export const setNames = ['recorded', 'invented'] as const;
export type SetName = (typeof setNames)[number];

const Reader = z.object({
  /** The day of the measurement. */
  date: z.string(),
  recorded: Figures.nullable(),
  invented: Figures.nullable(),
});
export type ReaderFigures = z.infer<typeof Reader>;

/**
 * The last measurement of each reader, kept in `figures.json`; docs/enrichment.md is made from it.
 */
export const AllFigures = z.object({
  rules: Reader.nullable(),
  /** The rules as they were when these labels were new. */
  before: Reader.nullable(),
  /** By the model's name. */
  models: z.record(z.string(), Reader),
  /** How far two readers agree who labelled the same postings without the labels of the other. */
  agreement: Reader.nullable(),
});
export type AllFigures = z.infer<typeof AllFigures>;
