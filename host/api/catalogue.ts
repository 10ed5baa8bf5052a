import type { Handlers } from '#contract/api.ts';
import { readCatalogue } from '#services/catalogue/catalogue.ts';
import {
  createFindByName,
  createSearch,
  type FindByName,
  type SearchCatalogue,
} from '#services/catalogue/search-catalogue.ts';
import { watchedAmong } from '#services/db/companies.ts';
import type { Database } from '#services/db/open.ts';

/** The companies that ship with the app, read when they are first asked for. */
export type OpenCatalogue = () => Promise<{
  readonly search: SearchCatalogue;
  readonly findByName: FindByName;
}>;

/** A catalogue that is read once. */
export function lazyCatalogue(): OpenCatalogue {
  let opened: ReturnType<OpenCatalogue> | null = null;
  const open = async () => {
    const companies = await readCatalogue();
    return { search: createSearch(companies), findByName: createFindByName(companies) };
  };
  return async () => {
    opened ??= open();
    return await opened;
  };
}

/** Calls about the companies that ship with the app. */
export const catalogue = (
  db: Database,
  open: OpenCatalogue = lazyCatalogue(),
): Handlers<'catalogue.search'> => ({
  'catalogue.search': async ({ text, limit }) => {
    const { search } = await open();
    const found = search(text, limit);
    const watched = await watchedAmong(
      db,
      found.map(({ url }) => url),
    );
    return found.map((company) => ({ ...company, isWatched: watched.has(company.url) }));
  },
});
