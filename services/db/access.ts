import { minutes } from '#core/duration.ts';
import type { Prisma, PrismaClient } from '#prisma/generated/client.ts';
import { toDatabaseFailure } from './db-failure.ts';
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

/** All of `work` in one transaction, or nothing of it; other writers wait for it. */
export async function write<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await db.prisma.$transaction(work, { maxWait: minutes(1), timeout: minutes(5) });
  } catch (error) {
    throw toDatabaseFailure(error, db.path);
  }
}
