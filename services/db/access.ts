import { setTimeout as wait } from 'node:timers/promises';
import { minutes } from '#core/duration.ts';
import type { Prisma, PrismaClient } from '#prisma/generated/client.ts';
import { isBusy, toDatabaseFailure } from './db-failure.ts';
import type { Database } from './open.ts';

/** What may be used inside `write`; the outer client would wait for the transaction for ever. */
export type Transaction = Prisma.TransactionClient;

/** Reads, with failures as rows of the table of errors. */
export async function read<T>(
  db: Database,
  query: (prisma: PrismaClient) => Promise<T>,
): Promise<T> {
  try {
    return await query(db.prisma);
  } catch (error) {
    throw toDatabaseFailure(error, db.path);
  }
}

/** Reads have their turn before the lock is asked for again. */
const betweenTriesMs = 20;

/**
 * All of `work` in one transaction, or nothing of it; other writers wait for it. Throws
 * `database_busy` where another program holds the lock all the while.
 */
export async function write<T>(
  db: Database,
  work: (tx: Transaction) => Promise<T>,
  triesLeft = db.lockTries,
): Promise<T> {
  try {
    return await db.prisma.$transaction(work, { maxWait: minutes(1), timeout: minutes(5) });
  } catch (error) {
    if (!isBusy(error) || triesLeft <= 1) throw toDatabaseFailure(error, db.path);
  }
  await wait(betweenTriesMs);
  return await write(db, work, triesLeft - 1);
}
