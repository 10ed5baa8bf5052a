import { z } from 'zod';
import { PostingFilter } from './posting-filter.ts';

/** A filter a person comes back to; what it finds anew goes to the inbox. */
export const SavedSearch = z.object({
  id: z.string(),
  name: z.string().trim().min(1).max(80),
  filter: PostingFilter,
  createdAt: z.string(),
  /** What was first seen after this moment counts as new. */
  viewedAt: z.string(),
});
export type SavedSearch = z.infer<typeof SavedSearch>;
