import { z } from 'zod';
import { ErrorView } from './error-view.ts';

/** What a job board answered when it was asked whether it still exists. */
export const BoardCheck = z.object({
  /**
   * `answers`: it lists openings. `empty`: it answers without openings, which some vendors also do
   * for a name they do not know. `moved`: it is gone, and the company's website leads to another.
   * `gone`: the vendor knows no such board. `unclear`: a wall, an error, no connection; tells nothing.
   */
  outcome: z.enum(['answers', 'empty', 'moved', 'gone', 'unclear']),
  /** What the board lists now; null if it was not read, or is a page of the company's own. */
  openings: z
    .object({
      /** Openings in its first answer. */
      seen: z.number().int(),
      /** All of them; null if the answer does not say. */
      total: z.number().int().nullable(),
    })
    .nullable()
    .default(null),
  movedTo: z.object({ url: z.string(), source: z.string(), slug: z.string() }).nullable(),
  error: ErrorView.nullable(),
});
export type BoardCheck = z.infer<typeof BoardCheck>;

/** A line of the report of `rolewatch catalogue verify`: the result for one row of the catalogue. */
export const CheckedBoard = BoardCheck.extend({
  type: z.literal('board'),
  name: z.string(),
  /** Its address in the catalogue. */
  url: z.string(),
  source: z.string(),
  checkedAt: z.string(),
});
export type CheckedBoard = z.infer<typeof CheckedBoard>;
