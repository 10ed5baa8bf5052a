import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Output } from '#contract/api.ts';
import type { CompanyView, NamedRow } from '#contract/companies.ts';
import { AppError, toAppError, toErrorView } from '#core/errors.ts';
import { searchWords } from '#core/search-words.ts';
import { canonicalUrl, isHostOf } from '#core/url.ts';
import { slugIn } from '#services/catalogue/catalogue.ts';
import type { FindByName } from '#services/catalogue/find-by-name.ts';
import type { CatalogueHit } from '#services/catalogue/search.ts';
import { nameFromUrl } from '#sources/company-name.ts';
import { isVendorHost, sourceRow } from '#sources/registry.ts';
import { byteOrderMark, csvLines, csvMimeType } from '../csv.ts';
import type { Database } from '../engine/open.ts';
import { addCompanies, listNames, watchedAmong, watchedAt } from './companies.ts';
import type { OpenCatalogue } from './open-catalogue.ts';
import { listCompanyViews } from './views.ts';

type Result = Output<'companies.import'>;

/**
 * Adds the companies in the rows of a list, all at once. Looks up a bare name among the watched
 * companies, then in the catalogue. Answers for each row; a bad row fails alone.
 */
export async function importCompanies(
  db: Database,
  openCatalogue: OpenCatalogue,
  rows: readonly NamedRow[],
): Promise<Result> {
  const lookUp = await openLookUp(db, openCatalogue, rows);
  const read: { readonly row: NamedRow; readonly meant: Meaning }[] = [];
  for (const [i, row] of rows.entries()) {
    read.push({ row, meant: meaningOf(row, lookUp) });
    // Each search takes milliseconds: other calls get their turn in between.
    if (row.kind === 'name' && i % 10 === 9) await nextTurn();
  }
  const meant = read.flatMap(({ row, meant: each }) =>
    each.kind === 'company' ? [{ line: row.line, ...each }] : [],
  );
  const watchedUrl = await watchedAt(
    db,
    meant.map(({ url }) => url),
  );
  const good = meant.map((each) => ({ ...each, url: watchedUrl(each.url) }));
  const stored = await addCompanies(db, good, db.now().toISOString());
  const lines = Map.groupBy(good, ({ url }) => url);
  const withLine = (companies: typeof stored.added) =>
    companies
      .map((company) => ({ ...company, line: lines.get(company.url)?.[0]?.line ?? 0 }))
      .toSorted((a, b) => a.line - b.line);
  const offered = read.flatMap(({ row, meant }) =>
    meant.kind === 'choice' ? [{ row, choices: meant.choices }] : [],
  );
  const isWatched = await watchedAmong(
    db,
    offered.flatMap(({ choices }) => choices),
  );
  return {
    added: withLine(stored.added),
    known: withLine(stored.known),
    choices: offered.map(({ row: { line, text }, choices }) => ({
      line,
      text,
      choices: choices.map((each) => ({ ...each, isWatched: isWatched(each) })),
    })),
    refused: read.flatMap(({ row: { line, text }, meant }) =>
      meant.kind === 'refused' ? [{ line, text, error: toErrorView(meant.error) }] : [],
    ),
  };
}

/** Addresses of watched companies by name, and the catalogue. */
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
  | { readonly kind: 'choice'; readonly choices: readonly CatalogueHit[] }
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
  const choices = exact.length > 0 ? exact : near;
  if (choices.length > 0) return { kind: 'choice', choices };
  return { kind: 'refused', error: new AppError('not_in_catalogue', { name }) };
}

const columns = [
  'name',
  'url',
  'source',
  'open',
  'new',
  'health',
  'paused',
  'last checked',
  'added',
  'error',
] as const;

/** All companies as CSV, for a spreadsheet or for another import. */
export async function exportCompanies(db: Database): Promise<Output<'companies.export'>> {
  const companies = await listCompanyViews(db);
  const text = csvLines([columns, ...companies.map(cells)]);
  return {
    fileName: `rolewatch-companies-${db.now().toISOString().slice(0, 10)}.csv`,
    mimeType: csvMimeType,
    content: `${byteOrderMark(text)}${text}`,
  };
}

/**
 * A company keeps its address when it moves to another board. On another machine that one would lead
 * to the old board, so it is given that of its present one; `watchedAt` knows it by both.
 */
function addressOf({ url, source, slug }: CompanyView): string {
  const { vendor } = sourceRow(source ?? '') ?? { vendor: null };
  if (vendor === null || slug === null || !isVendorHost(new URL(url).hostname)) return url;
  const host = new URL(url).hostname;
  const isItsVendor =
    vendor.hosts.includes(host) || vendor.domains.some((domain) => isHostOf(host, domain));
  // A vendor has several forms of address; in the others, the name is somewhere.
  const there = slugIn(url, source ?? '') ?? (url.includes(slug) ? slug : null);
  if (isItsVendor && there === slug) return url;
  const present = canonicalUrl(vendor.careersUrl(slug));
  return slugIn(present, source ?? '') === slug ? present : url;
}

function cells(company: CompanyView): readonly (string | number | null)[] {
  // A number that the last scan could not read stays empty: a zero would mean no openings.
  const isRead = !['new', 'failed', 'moved'].includes(company.health);
  return [
    company.name,
    addressOf(company),
    company.source,
    isRead || company.means !== null ? company.openPostings : null,
    isRead ? company.newPostings : null,
    company.health,
    String(company.isPaused),
    company.lastCheckedAt,
    company.addedAt,
    company.lastError?.message ?? null,
  ];
}
