import { z } from 'zod';

const count = z.number().int();

/** How much there is: the numbers beside the names of screens, and how the companies are. */
export const Counts = z.object({
  inbox: count,
  /** Open and not hidden. */
  openings: count,
  tracked: count,
  companies: count,
  /** Companies that could be read when they were last checked, even if only in part. */
  checkedCompanies: count,
  /** Companies that could not be. Those that were never checked are in neither number. */
  failingCompanies: count,
  /** When a company was last read; null where none could be yet. */
  lastCheckedAt: z.string().nullable(),
});
export type Counts = z.infer<typeof Counts>;
