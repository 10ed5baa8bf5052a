import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan } from '#tests/support/database.ts';
import { holdLock } from '#tests/support/hold-lock.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { addCompany } from '../companies/companies.ts';
import { listCompanyViews } from '../companies/views.ts';
import { type Database, openDatabase } from './open.ts';
import { connect, execute, read, write } from './transaction.ts';

const run = promisify(execFile);

const company = { url: 'https://jobs.lever.co/beta', name: 'Beta', at: 'now' };

describe('write', () => {
  it('does all of its work, or nothing', async () => {
    await using db = await openTestDatabase();
    const work = write(db, async (tx) => {
      await tx.company.create({ data: { id: 'x', url: 'u', name: 'n', addedAt: 'now' } });
      throw new Error('half-way');
    });
    await expect(work).rejects.toThrow('half-way');
    expect(await listCompanyViews(db)).toEqual([]);
  });

  it('undoes statements on its own connection with the rest', async () => {
    await using db = await openTestDatabase();
    const insert = `INSERT INTO Preference (key, value) VALUES (?, '1')`;
    const work = write(db, async (tx) => {
      await execute(tx, insert, ['a']);
      throw new Error('half-way');
    });
    await expect(work).rejects.toThrow('half-way');
    await write(db, (tx) => execute(tx, insert, ['b']));
    expect(await db.prisma.preference.findMany({ where: { value: '1' } })).toMatchObject([
      { key: 'b' },
    ]);
  });

  it('is the only place for a statement on its own connection', async () => {
    await using db = await openTestDatabase();
    await expect(execute(db.prisma, 'SELECT 1', [])).rejects.toThrow('inside `write` only');
  });

  it('reports a busy database while another program locks it', async () => {
    await using db = await openTestDatabase({ lock: { tries: 2, eachMs: 10 } });
    await using held = await holdLock(db.path);
    await expect(addCompany(db, company)).rejects.toMatchObject({ code: 'database_busy' });
    await held.release();
  });

  it('waits for a program that locks the database longer than one try', async () => {
    await using db = await openTestDatabase({ lock: { tries: 10_000, eachMs: 1 } });
    await using held = await holdLock(db.path);
    const adding = addCompany(db, company);
    // Lets reads run meanwhile.
    for (let i = 0; i < 3; i++) expect(await listCompanyViews(db)).toEqual([]);
    await held.release();
    expect(await adding).toMatchObject({ name: 'Beta' });
  });

  it('waits for its turn when it reads before it writes, in any process', async () => {
    await using db = await openTestDatabase();
    const { id } = await addCompany(db, company);
    const module = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
    const program = `
      const { openDatabase } = await import(${module('./open.ts')});
      const { write } = await import(${module('./transaction.ts')});
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

describe('a connection that was refused the lock works again once the lock is free', () => {
  const refused = async (db: Database) => {
    await using held = await holdLock(db.path);
    await expect(addCompany(db, company)).rejects.toMatchObject({ code: 'database_busy' });
    await held.release();
  };
  const quick = { lock: { tries: 2, eachMs: 10 } };

  it('writes', async () => {
    await using db = await openTestDatabase(quick);
    await refused(db);
    expect(await addCompany(db, company)).toMatchObject({ name: 'Beta' });
  });

  it('writes after many refusals', async () => {
    await using db = await openTestDatabase(quick);
    for (let i = 0; i < 3; i++) await refused(db);
    expect(await addCompany(db, company)).toMatchObject({ name: 'Beta' });
  });

  it('reads later writes of other connections', async () => {
    await using db = await openTestDatabase(quick);
    await refused(db);
    await using other = await openDatabase(db.path);
    await addCompany(other, company);
    expect(await listCompanyViews(db)).toHaveLength(1);
  });

  it('still deletes what belongs to a deleted row', async () => {
    await using db = await openTestDatabase(quick);
    const acme = await addTestCompany(db);
    await scan(db, acme, [enrichedPosting(acme)]);
    await refused(db);
    await db.prisma.company.delete({ where: { id: acme } });
    expect(await db.prisma.posting.count()).toBe(0);
  });

  it('does so after a refused single statement too', async () => {
    await using db = await openTestDatabase(quick);
    await using held = await holdLock(db.path);
    const single = () => db.prisma.$executeRawUnsafe('DELETE FROM Company');
    await expect(single()).rejects.toThrow('locked');
    await held.release();
    expect(await single()).toBe(0);
  });
});

describe('read', () => {
  it('sees the writes of another connection', async () => {
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
