import { chmod, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '@libsql/client';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { PrismaClient } from '#prisma/generated/client.ts';
import { checkTexts, isTextInDoubt } from './check-text.ts';
import { connect } from './connect.ts';
import { isBusy, toDatabaseFailure } from './db-failure.ts';
import { checkPages, isQuickToCheck } from './inspect.ts';
import { migrate } from './migrate.ts';
import { migrationsFolder } from './migrations.ts';
import { finishIndex, type IndexProgress, isIndexed } from './unindexed.ts';

/** An open database; closed by disposing it. */
export type Database = {
  readonly path: string;
  /** To be used through `read` and `write` of access.ts. */
  readonly prisma: PrismaClient;
  readonly now: () => Date;
  /** How often `write` asks for the lock that another connection holds. */
  readonly lockTries: number;
  [Symbol.asyncDispose](): Promise<void>;
};

type Options = {
  readonly now?: () => Date;
  /** Folder of migrations; the app's own by default. */
  readonly migrations?: string;
  /** How a write waits for the lock: so often, so long each time. */
  readonly lock?: { readonly tries: number; readonly eachMs: number };
  /** Told how many of the openings are searchable while an update makes all of them so again. */
  readonly onIndexing?: (progress: IndexProgress) => void;
};

/**
 * A second each time: the thread stands meanwhile, and between two of them others may read in it.
 * Twelve of them outlast a backup of the file or a large listing.
 */
const usualLock = { tries: 12, eachMs: seconds(1) };

/**
 * Opens the database, made or migrated where that is needed. libsql blocks the thread it is used
 * in: not for one that must answer at once.
 * Throws `data_dir_unwritable`, `database_damaged`, `database_newer` and `database_busy`.
 */
export async function openDatabase(file: string, options: Options = {}): Promise<Database> {
  const { now = () => new Date(), lock = usualLock } = options;
  const pragmas = pragmasFor(lock.eachMs);
  await prepareFile(file);
  // Asked first: opening it takes up what another program left in the log.
  const isInDoubt = await isTextInDoubt(file);
  let client: Client | undefined;
  try {
    client = connect(file, pragmas);
    if (await isQuickToCheck(file)) await checkPages(client, file);
    await migrate(client, { file, folder: options.migrations ?? migrationsFolder, now });
    await enterWalMode(client);
    await client.executeMultiple(pragmas);
    await chmod(file, 0o600);
    if (isInDoubt) await checkTexts(client, file);
    const db = asDatabase(client, { path: file, now, lockTries: lock.tries });
    if (!(await isIndexed(client))) await finishIndex(db, options.onIndexing);
    return db;
  } catch (error) {
    client?.close();
    throw toDatabaseFailure(error, file);
  }
}

/** Makes the file where there is none: SQLite's own would be readable by everyone. */
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

/**
 * The log is written back every 16 MB, not every 4: storing listings takes a fifth less time. Up to
 * 4,062 pages its index is one block, so that those who read it lose nothing by that.
 */
const pragmasFor = (busyTimeoutMs: number): string => `
  PRAGMA busy_timeout = ${busyTimeoutMs};
  PRAGMA synchronous = NORMAL;
  PRAGMA wal_autocheckpoint = 4000;
  PRAGMA cache_size = -16384;
  PRAGMA foreign_keys = ON;
`;

/** The one change that does not wait for other connections by itself. */
async function enterWalMode(client: Client, triesLeft = 100): Promise<void> {
  try {
    await client.execute('PRAGMA journal_mode = WAL');
  } catch (error) {
    if (!isBusy(error) || triesLeft === 0) throw error;
    await wait(50);
    await enterWalMode(client, triesLeft - 1);
  }
}

function asDatabase(client: Client, said: Pick<Database, 'path' | 'now' | 'lockTries'>): Database {
  const factory = new PrismaLibSql({ url: 'file:' });
  factory.createClient = () => client;
  const prisma = new PrismaClient({ adapter: factory, errorFormat: 'minimal' });
  return {
    ...said,
    prisma,
    async [Symbol.asyncDispose]() {
      await prisma.$disconnect();
      client.close();
    },
  };
}
