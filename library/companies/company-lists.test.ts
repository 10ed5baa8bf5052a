import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readList } from '#host/lists/read-list.ts';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import type { Database } from '../engine/open.ts';
import { createRun, failCompany } from '../runs/runs.ts';
import { addCompany } from './companies.ts';
import { exportCompanies } from './company-lists.ts';

const url = 'https://jobs.lever.co/acme';
const named = (db: Database, name: string) => addCompany(db, { url, name, at: testTime });

async function rowsOf(db: Database): Promise<Record<string, string>[]> {
  const { content } = await exportCompanies(db);
  return parse(content, { bom: true, columns: true });
}

async function fail(db: Database, companyId: string): Promise<void> {
  const run = { userId: 'u', enrich: false, companyIds: [companyId], at: testTime };
  await createRun(db, { id: 'failed', ...run });
  const error = { code: 'server_error', message: 'It is down', hint: 'Wait.' };
  await failCompany(db, { runId: 'failed', companyId, error, status: 'failed', at: testTime });
}

describe('exportCompanies', () => {
  it('names a file of CSV after the day', async () => {
    await using db = await openTestDatabase();
    expect(await exportCompanies(db)).toMatchObject({
      fileName: 'rolewatch-companies-2026-03-10.csv',
      mimeType: 'text/csv; charset=utf-8',
    });
  });

  it('writes a heading and a row for each company', async () => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db);
    await scan(db, id, [enrichedPosting(id)]);
    const { content } = await exportCompanies(db);
    expect(content).toMatch(
      /^name,url,source,open,new,health,paused,last checked,added,error\r\nacme,https:/,
    );
    expect(await rowsOf(db)).toMatchObject([
      { name: 'acme', open: '1', new: '0', health: 'ok', paused: 'false', added: testTime },
    ]);
  });

  it('leaves numbers empty that no scan has read', async () => {
    await using db = await openTestDatabase();
    await addTestCompany(db);
    expect(await rowsOf(db)).toMatchObject([{ open: '', new: '', health: 'new' }]);
  });

  it('keeps the last known number of a company that failed, with the error', async () => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db);
    await scan(db, id, [enrichedPosting(id)]);
    await fail(db, id);
    expect(await rowsOf(db)).toMatchObject([{ open: '1', new: '', error: 'It is down' }]);
  });

  it.each([...['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠SUM(A1)']])(
    'keeps a spreadsheet from calculating the name %j',
    async (name) => {
      await using db = await openTestDatabase();
      await named(db, name);
      expect(await rowsOf(db)).toMatchObject([{ name: `'${name}` }]);
    },
  );

  it.each(['Müller', 'Łódź', '東京', 'Ärzte – Berlin', '😀'])(
    'begins with a byte order mark if it holds more than ASCII: %s',
    async (name) => {
      await using db = await openTestDatabase();
      await named(db, name);
      expect((await exportCompanies(db)).content.codePointAt(0)).toBe(0xfeff);
    },
  );

  it('can be imported again', async () => {
    await using db = await openTestDatabase();
    await named(db, 'Müller, "the bakery"');
    const { content } = await exportCompanies(db);
    expect(readList(content)).toMatchObject([
      { kind: 'company', url, name: 'Müller, "the bakery"' },
    ]);
  });
});
