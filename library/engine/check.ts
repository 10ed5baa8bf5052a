import { existsSync } from 'node:fs';
import { toErrorView } from '#core/errors.ts';
import { toDatabaseFailure } from './database-failure.ts';
import { checkPages, checkTexts } from './integrity.ts';
import { appliedMigrations, listMigrations, migrationsFolder, requireKnown } from './migrate.ts';
import { connect } from './transaction.ts';

/** One line of doctor: the state, and the fix for a problem. */
type DatabaseCheck = {
  readonly ok: boolean;
  readonly detail: string;
  readonly fix: string | null;
};

/** Reads every page and text (about 7 s per gigabyte); creates and migrates nothing. */
export async function checkDatabase(file: string): Promise<DatabaseCheck> {
  if (!existsSync(file)) return { ok: true, detail: `${file} will be created`, fix: null };
  let client: ReturnType<typeof connect> | undefined;
  try {
    client = connect(file);
    await checkPages(client, file);
    await checkTexts(client, file);
    const applied = await appliedMigrations(client, file);
    requireKnown(applied, await listMigrations(migrationsFolder), file);
    return { ok: true, detail: file, fix: null };
  } catch (error) {
    const { message, hint, cliHint } = toErrorView(toDatabaseFailure(error, file));
    return { ok: false, detail: message, fix: cliHint ?? hint };
  } finally {
    client?.close();
  }
}
