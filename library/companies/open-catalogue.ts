import {
  createFindByName,
  createSearch,
  type FindByName,
  readCatalogue,
  type SearchCatalogue,
} from '#services/catalogue/catalogue.ts';

/** The companies that ship with the app; loads at the first use. */
export type OpenCatalogue = () => Promise<{
  readonly search: SearchCatalogue;
  readonly findByName: FindByName;
}>;

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
