import { z } from 'zod';
import { PostingFilter } from './posting-filter.ts';

/** A filter that a user returns to; its new matches go to the inbox. */
export const SavedSearch = z.object({
  id: z.string(),
  name: z.string().trim().min(1).max(80),
  filter: PostingFilter,
  createdAt: z.string(),
  /** Postings first seen after this moment count as new. */
  viewedAt: z.string(),
});
export type SavedSearch = z.infer<typeof SavedSearch>;
