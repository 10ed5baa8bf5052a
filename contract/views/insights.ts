import { z } from 'zod';
import { Seniority } from '#core/enrichment.ts';
import { EmploymentType, Workplace } from '#core/posting.ts';

const count = z.number().int();

/** What the stored postings come to. Open postings that are not hidden, but for the weeks. */
export const Insights = z.object({
  open: count,
  /** The last 13 weeks, the oldest first. */
  weeks: z.array(
    z.object({ from: z.string(), to: z.string(), new: count, closed: count, open: count }),
  ),
  /** The fifteen with most openings. */
  companies: z.array(z.object({ id: z.string(), name: z.string(), open: count, new: count })),
  workplaces: z.array(z.object({ value: Workplace.nullable(), count })),
  seniorities: z.array(z.object({ value: Seniority.nullable(), count })),
  employmentTypes: z.array(z.object({ value: EmploymentType.nullable(), count })),
  /** The twenty most frequent. */
  skills: z.array(z.object({ value: z.string(), count })),
  /** Upper ends of yearly pay in the currency most use; `to` is null for the last, open one. */
  pay: z.object({
    currency: z.string().nullable(),
    /** Postings that state pay in that currency. */
    stated: count,
    median: z.number().nullable(),
    bands: z.array(z.object({ from: z.number(), to: z.number().nullable(), count })),
  }),
});
export type Insights = z.infer<typeof Insights>;
