import { readCatalogue } from '#services/catalogue/catalogue.ts';
import { createFindByName, type FindByName } from '#services/catalogue/find-by-name.ts';
import { createSearch, type SearchCatalogue } from '#services/catalogue/search.ts';
import { type Theme, themesOf } from '#services/catalogue/themes.ts';

/** The companies that ship with the app; loads at the first use. */
export type OpenCatalogue = () => Promise<{
  readonly search: SearchCatalogue;
  readonly findByName: FindByName;
  readonly total: number;
  readonly themes: readonly Theme[];
}>;

export function lazyCatalogue(): OpenCatalogue {
  let opened: ReturnType<OpenCatalogue> | null = null;
  const open = async () => {
    const companies = await readCatalogue();
    const search = createSearch(companies);
    let findByName: FindByName | null = null;
    return {
      search,
      total: companies.length,
      themes: themesOf(companies),
      findByName: (name: string) => {
        findByName ??= createFindByName(companies, search);
        return findByName(name);
      },
    };
  };
  return async () => {
    opened ??= open();
    return await opened;
  };
}
