import { searchWords } from '#core/search-words.ts';
import type { CatalogueCompany } from './catalogue.ts';

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
