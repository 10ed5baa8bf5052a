import { AppError } from '#core/errors.ts';
import { checkPages } from './integrity.ts';
import { appliedMigrations, listMigrations, migrationsFolder, requireKnown } from './migrate.ts';
import { connect } from './transaction.ts';

/**
 * Throws `invalid_file` unless this is a whole database of Rolewatch, and `database_newer` if a
 * newer version made it.
 */
export async function checkBackup(file: string): Promise<void> {
  const client = connect(file);
  try {
    await checkPages(client, file);
    const applied = await appliedMigrations(client, file);
    if (applied.length === 0) throw notOurs(file);
    requireKnown(applied, await listMigrations(migrationsFolder), file);
  } catch (error) {
    const isKnown = error instanceof AppError && error.code !== 'database_damaged';
    throw isKnown ? error : notOurs(file, error);
  } finally {
    client.close();
  }
}

const notOurs = (file: string, cause?: unknown): AppError =>
  new AppError(
    'invalid_file',
    { path: file, reason: 'it is no whole backup of Rolewatch' },
    { cause },
  );
