import { type Company, nameFromUrl } from '#core/company.ts';
import { AppError } from '#core/errors.ts';
import { legible } from '#core/legible.ts';
import { searchWords } from '#core/search-words.ts';
import { canonicalUrl } from '#core/url.ts';
import { read, type Transaction, write } from './access.ts';
import { companyId } from './company-id.ts';
import type { Database } from './open.ts';
import { indexCompany } from './posting-index.ts';
import { idList, insertRows } from './statements.ts';

/** A company to watch; `url` is canonical. */
export type NewCompany = { readonly url: string; readonly name: string };

/** What a person can change of a company; what is left out stays. */
export type CompanyChange = {
  readonly name?: string | undefined;
  readonly isPaused?: boolean | undefined;
  readonly scanEveryHours?: number | null | undefined;
};

/** Watches a company; one that is watched already is returned as it is. */
export async function addCompany(
  db: Database,
  { at, ...company }: NewCompany & { readonly at: string },
): Promise<Company> {
  const { added, known } = await addCompanies(db, [company], at);
  const [one] = [...added, ...known];
  if (one === undefined) throw new Error('a company that was added is gone');
  return one;
}

/** Watches many, each address once, all or none; those that were watched already stay as they are. */
export async function addCompanies(
  db: Database,
  companies: readonly NewCompany[],
  at: string,
): Promise<{ readonly added: Company[]; readonly known: Company[] }> {
  const urls = idList(companies.map(({ url }) => url));
  return await write(db, async (tx) => {
    const before = new Set((await select(tx, inUrls, urls)).map(({ url }) => url));
    const rows = companies.map(({ url, name }) => ({
      id: companyId(url),
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

/** A name on one line; null where nothing of it can be seen. */
const nameOf = (text: string): string | null =>
  legible(text).replaceAll(/\s+/g, ' ').trim() || null;

const inUrls = 'WHERE c.url IN (SELECT value FROM json_each(?))';

/**
 * A company by its id, its address in any spelling, or its name: in upper or lower case, else as
 * searches compare it, without accents.
 */
export async function findCompany(db: Database, named: string): Promise<Company | null> {
  const text = named.trim();
  return await read(db, async (prisma) => {
    const [exact] = await select(prisma, 'WHERE c.id = ? OR c.url = ?', text, urlOf(text));
    if (exact !== undefined) return exact;
    // SQLite folds the case of ASCII only.
    const folded = fold(nameOf(text) ?? text);
    const names = await prisma.company.findMany({
      select: { id: true, name: true },
      orderBy: { addedAt: 'asc' },
    });
    const sameName = names.find(({ name }) => fold(name) === folded) ?? sameWords(names, text);
    if (sameName === undefined) return null;
    const [found] = await select(prisma, 'WHERE c.id = ?', sameName.id);
    return found ?? null;
  });
}

/**
 * Renames a company, its openings found by the new name from now on, leaves it out of scans of all
 * companies, or gives it an interval of its own (null for that of all). What is left out stays. Throws `unknown_company`, by id.
 */
export async function updateCompany(
  db: Database,
  id: string,
  change: CompanyChange,
): Promise<Company> {
  return await write(db, async (tx) => {
    const before = await tx.company.findUnique({ where: { id } });
    if (before === null) throw new AppError('unknown_company', { company: id });
    const { isPaused = before.isPaused } = change;
    const name = nameOf(change.name ?? before.name) ?? before.name;
    const { scanEveryHours = before.scanEveryHours } = change;
    await tx.company.update({ where: { id }, data: { name, isPaused, scanEveryHours } });
    if (name !== before.name) await indexCompany(tx, id);
    const [company] = await select(tx, 'WHERE c.id = ?', id);
    if (company === undefined) throw new Error('a company that was changed is gone');
    return company;
  });
}

/** Forgets a company, its postings and their history, and runs that were over and of it alone. */
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

/** Names and addresses of all that are watched. */
export const listNames = (
  db: Database,
): Promise<readonly { readonly name: string; readonly url: string }[]> =>
  read(db, (prisma) => prisma.company.findMany({ select: { name: true, url: true } }));

/** Which of these canonical addresses are watched. */
export async function watchedAmong(
  db: Database,
  urls: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ url: string }[]>(
      `SELECT c.url FROM Company c ${inUrls}`,
      idList(urls),
    ),
  );
  return new Set(rows.map(({ url }) => url));
}

/** The last listing of every company: what must not be thrown away. */
export async function listListingRefs(db: Database): Promise<readonly string[]> {
  const rows = await read(db, (prisma) =>
    prisma.company.findMany({ select: { listingRef: true } }),
  );
  return rows.flatMap(({ listingRef }) => listingRef ?? []);
}

/** In the order they were added. `where` is ours, never a user's. */
async function select(
  prisma: Pick<Transaction, '$queryRawUnsafe'>,
  where: string,
  ...values: readonly (string | null)[]
): Promise<Company[]> {
  return await prisma.$queryRawUnsafe<Company[]>(
    `SELECT c.id, c.url, c.name, c.source, c.slug, c.health, c.addedAt, c.lastCheckedAt,
      (SELECT count(*) FROM Posting p WHERE p.companyId = c.id AND p.closedAt IS NULL) AS openPostings
    FROM Company c ${where} ORDER BY c.addedAt, c.rowid`,
    ...values,
  );
}

function urlOf(text: string): string | null {
  try {
    return canonicalUrl(text);
  } catch {
    // A name is no address.
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
