import { describe, expect, it } from 'vitest';
import { toDatabaseFailure } from './database-failure.ts';

const prismaError = (originalCode: string, originalMessage: string) =>
  Object.assign(new Error('Raw query failed'), {
    code: 'P2010',
    meta: { driverAdapterError: { cause: { originalCode, originalMessage } } },
  });

describe('toDatabaseFailure', () => {
  it.each([
    [5, 'SQLITE_BUSY: database is locked', 'database_busy'],
    [517, 'SQLITE_BUSY: database is locked', 'database_busy'],
    [11, 'SQLITE_CORRUPT: database disk image is malformed', 'database_damaged'],
    [26, 'SQLITE_NOTADB: file is not a database', 'database_damaged'],
    [8, 'SQLITE_READONLY: attempt to write a readonly database', 'data_dir_unwritable'],
    [14, 'SQLITE_CANTOPEN: unable to open database file', 'data_dir_unwritable'],
    [13, 'SQLITE_FULL: database or disk is full', 'disk_full'],
    [778, 'SQLITE_IOERR: disk I/O error', 'data_dir_unwritable'],
  ])('recognises SQLite result code %i', (code, message, expected) => {
    const failure = toDatabaseFailure(prismaError(String(code), message), '/data/a.db');
    expect(failure).toMatchObject({ code: expected });
  });

  it('recognises it from libsql itself too, and gives the reason', () => {
    const error = Object.assign(new Error('SQLITE_FULL: database or disk is full'), {
      rawCode: 13,
    });
    expect(toDatabaseFailure(error, '/data/a.db')).toMatchObject({
      message: 'The disk is full: can’t write /data/a.db',
      cause: error,
    });
  });

  it('returns any other error unchanged', () => {
    const error = prismaError('2067', 'SQLITE_CONSTRAINT: UNIQUE constraint failed');
    expect(toDatabaseFailure(error, '/data/a.db')).toBe(error);
  });
});
