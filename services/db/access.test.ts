import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { read, write } from './access.ts';
import { addCompany } from './companies.ts';
import { listCompanyViews } from './company-views.ts';
import { connect } from './connect.ts';
import { openDatabase } from './open.ts';

const run = promisify(execFile);

const company = { url: 'https://jobs.lever.co/beta', name: 'Beta', at: 'now' };

describe('write', () => {
  it('does all of its work or nothing', async () => {
    await using db = await openTestDatabase();
    const work = write(db, async (tx) => {
      await tx.company.create({ data: { id: 'x', url: 'u', name: 'n', addedAt: 'now' } });
      throw new Error('half-way');
    });
    await expect(work).rejects.toThrow('half-way');
    expect(await listCompanyViews(db)).toEqual([]);
  });

  it('says that the database is busy when another program keeps it', async () => {
    await using db = await openTestDatabase();
    await db.prisma.$queryRawUnsafe('PRAGMA busy_timeout = 10');
    const other = connect(db.path);
    const held = await other.transaction('write');
    await expect(addCompany(db, company)).rejects.toMatchObject({ code: 'database_busy' });
    held.close();
    other.close();
  });

  it('waits for its turn when it reads before it writes, in whatever process', async () => {
    await using db = await openTestDatabase();
    const { id } = await addCompany(db, company);
    const module = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
    const program = `
      const { openDatabase } = await import(${module('./open.ts')});
      const { write } = await import(${module('./access.ts')});
      const db = await openDatabase(${JSON.stringify(db.path)});
      for (let i = 0; i < 50; i++) await write(db, async (tx) => {
        const where = { id: ${JSON.stringify(id)} };
        const { suspectScans } = await tx.company.findUniqueOrThrow({ where });
        await tx.company.update({ where, data: { suspectScans: suspectScans + 1 } });
      });
      await db[Symbol.asyncDispose]();`;
    const node = () => run(process.execPath, ['--input-type=module', '-e', program]);
    await Promise.all([node(), node()]);
    const counted = await db.prisma.company.findUnique({ where: { id } });
    expect(counted?.suspectScans).toBe(100);
  }, 30_000);
});

describe('read', () => {
  it('sees what another connection has written', async () => {
    await using one = await openTestDatabase();
    await using two = await openDatabase(one.path);
    const acme = await addTestCompany(one);
    await scan(one, acme, [enrichedPosting(acme)]);
    expect(await read(two, (prisma) => prisma.posting.count())).toBe(1);
  });

  it('sees the last state while another connection writes', async () => {
    await using db = await openTestDatabase();
    await addTestCompany(db);
    const other = connect(db.path);
    const tx = await other.transaction('write');
    await tx.execute('DELETE FROM Company');
    expect(await listCompanyViews(db)).toHaveLength(1);
    tx.close();
    other.close();
  });
});
