import path from 'node:path';
import { type Client, createClient, type InStatement } from '@libsql/client';
import { seconds } from '#core/duration.ts';
import { isBusy } from './db-failure.ts';

/**
 * One connection to a database file. Its transactions take the write lock when they begin: one that
 * reads first and writes later would fail, not wait, if another wrote.
 *
 * A connection that was refused because another one holds the file is replaced, and `pragmas` are
 * set on the new one. libsql leaves the refused statement half done: the old connection would read
 * the past and be refused every write from then on.
 */
export function connect(file: string, pragmas = ''): Client {
  const client = createClient({ url: fileUrl(file), concurrency: 1, timeout: seconds(5) });
  const execute = client.execute.bind(client);
  const begin = client.transaction.bind(client);
  let isReplaced = false;

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
    transaction: () => usable(() => begin('write')),
  });
}

const fileUrl = (file: string): string =>
  `file:${path.resolve(file).split(path.sep).map(encodeURIComponent).join('/')}`;
