import { AppError } from '#core/errors.ts';
import { read, write } from './access.ts';
import { hostPrefix } from './host-state.ts';
import type { Database } from './open.ts';

/** More is no preference: it is read whole whenever a client starts. */
const mostBytes = 65_536;

/** What clients keep of their own, by key. */
export async function readPreferences(db: Database): Promise<Record<string, unknown>> {
  const rows = await read(db, (prisma) => prisma.preference.findMany({ orderBy: { key: 'asc' } }));
  const own = rows.filter(({ key }) => !key.startsWith(hostPrefix));
  return Object.fromEntries(own.map(({ key, value }) => [key, JSON.parse(value) as unknown]));
}

/**
 * Keeps a value, any JSON, in place of the last one; without a value the key is forgotten.
 * Throws `invalid_input` for what is larger than 64 kB, and for a key that is the host's.
 */
export async function setPreference(db: Database, key: string, value: unknown): Promise<void> {
  if (key.startsWith(hostPrefix)) {
    const reason = `what begins with "${hostPrefix}" is Rolewatch's own`;
    throw new AppError('invalid_input', { path: 'key', reason });
  }
  const json: string | undefined = JSON.stringify(value);
  if (json === undefined) {
    await write(db, (tx) => tx.preference.deleteMany({ where: { key } }));
    return;
  }
  if (Buffer.byteLength(json) > mostBytes) {
    throw new AppError('invalid_input', { path: 'value', reason: 'it is larger than 64 kB' });
  }
  await write(db, (tx) =>
    tx.preference.upsert({
      where: { key },
      create: { key, value: json },
      update: { value: json },
    }),
  );
}
