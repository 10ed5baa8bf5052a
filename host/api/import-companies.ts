import type { Output } from '#contract/api.ts';
import type { NamedRow } from '#contract/views/company.ts';
import { nameFromUrl } from '#core/company.ts';
import { AppError, toAppError, toErrorView } from '#core/errors.ts';
import { searchWords } from '#core/search-words.ts';
import { canonicalUrl } from '#core/url.ts';
import type { CatalogueCompany } from '#services/catalogue/catalogue.ts';
import type { FindByName } from '#services/catalogue/search-catalogue.ts';
import { addCompanies, listNames, watchedAmong } from '#services/db/companies.ts';
import type { Database } from '#services/db/open.ts';
import type { OpenCatalogue } from './catalogue.ts';

type Result = Output<'companies.import'>;

/**
 * Watches the companies that rows of a list name, all at once. A name alone is looked up among those
 * that are watched, then in the catalogue. Each row is in the answer; a bad one costs only itself.
 */
export async function importCompanies(
  db: Database,
  openCatalogue: OpenCatalogue,
  rows: readonly NamedRow[],
): Promise<Result> {
  const lookUp = await openLookUp(db, openCatalogue, rows);
  const read = rows.map((row) => ({ row, meant: meaningOf(row, lookUp) }));
  const good = read.flatMap(({ row, meant }) =>
    meant.kind === 'company' ? [{ line: row.line, ...meant }] : [],
  );
  const stored = await addCompanies(db, good, db.now().toISOString());
  const lines = Map.groupBy(good, ({ url }) => url);
  const withLine = (companies: typeof stored.added) =>
    companies
      .map((company) => ({ ...company, line: lines.get(company.url)?.[0]?.line ?? 0 }))
      .toSorted((a, b) => a.line - b.line);
  const offered = read.flatMap(({ row, meant }) =>
    meant.kind === 'choice' ? [{ row, choices: meant.choices }] : [],
  );
  const watched = await watchedAmong(
    db,
    offered.flatMap(({ choices }) => choices.map(({ url }) => url)),
  );
  return {
    added: withLine(stored.added),
    known: withLine(stored.known),
    choices: offered.map(({ row: { line, text }, choices }) => ({
      line,
      text,
      choices: choices.map((each) => ({ ...each, isWatched: watched.has(each.url) })),
    })),
    refused: read.flatMap(({ row: { line, text }, meant }) =>
      meant.kind === 'refused' ? [{ line, text, error: toErrorView(meant.error) }] : [],
    ),
  };
}

/** What is known of names: addresses of those that are watched, and the catalogue. */
type LookUp = { readonly watched: ReadonlyMap<string, string>; readonly findByName: FindByName };

async function openLookUp(
  db: Database,
  openCatalogue: OpenCatalogue,
  rows: readonly NamedRow[],
): Promise<LookUp> {
  if (!rows.some(({ kind }) => kind === 'name')) {
    return { watched: new Map(), findByName: () => ({ exact: [], near: [] }) };
  }
  const names = await listNames(db);
  const { findByName } = await openCatalogue();
  return { watched: new Map(names.map(({ name, url }) => [searchWords(name), url])), findByName };
}

type Meaning =
  | { readonly kind: 'company'; readonly url: string; readonly name: string }
  | { readonly kind: 'choice'; readonly choices: readonly CatalogueCompany[] }
  | { readonly kind: 'refused'; readonly error: AppError };

function meaningOf(row: NamedRow, { watched, findByName }: LookUp): Meaning {
  if (row.kind === 'company') {
    try {
      const url = canonicalUrl(row.url);
      return { kind: 'company', url, name: row.name ?? nameFromUrl(url) };
    } catch (error) {
      return { kind: 'refused', error: toAppError(error) };
    }
  }
  const { name } = row;
  const url = watched.get(searchWords(name));
  if (url !== undefined) return { kind: 'company', url, name };
  const { exact, near } = findByName(name);
  const [only] = exact;
  if (only !== undefined && exact.length === 1)
    return { kind: 'company', url: only.url, name: only.name };
  if (near.length > 0) return { kind: 'choice', choices: near };
  return { kind: 'refused', error: new AppError('not_in_catalogue', { name }) };
}
