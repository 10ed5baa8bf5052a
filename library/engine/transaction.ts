import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type Client,
  createClient,
  type InStatement,
  type Transaction as OwnTransaction,
} from '@libsql/client';
import { minutes, seconds } from '#core/duration.ts';
import type { Prisma, PrismaClient } from '#prisma/generated/client.ts';
import { isBusy, toDatabaseFailure } from './database-failure.ts';
import type { Database } from './open.ts';

/**
 * One connection to a database file. Its transactions take the write lock at the start: one that
 * reads first and writes later would fail if another connection wrote in between. Replaces a
 * connection that was refused the lock, and sets `pragmas` on the new one. libsql leaves the
 * refused statement half done: the old connection would read old data and be refused every later
 * write.
 */
export function connect(file: string, pragmas = ''): Connection {
  const client = createClient({ url: fileUrl(file), concurrency: 1, timeout: seconds(5) });
  const execute = client.execute.bind(client);
  const begin = client.transaction.bind(client);
  let isReplaced = false;
  let last: OwnTransaction | null = null;

  const usable = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      if (isReplaced) await client.executeMultiple(pragmas);
      isReplaced = false;
      return await work();
    } catch (error) {
      if (isBusy(error)) {
        isReplaced = true;
        await client.reconnect();
      }
      throw error;
    }
  };
  return Object.assign(client, {
    execute: (asked: InStatement) =>
      usable(() => (typeof asked === 'string' ? execute(asked) : execute(asked.sql, asked.args))),
    transaction: () =>
      usable(async () => {
        last = await begin('write');
        return last;
      }),
    lastTransaction: () => last,
  });
}

export type Connection = Client & {
  /** The transaction that began last; there is never more than one at a time. */
  readonly lastTransaction: () => OwnTransaction | null;
};

const fileUrl = (file: string): string =>
  `file:${path.resolve(file).split(path.sep).map(encodeURIComponent).join('/')}`;

/** For use inside `write`; the outer client would wait for the transaction forever. */
export type Transaction = Prisma.TransactionClient;

const connections = new WeakMap<Transaction, OwnTransaction>();

/**
 * Runs a statement with many or long values on the transaction's own connection. Prisma would write
 * all of them as JSON, read them again, and keep the last hundred statements.
 */
export async function execute(
  tx: Transaction,
  sql: string,
  args: (string | number | null)[],
): Promise<void> {
  const own = connections.get(tx);
  if (own === undefined) throw new Error('a statement runs inside `write` only');
  await own.execute({ sql, args });
}

export async function read<T>(
  db: Database,
  query: (prisma: PrismaClient) => Promise<T>,
): Promise<T> {
  await db.beforeRead?.();
  try {
    return await query(db.prisma);
  } catch (error) {
    throw toDatabaseFailure(error, db.path);
  }
}

/** Lets reads run before the next try for the lock. */
const betweenTriesMs = 20;

/** All or nothing. Throws `database_busy` if another program keeps the lock throughout. */
export async function write<T>(
  db: Database,
  work: (tx: Transaction) => Promise<T>,
  triesLeft = db.lockTries,
): Promise<T> {
  try {
    return await db.prisma.$transaction(
      (tx) => {
        const own = db.lastTransaction();
        if (own !== null) connections.set(tx, own);
        return work(tx);
      },
      { maxWait: minutes(1), timeout: minutes(5) },
    );
  } catch (error) {
    if (!isBusy(error) || triesLeft <= 1) throw toDatabaseFailure(error, db.path);
  }
  await wait(betweenTriesMs);
  return await write(db, work, triesLeft - 1);
}
