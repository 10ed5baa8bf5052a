import { existsSync } from 'node:fs';
import { toErrorView } from '#core/errors.ts';
import { checkTexts } from './check-text.ts';
import { connect } from './connect.ts';
import { toDatabaseFailure } from './db-failure.ts';
import { appliedMigrations, checkPages } from './inspect.ts';
import { requireKnown } from './migrate.ts';
import { listMigrations, migrationsFolder } from './migrations.ts';

/** One line of doctor: what is so, and what to do where it is not well. */
export type DatabaseCheck = {
  readonly ok: boolean;
  readonly detail: string;
  readonly fix: string | null;
};

/** Reads every page and text of the database (about 7 s for a gigabyte); makes and migrates nothing. */
export async function checkDatabase(file: string): Promise<DatabaseCheck> {
  if (!existsSync(file)) return { ok: true, detail: `${file} will be made`, fix: null };
  let client: ReturnType<typeof connect> | undefined;
  try {
    client = connect(file);
    await checkPages(client, file);
    await checkTexts(client, file);
    const applied = await appliedMigrations(client, file);
    requireKnown(applied, await listMigrations(migrationsFolder), file);
    return { ok: true, detail: file, fix: null };
  } catch (error) {
    const { message, hint } = toErrorView(toDatabaseFailure(error, file));
    return { ok: false, detail: message, fix: hint };
  } finally {
    client?.close();
  }
}
