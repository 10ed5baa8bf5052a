import path from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { seconds } from '#core/duration.ts';

/**
 * One connection to a database file: pragmas set on it stay. Its transactions take the write lock
 * when they begin: one that reads first and writes later would fail, not wait, if another wrote.
 */
export function connect(file: string): Client {
  const client = createClient({ url: fileUrl(file), concurrency: 1, timeout: seconds(5) });
  const begin = client.transaction.bind(client);
  return Object.assign(client, { transaction: () => begin('write') });
}

const fileUrl = (file: string): string =>
  `file:${path.resolve(file).split(path.sep).map(encodeURIComponent).join('/')}`;
