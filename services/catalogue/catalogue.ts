import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { bareName } from '#core/employer.ts';
import { AppError } from '#core/errors.ts';
import { searchWords } from '#core/search-words.ts';
import { canonicalUrl } from '#core/url.ts';
import { sourceLabel } from '#sources/registry.ts';

/** In the built app, too, the resources lie beside the code. */
export const catalogueFile = path.resolve(import.meta.dirname, '../../resources/catalogue.json');

export type CatalogueCompany = {
  readonly name: string;
  readonly url: string;
  readonly source: string;
  readonly sourceLabel: string;
  readonly website: string | null;
};

/** A row of the file, as scripts/make-catalogue.ts writes it. */
export type CatalogueRow = readonly [name: string, url: string, source: string, website?: string];

/** Reads the catalogue, best known companies first. Throws `invalid_file`. */
export async function readCatalogue(file = catalogueFile): Promise<readonly CatalogueCompany[]> {
  try {
    // Our own file: a test reads every row.
    const rows = JSON.parse(await readFile(file, 'utf8')) as readonly CatalogueRow[];
    return rows.map(([name, url, source, website = null]) => ({
      name,
      url,
      source,
      sourceLabel: sourceLabel(source),
      website,
    }));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('invalid_file', { path: file, reason }, { cause });
  }
}

/** The company with exactly this name, or those it may mean; ignores legal forms. */
export type FindByName = (name: string) => {
  readonly exact: readonly CatalogueCompany[];
  readonly near: readonly CatalogueCompany[];
};

export type SearchCatalogue = (typed: string, limit: number) => readonly CatalogueCompany[];

/**
 * Searches companies given in order of fame. Names with a word that begins as typed come first;
 * case, accents and signs make no difference. Empty text finds the best known.
 */
export function createSearch(companies: readonly CatalogueCompany[]): SearchCatalogue {
  const folded = companies.map((company) => ({ company, name: ` ${searchWords(company.name)}` }));
  return (typed, limit) => {
    const text = searchWords(typed);
    // No name is made of signs alone.
    if (text === '' && typed.trim() !== '') return [];
    const begins = folded.filter(({ name }) => name.includes(` ${text}`));
    const holds = folded.filter(({ name }) => name.includes(text) && !name.includes(` ${text}`));
    return [...begins, ...holds].slice(0, limit).map(({ company }) => company);
  };
}

const mostNear = 5;

export function createFindByName(companies: readonly CatalogueCompany[]): FindByName {
  const byName = Map.groupBy(companies, ({ name }) => bareName(name));
  const search = createSearch(companies);
  return (name) => {
    // "Acme (Berlin)", "Acme - great people": the name comes first.
    const spellings = [name, name.replace(/\s+[-–—(|].*$/, '')];
    const exact = spellings.map((each) => byName.get(bareName(each)) ?? []);
    const found = exact.find((each) => each.length > 0) ?? [];
    return { exact: found, near: found.length > 0 ? found : search(name, mostNear) };
  };
}

/** The website of the company whose board is at this canonical address; null for an unknown one. */
export async function websiteOf(url: string): Promise<string | null> {
  const companies = await readCatalogue();
  return companies.find((company) => canonicalUrl(company.url) === url)?.website ?? null;
}
