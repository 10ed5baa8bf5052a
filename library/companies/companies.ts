import type { Parsed } from '#contract/api.ts';
import { type Company, mostEqualFailures } from '#core/company.ts';
import { AppError } from '#core/errors.ts';
import { legible } from '#core/legible.ts';
import type { ScheduledCompany } from '#core/schedule.ts';
import { searchWords } from '#core/search-words.ts';
import { canonicalUrl } from '#core/url.ts';
import { slugIn } from '#services/catalogue/catalogue.ts';
import { sha256Hex } from '#services/snapshots/digest.ts';
import { nameFromUrl } from '#sources/company-name.ts';
import { sourceIds } from '#sources/registry.ts';
import type { Database } from '../engine/open.ts';
import { idList, insertRows } from '../engine/statements.ts';
import { read, type Transaction, write } from '../engine/transaction.ts';
import { indexCompany } from '../postings/word-index.ts';
import { isWatched } from './by-hand.ts';
import { sqlMoved } from './moves.ts';

export type NewCompany = { readonly url: string; readonly name: string };

/** Adds a company; returns a watched company unchanged. */
export async function addCompany(
  db: Database,
  { at, ...company }: NewCompany & { readonly at: string },
): Promise<Company> {
  const { added, known } = await addCompanies(db, [company], at);
  const [one] = [...added, ...known];
  if (one === undefined) throw new Error('a company that was added is gone');
  return one;
}

/** Adds all companies or none, each address once; leaves watched companies unchanged. */
export async function addCompanies(
  db: Database,
  companies: readonly NewCompany[],
  at: string,
): Promise<{ readonly added: Company[]; readonly known: Company[] }> {
  const urls = idList(companies.map(({ url }) => url));
  return await write(db, async (tx) => {
    const before = new Set((await select(tx, inUrls, urls)).map(({ url }) => url));
    const idOf = await freeIds(tx, companies);
    const rows = companies.map(({ url, name }) => ({
      id: idOf(url),
      url,
      name: nameOf(name) ?? nameFromUrl(url),
      addedAt: at,
    }));
    await insertRows(tx, 'Company', rows, '(url) DO NOTHING');
    const all = await select(tx, inUrls, urls);
    return {
      added: all.filter(({ url }) => !before.has(url)),
      known: all.filter(({ url }) => before.has(url)),
    };
  });
}

/** An id tells an address, but a company keeps its id when its address changes. */
async function freeIds(
  tx: Transaction,
  companies: readonly NewCompany[],
): Promise<(url: string) => string> {
  const ids = idList(companies.map(({ url }) => companyId(url)));
  const owners = await tx.$queryRawUnsafe<{ id: string; url: string }[]>(
    'SELECT id, url FROM Company WHERE id IN (SELECT value FROM json_each(?))',
    ids,
  );
  const urls = new Map(owners.map(({ id, url }) => [id, url]));
  return (url) => {
    const id = companyId(url);
    const owner = urls.get(id) ?? url;
    return owner === url ? id : companyId(`${url} ${owner}`);
  };
}

const nameOf = (text: string): string | null =>
  legible(text).replaceAll(/\s+/g, ' ').trim() || null;

const inUrls = 'WHERE c.url IN (SELECT value FROM json_each(?))';

/** By id, address in any spelling, or name: ignoring case first, then also accents. */
export async function findCompany(db: Database, named: string): Promise<Company | null> {
  const text = named.trim();
  return await read(db, async (prisma) => {
    const [exact] = await select(prisma, 'WHERE c.id = ? OR c.url = ?', text, urlOf(text));
    if (exact !== undefined) return exact;
    // SQLite folds the case of ASCII only.
    const folded = fold(nameOf(text) ?? text);
    const names = await prisma.$queryRawUnsafe<{ id: string; name: string }[]>(
      `SELECT c.id, c.name FROM Company c WHERE ${isWatched} ORDER BY c.addedAt`,
    );
    const sameName = names.find(({ name }) => fold(name) === folded) ?? sameWords(names, text);
    if (sameName === undefined) return null;
    const [found] = await select(prisma, 'WHERE c.id = ?', sameName.id);
    return found ?? null;
  });
}

/**
 * Renames a company and updates its words in the index, pauses it, mutes its failure, stars it,
 * keeps the user's tags and note, sets its own interval (null for the default), or chooses it for the
 * proxies. Keeps fields that are not given. Throws `unknown_company`, by id.
 */
export async function updateCompany(
  db: Database,
  id: string,
  change: Omit<Parsed<'companies.update'>, 'company'>,
): Promise<Company> {
  return await write(db, async (tx) => {
    const before = await tx.company.findUnique({ where: { id } });
    if (before === null) throw new AppError('unknown_company', { company: id });
    const { isPaused = before.isPaused, isMuted = before.isMuted } = change;
    const { isStarred = before.isStarred, note = before.note } = change;
    const tags =
      change.tags === undefined ? before.tags : JSON.stringify([...new Set(change.tags)]);
    const name = nameOf(change.name ?? before.name) ?? before.name;
    const { scanEveryHours = before.scanEveryHours, usesProxy = before.usesProxy } = change;
    await tx.company.update({
      where: { id },
      data: { name, isPaused, isMuted, isStarred, tags, note, scanEveryHours, usesProxy },
    });
    if (name !== before.name) await indexCompany(tx, id);
    const [company] = await select(tx, 'WHERE c.id = ?', id);
    if (company === undefined) throw new Error('a company that was changed is gone');
    return company;
  });
}

/** Deletes a company with its postings, their history, and finished runs of this company alone. */
export async function removeCompany(db: Database, id: string): Promise<void> {
  await write(db, async (tx) => {
    const runs = await tx.runCompany.findMany({
      where: { companyId: id },
      select: { runId: true },
    });
    await tx.company.deleteMany({ where: { id } });
    await tx.$executeRawUnsafe(
      `DELETE FROM Run WHERE id IN (SELECT value FROM json_each(?)) AND status <> 'running'
        AND NOT EXISTS (SELECT 1 FROM RunCompany scan WHERE scan.runId = Run.id)`,
      idList(runs.map(({ runId }) => runId)),
    );
  });
}

export const listNames = (
  db: Database,
): Promise<readonly { readonly name: string; readonly url: string }[]> =>
  read(db, (prisma) =>
    prisma.$queryRawUnsafe(`SELECT c.name, c.url FROM Company c WHERE ${isWatched}`),
  );

type Board = { readonly url: string; readonly source: string; readonly slug: string | null };

/** Tells which of some boards are watched, under their address or any other. */
export async function watchedAmong(
  db: Database,
  boards: readonly Board[],
): Promise<(board: Board) => boolean> {
  const known = boards.flatMap(({ source, slug }) => (slug === null ? [] : [[source, slug]]));
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Board[]>(
      `SELECT c.url, c.source, c.slug FROM Company c ${inUrls}
        OR (c.source, c.slug) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))`,
      idList(boards.map(({ url }) => url)),
      JSON.stringify(known),
    ),
  );
  const keyOf = ({ source, slug }: Board) => JSON.stringify([source, slug]);
  const urls = new Set(rows.map(({ url }) => url));
  const keys = new Set(rows.map(keyOf));
  return (board) => urls.has(board.url) || (board.slug !== null && keys.has(keyOf(board)));
}

/**
 * For each address, that of the watched company whose board it shows: a company keeps its address
 * when it moves. Any other address stays as it is.
 */
export async function watchedAt(
  db: Database,
  urls: readonly string[],
): Promise<(url: string) => string> {
  const shown = urls.flatMap((url) =>
    sourceIds.flatMap((source) => {
      const slug = slugIn(url, source);
      return slug === null ? [] : [{ url, source, slug }];
    }),
  );
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ shown: string; url: string }[]>(
      `SELECT shown.value ->> 0 AS shown, c.url FROM json_each(?) shown
      JOIN Company c ON c.source = shown.value ->> 1 AND c.slug = shown.value ->> 2`,
      JSON.stringify(shown.map(({ url, source, slug }) => [url, source, slug])),
    ),
  );
  const known = new Map(rows.map((row) => [row.shown, row.url]));
  return (url) => known.get(url) ?? url;
}

/** The last listing of every company: snapshots that a sweep must keep. */
export async function listListingRefs(db: Database): Promise<string[]> {
  const rows = await read(db, (prisma) =>
    prisma.company.findMany({ select: { listingRef: true } }),
  );
  return rows.flatMap(({ listingRef }) => listingRef ?? []);
}

/**
 * SQL: true if the failure of company `c` is no news: muted, or the same too often. A move that is
 * offered is news.
 */
export const sqlQuiet = `(c.health = 'failed' AND NOT ${sqlMoved}
  AND (c.isMuted OR c.sameFailures >= ${mostEqualFailures}))`;

/**
 * The health of company `c`, by its columns: silent after two weeks of empty lists, moved until the
 * user answers.
 */
export const health = `CASE
  WHEN c.health = 'ok' AND julianday(c.lastCheckedAt) - julianday(c.emptySince) >= 14 THEN 'silent'
  WHEN c.health = 'failed' AND ${sqlMoved} THEN 'moved'
  ELSE c.health END`;

/** In the order they were added. `where` is code, never input. */
async function select(
  prisma: Pick<Transaction, '$queryRawUnsafe'>,
  where: string,
  ...values: readonly (string | null)[]
): Promise<Company[]> {
  return await prisma.$queryRawUnsafe<Company[]>(
    `SELECT c.id, c.url, c.name, c.source, c.slug, ${health} AS health, c.addedAt, c.lastCheckedAt,
      (SELECT count(*) FROM Posting p WHERE p.companyId = c.id AND p.closedAt IS NULL) AS openPostings
    FROM Company c ${where} ORDER BY c.addedAt, c.rowid`,
    ...values,
  );
}

function urlOf(text: string): string | null {
  try {
    return canonicalUrl(text);
  } catch {
    return null;
  }
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase();

/** A name without any word, such as "+++", is like no other. */
function sameWords<T extends { readonly name: string }>(
  companies: readonly T[],
  text: string,
): T | undefined {
  const words = searchWords(text);
  return words === '' ? undefined : companies.find(({ name }) => searchWords(name) === words);
}

export async function listScheduled(db: Database): Promise<ScheduledCompany[]> {
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<(Omit<ScheduledCompany, 'isQuiet'> & { isQuiet: number | bigint })[]>(
      `SELECT id, scanEveryHours AS everyHours, lastRunAt, ${sqlQuiet} AS isQuiet
      FROM Company c WHERE NOT isPaused AND ${isWatched} ORDER BY addedAt`,
    ),
  );
  return rows.map((row) => ({ ...row, isQuiet: Number(row.isQuiet) === 1 }));
}

/** The id of the company at a canonical address: the same on every machine. */
const companyId = (url: string): string => sha256Hex(url).slice(0, 20);
