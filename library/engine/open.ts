import { chmod, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '@libsql/client';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { PrismaClient } from '#prisma/generated/client.ts';
import { finishIndex, type IndexProgress, isIndexed } from '../postings/word-index.ts';
import { hasRates, provideRates } from '../rates.ts';
import { isSorted, sortStored } from '../store/sort-stored.ts';
import { isBusy, toDatabaseFailure } from './database-failure.ts';
import { checkPages, checkTexts, isQuickToCheck, isTextInDoubt } from './integrity.ts';
import { migrate, migrationsFolder } from './migrate.ts';
import { type Connection, connect, read } from './transaction.ts';

/** Dispose to close. */
export type Database = Pick<Connection, 'lastTransaction'> & {
  readonly path: string;
  /** Use it through `read` and `write` of transaction.ts. */
  readonly prisma: PrismaClient;
  readonly now: () => Date;
  readonly lockTries: number;
  /** Awaited before each read: by calls that let others pass. */
  readonly beforeRead?: () => Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

type Options = {
  readonly now?: () => Date;
  readonly migrations?: string;
  /** How a write waits for the lock: number of tries and length of each. */
  readonly lock?: { readonly tries: number; readonly eachMs: number };
  readonly onIndexing?: (progress: IndexProgress) => void;
};

/** The thread blocks this long at a time. All tries outlast a backup or a large listing. */
const usualLock = { tries: 12, eachMs: seconds(1) };

/**
 * Opens the database; creates or migrates it if needed. libsql blocks its thread, so do not call
 * this where answers must be immediate. Throws `data_dir_unwritable`, `database_damaged`,
 * `database_newer` and `database_busy`.
 */
export async function openDatabase(file: string, options: Options = {}): Promise<Database> {
  const { now = () => new Date(), lock = usualLock } = options;
  const pragmas = pragmasFor(lock.eachMs);
  await prepareFile(file);
  // Before opening, which absorbs the log that another program left.
  const isInDoubt = await isTextInDoubt(file);
  let client: Connection | undefined;
  try {
    client = connect(file, pragmas);
    if (await isQuickToCheck(file)) await checkPages(client, file);
    await migrate(client, { file, folder: options.migrations ?? migrationsFolder, now });
    const db = asDatabase(client, { path: file, now, lockTries: lock.tries });
    if (!(await hasRates(client))) await provideRates(db);
    await enterWalMode(client);
    await client.executeMultiple(pragmas);
    await chmod(file, 0o600);
    if (isInDoubt) await checkTexts(client, file);
    if (!(await isIndexed(client))) await finishIndex(db, options.onIndexing);
    if (!(await isSorted(client))) await sortStored(db);
    return db;
  } catch (error) {
    client?.close();
    throw toDatabaseFailure(error, file);
  }
}

/** Creates a missing file: SQLite would make it readable by everyone. */
async function prepareFile(file: string): Promise<void> {
  const folder = path.dirname(file);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await (await open(file, 'a', 0o600)).close();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('data_dir_unwritable', { path: folder, reason }, { cause });
  }
}

/** Storing listings takes a fifth less time than at 4 MB; up to 4,062 pages reads lose nothing. */
const pragmasFor = (busyTimeoutMs: number): string => `
  PRAGMA busy_timeout = ${busyTimeoutMs};
  PRAGMA synchronous = NORMAL;
  PRAGMA wal_autocheckpoint = 4000;
  PRAGMA cache_size = -16384;
  PRAGMA foreign_keys = ON;
`;

/** The one change that does not wait for other connections on its own. */
async function enterWalMode(client: Client, triesLeft = 100): Promise<void> {
  try {
    await client.execute('PRAGMA journal_mode = WAL');
  } catch (error) {
    if (!isBusy(error) || triesLeft === 0) throw error;
    await wait(50);
    await enterWalMode(client, triesLeft - 1);
  }
}

function asDatabase(
  client: Connection,
  said: Pick<Database, 'path' | 'now' | 'lockTries'>,
): Database {
  const factory = new PrismaLibSql({ url: 'file:' });
  factory.createClient = () => client;
  const prisma = new PrismaClient({ adapter: factory, errorFormat: 'minimal' });
  return {
    ...said,
    prisma,
    lastTransaction: client.lastTransaction,
    async [Symbol.asyncDispose]() {
      await prisma.$disconnect();
      client.close();
    },
  };
}

/** Loads in advance what the first query needs (80 ms); changes nothing. */
export async function warmUp(db: Database): Promise<void> {
  const nothing = { runId_companyId: { runId: '', companyId: '' } };
  await read(db, ({ runCompany }) =>
    runCompany.findUnique({ where: nothing, include: { company: true } }),
  );
}
