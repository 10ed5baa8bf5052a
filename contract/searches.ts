import { z } from 'zod';
import { SavedSearch } from '#core/saved-search.ts';
import { byId, id, method, none } from './define.ts';

/** `newCount`: open matches first seen since the user last looked. */
export const SavedSearchView = SavedSearch.extend({ newCount: z.number().int() });
export type SavedSearchView = z.infer<typeof SavedSearchView>;

export const searchMethods = {
  'searches.list': method({
    input: none,
    output: z.array(SavedSearchView),
    runs: 'library',
    goes: 'last',
  }),
  /** The id of a deleted search brings it back. */
  'searches.save': method({
    input: SavedSearch.pick({ name: true, filter: true }).extend({ id: id.optional() }),
    output: SavedSearch,
    runs: 'library',
    changes: ['searches'],
  }),
  /**
   * Searches from before pay had a currency compared each opening's own figure; their least pay was
   * in the user's currency. Answers how many got it.
   */
  'searches.stateCurrency': method({
    input: z.strictObject({ currency: z.string() }),
    output: z.number().int(),
    runs: 'library',
    isInternal: true,
  }),
  'searches.viewed': method({
    input: byId,
    output: SavedSearch,
    runs: 'library',
    changes: ['searches'],
  }),
  'searches.remove': method({
    input: byId,
    output: SavedSearch,
    runs: 'library',
    changes: ['searches'],
  }),
} as const;
