import { z } from 'zod';

const count = z.number().int();

/** The numbers beside the names of screens. */
export const Counts = z.object({
  inbox: count,
  /** Open and not hidden. */
  openings: count,
  tracked: count,
  companies: count,
  /** Companies that could not be checked. */
  failingCompanies: count,
});
export type Counts = z.infer<typeof Counts>;
