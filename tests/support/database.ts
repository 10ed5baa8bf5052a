import { rmSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EnrichedPosting, inOnePart, type ParsedListing } from '#core/listing.ts';
import { addCompany } from '#library/companies/companies.ts';
import { type Database, openDatabase } from '#library/engine/open.ts';
import { createRun } from '#library/runs/runs.ts';
import { type StoredListing, storeListing } from '#library/store/store-listing.ts';
import { sha256Hex } from '#services/snapshots/digest.ts';
import { parsedListing } from './postings.ts';

export async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rolewatch-test-'));
  return {
    path: folder,
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const testTime = '2026-03-10T12:00:00.000Z';

export async function openTestDatabase(
  options: Pick<NonNullable<Parameters<typeof openDatabase>[1]>, 'lock'> = {},
): Promise<Database> {
  const folder = await temporaryFolder();
  const file = path.join(folder.path, 'rolewatch.db');
  await copyFile(await freshDatabase(), file);
  const db = await openDatabase(file, { now: () => new Date(testTime), ...options });
  return {
    ...db,
    async [Symbol.asyncDispose]() {
      await db[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** The same database; notes each raw query. */
export function watched(
  db: Database,
  note: (sql: string, values: readonly unknown[]) => void,
): Database {
  const prisma = new Proxy(db.prisma, {
    get: (target, key) => {
      if (key !== '$queryRawUnsafe') return Reflect.get(target, key) as unknown;
      return (sql: string, ...values: unknown[]) => {
        note(sql, values);
        return target.$queryRawUnsafe(sql, ...values);
      };
    },
  });
  return { ...db, prisma };
}

let made: Promise<string> | undefined;

/** An empty database, made once: to migrate one for each test takes four times as long. */
function freshDatabase(): Promise<string> {
  made ??= makeFresh();
  return made;
}

async function makeFresh(): Promise<string> {
  const folder = await temporaryFolder();
  process.once('exit', () => rmSync(folder.path, { recursive: true, force: true }));
  const file = path.join(folder.path, 'rolewatch.db');
  const db = await openDatabase(file, { now: () => new Date(testTime) });
  await db[Symbol.asyncDispose]();
  return file;
}

export async function addTestCompany(db: Database, slug = 'acme'): Promise<string> {
  const url = `https://boards.greenhouse.io/${slug}`;
  const { id } = await addCompany(db, { url, name: slug, at: testTime });
  return id;
}

/** Stores one scan of one company: a run with its listing. */
export async function scan(
  db: Database,
  companyId: string,
  postings: readonly EnrichedPosting[],
  said: Partial<ParsedListing> & { readonly runId?: string; readonly at?: string } = {},
): Promise<StoredListing> {
  const { runId = crypto.randomUUID(), at = testTime, ...listing } = said;
  const known = await db.prisma.run.findUnique({ where: { id: runId } });
  if (known === null) {
    await createRun(db, { id: runId, userId: 'u', enrich: true, companyIds: [companyId], at });
  }
  const parsed = parsedListing(postings, listing);
  return await storeListing(db, {
    runId,
    companyId,
    parsedRef: testRef(JSON.stringify(parsed)),
    listingRef: testRef('listing'),
    ...inOnePart(parsed),
    at,
  });
}

/** A valid reference to a snapshot that does not exist. */
export const testRef = (of: string): string => `sha256-${sha256Hex(of)}`;
