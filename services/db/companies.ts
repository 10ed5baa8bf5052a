import type { Company } from '#core/company.ts';
import { canonicalUrl } from '#core/url.ts';
import { sha256Hex } from '../snapshots/digest.ts';
import { read, write } from './access.ts';
import type { Database } from './open.ts';

/** Watches a company; one that is watched already is returned as it is. `url` is canonical. */
export async function addCompany(
  db: Database,
  company: { readonly url: string; readonly name: string; readonly at: string },
): Promise<Company> {
  const { url, name, at } = company;
  const id = sha256Hex(url).slice(0, 20);
  await write(db, (tx) =>
    tx.company.upsert({ where: { url }, create: { id, url, name, addedAt: at }, update: {} }),
  );
  const [added] = await select(db, 'WHERE c.url = ?', url);
  if (added === undefined) throw new Error('a company that was added is gone');
  return added;
}

/** All companies, in the order they were added. */
export async function listCompanies(db: Database): Promise<Company[]> {
  return await select(db, '');
}

/** A company by its id, its address in any spelling, or its name in upper or lower case. */
export async function findCompany(db: Database, named: string): Promise<Company | null> {
  const text = named.trim();
  const [exact] = await select(db, 'WHERE c.id = ? OR c.url = ?', text, urlOf(text));
  if (exact !== undefined) return exact;
  // SQLite folds the case of ASCII only.
  const folded = fold(text);
  const names = await read(db, (prisma) =>
    prisma.company.findMany({ select: { id: true, name: true }, orderBy: { addedAt: 'asc' } }),
  );
  const sameName = names.find(({ name }) => fold(name) === folded);
  if (sameName === undefined) return null;
  const [found] = await select(db, 'WHERE c.id = ?', sameName.id);
  return found ?? null;
}

/** Forgets a company, its postings and their history. */
export async function removeCompany(db: Database, id: string): Promise<void> {
  await write(db, (tx) => tx.company.deleteMany({ where: { id } }));
}

/** The last listing of every company: what must not be thrown away. */
export async function listListingRefs(db: Database): Promise<readonly string[]> {
  const rows = await read(db, (prisma) =>
    prisma.company.findMany({ select: { listingRef: true } }),
  );
  return rows.flatMap(({ listingRef }) => listingRef ?? []);
}

/** `where` is ours, never a user's. */
async function select(
  db: Database,
  where: string,
  ...values: readonly (string | null)[]
): Promise<Company[]> {
  return await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Company[]>(
      `SELECT c.id, c.url, c.name, c.source, c.slug, c.health, c.addedAt, c.lastCheckedAt,
        (SELECT count(*) FROM Posting p WHERE p.companyId = c.id AND p.closedAt IS NULL) AS openPostings
      FROM Company c ${where} ORDER BY c.addedAt, c.rowid`,
      ...values,
    ),
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
