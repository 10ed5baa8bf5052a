import { searchWords } from '#core/search-words.ts';
import type { CatalogueCompany } from './catalogue.ts';

/** The company of exactly this name, or those it may mean; a legal form makes no difference. */
export type FindByName = (name: string) => {
  readonly exact: readonly CatalogueCompany[];
  readonly near: readonly CatalogueCompany[];
};

/** Finds companies by a part of their name, the best first. */
export type SearchCatalogue = (typed: string, limit: number) => readonly CatalogueCompany[];

/**
 * A search over companies in the order they are known. Names with a word that begins as typed come
 * before those that hold it elsewhere; case, accents and signs make no difference. Nothing typed
 * finds the best known.
 */
export function createSearch(companies: readonly CatalogueCompany[]): SearchCatalogue {
  const folded = companies.map((company) => ({ company, name: ` ${searchWords(company.name)}` }));
  return (typed, limit) => {
    const text = searchWords(typed);
    // Signs alone are in no name.
    if (text === '' && typed.trim() !== '') return [];
    const begins = folded.filter(({ name }) => name.includes(` ${text}`));
    const holds = folded.filter(({ name }) => name.includes(text) && !name.includes(` ${text}`));
    return [...begins, ...holds].slice(0, limit).map(({ company }) => company);
  };
}

/** So many are offered where a name is not exactly one's. */
const mostNear = 5;

/** Finds companies by the name that somebody wrote down, perhaps with a remark behind it. */
export function createFindByName(companies: readonly CatalogueCompany[]): FindByName {
  const byName = Map.groupBy(companies, ({ name }) => bareName(name));
  const search = createSearch(companies);
  return (name) => {
    // "Acme (Berlin)", "Acme - great people": the name is before it.
    const spellings = [name, name.replace(/\s+[-–—(|].*$/, '')];
    const exact = spellings.map((each) => byName.get(bareName(each)) ?? []);
    const found = exact.find((each) => each.length > 0) ?? [];
    return { exact: found, near: found.length > 0 ? found : search(name, mostNear) };
  };
}

const bareName = (name: string): string => {
  const words = searchWords(name);
  return (
    words.replace(/ (?:inc|llc|ltd|limited|gmbh|ag|se|corp|co|plc|s a|sas|b v|ab|oy)$/, '') || words
  );
};
