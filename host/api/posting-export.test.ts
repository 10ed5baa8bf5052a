import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { markPostings } from '#services/db/posting-marks.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { storeMany, storePostings } from '#tests/support/stored-postings.ts';
import { exportPostings } from './posting-export.ts';

describe('exportPostings', () => {
  it.each([
    ['csv', 'text/csv; charset=utf-8'],
    ['json', 'application/json'],
    ['jsonl', 'application/x-ndjson'],
    ['md', 'text/markdown; charset=utf-8'],
  ] as const)('names a file of %s after the day', async (format, mimeType) => {
    await using db = await openTestDatabase();
    await storePostings(db, { a: [{}] });
    const exported = await exportPostings(db, { filter: {}, format });
    expect(exported).toMatchObject({
      fileName: `rolewatch-openings-2026-03-10.${format}`,
      mimeType,
    });
    expect(exported.content).toContain('Data Engineer');
  });

  it('holds what the filter means, in its order', async () => {
    await using db = await openTestDatabase();
    const { id } = await storePostings(db, {
      a: [{ title: 'Rust Engineer' }],
      b: [{ title: 'Data Engineer' }],
      c: [{ title: 'Baker' }],
      d: [{ title: 'Hidden Engineer' }],
    });
    await markPostings(db, { ids: [id('d')], isHidden: true });
    const filter = { query: 'engineer', sort: 'title' } as const;
    const { content } = await exportPostings(db, { filter, format: 'json' });
    const titles = (JSON.parse(content) as { title: string }[]).map(({ title }) => title);
    expect(titles).toEqual(['Data Engineer', 'Rust Engineer']);
  });

  it.each(['Müller', 'Łódź', 'エンジニア', 'Engineer – Berlin'])(
    'begins CSV with a byte order mark where it holds more than ASCII: %s',
    async (title) => {
      await using db = await openTestDatabase();
      await storePostings(db, { a: [{ title }] });
      const content = async (format: 'csv' | 'json' | 'jsonl' | 'md') =>
        (await exportPostings(db, { filter: {}, format })).content;
      expect(await content('csv')).toMatch(/^\ufeffid,/);
      expect(await content('json')).toMatch(/^\[/);
      expect(await content('jsonl')).toMatch(/^\{/);
      expect(await content('md')).toMatch(/^#/);
    },
  );

  it('begins CSV of ASCII alone with its head', async () => {
    await using db = await openTestDatabase();
    await storePostings(db, { a: [{ title: 'Baker' }] });
    const { content } = await exportPostings(db, { filter: {}, format: 'csv' });
    expect(content).toMatch(/^id,/);
  });

  it.each([
    ...['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＋1', '－1', '＠SUM(A1)'],
  ])('lets no spreadsheet calculate %j', async (title) => {
    await using db = await openTestDatabase();
    await storePostings(db, { a: [{ title, department: title }] });
    const { content } = await exportPostings(db, { filter: {}, format: 'csv' });
    const [row] = parse(content, { bom: true, columns: true }) as Record<string, string>[];
    expect(row).toMatchObject({ title: `'${title}`, department: `'${title}` });
  });

  it('lets Markdown make nothing of what sites write', async () => {
    await using db = await openTestDatabase();
    const title = '[Lead]\n# *Bees* <img src=x>';
    const locations = [{ text: '1. Floor | Berlin', city: null, region: null, country: null }];
    const descriptionText = '# Us\n• <b>care</b>';
    await storePostings(db, {
      a: [{ title, locations, descriptionText, url: 'https://a.example/1' }],
    });
    const { content } = await exportPostings(db, { filter: {}, format: 'md' });
    expect(content).toContain(
      '\n## [\\[Lead\\] # \\*Bees\\* \\<img src=x>](<https://a.example/1>)\n\n',
    );
    expect(content).toContain(' · 1. Floor \\| Berlin');
    expect(content).toContain('\n\\# Us\n\n- \\<b>care\\</b>\n');
    expect(content.match(/^#/gm)).toHaveLength(2);
  });

  it('keeps quotes, commas and line breaks of a cell in it', async () => {
    await using db = await openTestDatabase();
    const title = 'Engineer, "Payments"\nBerlin';
    await storePostings(db, { a: [{ title }] });
    const { content } = await exportPostings(db, { filter: {}, format: 'csv' });
    expect(parse(content, { columns: true })).toMatchObject([{ title }]);
  });

  it('is a whole file where nothing is stored', async () => {
    await using db = await openTestDatabase();
    const content = async (format: 'csv' | 'json' | 'jsonl') =>
      (await exportPostings(db, { filter: {}, format })).content;
    expect(JSON.parse(await content('json'))).toEqual([]);
    expect(parse(await content('csv'))).toHaveLength(1);
    expect(await content('jsonl')).toBe('');
  });

  it('refuses what would not fit into memory, and says so', async () => {
    await using db = await openTestDatabase();
    await storeMany(db, 20_001);
    const exporting = exportPostings(db, { filter: {}, format: 'csv' });
    await expect(exporting).rejects.toMatchObject({
      code: 'too_many_postings',
      details: { limit: 20_000 },
    });
  });
});
