import { cp } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder, testTime } from '#tests/support/database.ts';
import { listUncollected } from '../runs/runs.ts';
import { listMigrations, migrate, migrationsFolder } from './migrate.ts';
import { openDatabase } from './open.ts';
import { connect } from './transaction.ts';

it('counts runs from before the inbox as collected', async () => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, 'a.db');
  const migrations = path.join(folder.path, 'migrations');
  const [first = ''] = await listMigrations(migrationsFolder);
  await cp(path.join(migrationsFolder, first), path.join(migrations, first), { recursive: true });
  const client = connect(file);
  await migrate(client, { file, folder: migrations, now: () => new Date(testTime) });
  await client.executeMultiple(`
    INSERT INTO Run (id, userId, status, enrich, startedAt, endedAt) VALUES
      ('done', 'u', 'completed', 1, 'then', 'later'), ('open', 'u', 'running', 1, 'then', NULL);`);
  client.close();
  await using db = await openDatabase(file);
  expect(await listUncollected(db)).toEqual([]);
  await db.prisma.run.updateMany({ data: { status: 'completed' } });
  expect(await listUncollected(db)).toEqual([{ id: 'open', endedAt: 'then' }]);
});
