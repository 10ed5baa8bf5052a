import type { Handlers } from '#contract/api.ts';
import { readCatalogue } from '#services/catalogue/catalogue.ts';
import { createSearch, type SearchCatalogue } from '#services/catalogue/search-catalogue.ts';
import { watchedAmong } from '#services/db/companies.ts';
import type { Database } from '#services/db/open.ts';

/** Calls about the companies that ship with the app, read when they are first asked for. */
export function catalogue(db: Database): Handlers<'catalogue.search'> {
  let search: SearchCatalogue | null = null;
  return {
    'catalogue.search': async ({ text, limit }) => {
      search ??= createSearch(await readCatalogue());
      const found = search(text, limit);
      const watched = await watchedAmong(
        db,
        found.map(({ url }) => url),
      );
      return found.map((company) => ({ ...company, isWatched: watched.has(company.url) }));
    },
  };
}
