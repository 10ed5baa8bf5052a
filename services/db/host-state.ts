import { read, write } from './access.ts';
import type { Database } from './open.ts';

/** Preferences under it are the host's own: clients neither see nor set them. */
export const hostPrefix = 'host.';

/** What the host remembers under a name; null where there is nothing. */
export async function readHostState(db: Database, name: string): Promise<unknown> {
  const row = await read(db, (prisma) =>
    prisma.preference.findUnique({ where: { key: hostPrefix + name } }),
  );
  return row === null ? null : (JSON.parse(row.value) as unknown);
}

/** Remembers any JSON in place of what was there; null forgets it. */
export async function writeHostState(db: Database, name: string, state: unknown): Promise<void> {
  const key = hostPrefix + name;
  const value = JSON.stringify(state);
  await write(db, async (tx) => {
    await tx.preference.deleteMany({ where: { key } });
    if (state !== null) await tx.preference.create({ data: { key, value } });
  });
}
