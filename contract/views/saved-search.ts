import { z } from 'zod';
import { SavedSearch } from '#core/saved-search.ts';

/** `newCount`: open matches first seen since it was last looked at. */
export const SavedSearchView = SavedSearch.extend({ newCount: z.number().int() });
export type SavedSearchView = z.infer<typeof SavedSearchView>;
