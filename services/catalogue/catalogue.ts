import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#core/errors.ts';
import { canonicalUrl } from '#core/url.ts';
import { sourceLabel, sourceRow } from '#sources/registry.ts';

/** In the built app, too, the resources lie beside the code. */
export const catalogueFile = path.resolve(import.meta.dirname, '../../resources/catalogue.json');

export type CatalogueCompany = {
  readonly name: string;
  readonly url: string;
  readonly source: string;
  readonly sourceLabel: string;
  /** The board's token at its source; null on the company's own host, where only the page tells. */
  readonly slug: string | null;
  readonly website: string | null;
};

/**
 * A row of the file, as scripts/make-catalogue.ts writes it. An empty website is unknown. A slug
 * is there only if `slugIn` does not find it in the address; null for none.
 */
export type CatalogueRow = readonly [
  name: string,
  url: string,
  source: string,
  website?: string,
  slug?: string | null,
];

/** Reads the catalogue, best known companies first. Throws `invalid_file`. */
export async function readCatalogue(file = catalogueFile): Promise<readonly CatalogueCompany[]> {
  try {
    // Our own file: a test reads every row.
    const rows = JSON.parse(await readFile(file, 'utf8')) as readonly CatalogueRow[];
    return rows.map(([name, url, source, website = '', slug = slugIn(url, source)]) => ({
      name,
      url,
      source,
      sourceLabel: sourceLabel(source),
      slug,
      website: website === '' ? null : website,
    }));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('invalid_file', { path: file, reason }, { cause });
  }
}

/** The slug in an address that has the form in which a vendor shows its boards; else null. */
export function slugIn(url: string, source: string): string | null {
  const form = sourceRow(source)?.vendor?.careersUrl('\0').replace(/\/$/, '') ?? '';
  const [before = '', behind = ''] = form.split('\0');
  if (before === '' || !url.startsWith(before) || !url.endsWith(behind)) return null;
  const slug = url.slice(before.length, url.length - behind.length);
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

/** The website of the company whose board is at this canonical address; null for an unknown one. */
export async function websiteOf(url: string): Promise<string | null> {
  const companies = await readCatalogue();
  return companies.find((company) => canonicalUrl(company.url) === url)?.website ?? null;
}
