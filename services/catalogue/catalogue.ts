import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#core/errors.ts';

/** Where the companies are that ship with the app; in the built app beside its code, too. */
export const catalogueFile = path.resolve(import.meta.dirname, '../../resources/catalogue.json');

/** A company that publishes its openings where Rolewatch can read them. */
export type CatalogueCompany = {
  readonly name: string;
  /** Canonical careers address. */
  readonly url: string;
  /** Id of the source that reads it. */
  readonly source: string;
  readonly website: string | null;
};

/** A company in the file, as scripts/make-catalogue.ts writes it; the website only where known. */
export type CatalogueRow = readonly [name: string, url: string, source: string, website?: string];

/** Reads the catalogue, best known companies first. Throws `invalid_file`. */
export async function readCatalogue(file = catalogueFile): Promise<readonly CatalogueCompany[]> {
  try {
    // Our own file: a test reads every row of it.
    const rows = JSON.parse(await readFile(file, 'utf8')) as readonly CatalogueRow[];
    return rows.map(([name, url, source, website = null]) => ({ name, url, source, website }));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('invalid_file', { path: file, reason }, { cause });
  }
}
