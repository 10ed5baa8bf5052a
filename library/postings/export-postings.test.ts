import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { PostingFilter } from '#core/posting-filter.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { storePostings } from '#tests/support/stored-postings.ts';
import type { Database } from '../engine/open.ts';
import {
  exportPostings as exportPart,
  markdownLine,
  markdownTarget,
  markdownText,
  markdownWords,
} from './export-postings.ts';
import { markPostings } from './marks.ts';

type Format = Parameters<typeof exportPart>[1]['format'];

const exportPostings = (
  db: Database,
  asked: { readonly filter: PostingFilter; readonly format: Format },
) => exportPart(db, { ...asked, offset: 0, limit: 500 });

async function inParts(db: Database, format: Format, limit: number): Promise<string> {
  let part = await exportPart(db, { filter: {}, format, offset: 0, limit });
  let content = part.content;
  for (let offset = part.postings; !part.isLast; offset += part.postings) {
    part = await exportPart(db, { filter: {}, format, offset, limit, upTo: part.upTo });
    content += part.content;
  }
  return content;
}

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

  it('holds the filtered postings, in the filter’s order', async () => {
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
    'begins CSV with a byte order mark if it holds more than ASCII: %s',
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

  it('begins plain ASCII CSV with its header row', async () => {
    await using db = await openTestDatabase();
    await storePostings(db, { a: [{ title: 'Baker' }] });
    const { content } = await exportPostings(db, { filter: {}, format: 'csv' });
    expect(content).toMatch(/^id,/);
  });

  it.each([
    ...['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＋1', '－1', '＠SUM(A1)'],
  ])('makes no spreadsheet calculate %j', async (title) => {
    await using db = await openTestDatabase();
    await storePostings(db, { a: [{ title, department: title }] });
    const { content } = await exportPostings(db, { filter: {}, format: 'csv' });
    const [row] = parse(content, { bom: true, columns: true }) as Record<string, string>[];
    expect(row).toMatchObject({ title: `'${title}`, department: `'${title}` });
  });

  it('writes the terms of the work as the last columns', async () => {
    await using db = await openTestDatabase();
    const terms = {
      ...{ rightToWork: true, travel: { min: null, max: 25 }, officeDays: { min: 3, max: 3 } },
      ...{ shifts: ['night' as const, 'weekend' as const], peopleLed: { min: null, max: null } },
      ...{ weeklyHours: { min: 30, max: 40 }, startDate: 'asap' },
    };
    await storePostings(db, { a: [{ title: 'Baker' }, terms], b: [{ title: 'Clerk' }, {}] });
    const csv = await exportPostings(db, { filter: { sort: 'title' }, format: 'csv' });
    const rows = parse(csv.content, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows).toMatchObject([
      {
        ...{ rightToWork: 'yes', travel: '0-25', officeDays: '3', shifts: 'night; weekend' },
        ...{ peopleLed: 'yes', weeklyHours: '30-40', startDate: 'asap', clearance: '' },
      },
      { rightToWork: '', travel: '', shifts: '' },
    ]);
    const json = await exportPostings(db, { filter: { sort: 'title' }, format: 'json' });
    expect(JSON.parse(json.content)).toMatchObject([terms, { rightToWork: null, shifts: [] }]);
  });

  it('escapes Markdown in the texts of sites', async () => {
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

  it('keeps quotes, commas and line breaks inside a cell', async () => {
    await using db = await openTestDatabase();
    const title = 'Engineer, "Payments"\nBerlin';
    await storePostings(db, { a: [{ title }] });
    const { content } = await exportPostings(db, { filter: {}, format: 'csv' });
    expect(parse(content, { columns: true })).toMatchObject([{ title }]);
  });

  it('is a complete file in an empty library', async () => {
    await using db = await openTestDatabase();
    const content = async (format: 'csv' | 'json' | 'jsonl') =>
      (await exportPostings(db, { filter: {}, format })).content;
    expect(JSON.parse(await content('json'))).toEqual([]);
    expect(parse(await content('csv'))).toHaveLength(1);
    expect(await content('jsonl')).toBe('');
  });

  it.each(['csv', 'json', 'jsonl', 'md'] as const)(
    'makes the same %s file in parts of any length',
    async (format) => {
      await using db = await openTestDatabase();
      const titles = ['ä', 'b', 'c', 'd', 'e', 'f', 'g'];
      await storePostings(db, Object.fromEntries(titles.map((title) => [title, [{ title }]])));
      const { content } = await exportPostings(db, { filter: {}, format });
      for (const limit of [1, 2, 6, 7]) {
        expect(await inParts(db, format, limit)).toBe(content);
      }
    },
  );

  it('leaves out postings stored while the parts are fetched', async () => {
    await using db = await openTestDatabase();
    await storePostings(db, { a: [{ title: 'Baker' }] });
    const first = await exportPart(db, { filter: {}, format: 'jsonl', offset: 0, limit: 1 });
    await storePostings(db, { b: [{ title: 'Cook' }] });
    const { upTo } = first;
    const next = await exportPart(db, { filter: {}, format: 'jsonl', offset: 1, limit: 1, upTo });
    expect([next.content, next.isLast]).toEqual(['', true]);
  });
});

describe('markdownWords', () => {
  it.each([
    ['[Senior] Engineer_II *remote*', '\\[Senior\\] Engineer\\_II \\*remote\\*'],
    ['`rm` ~soon~ C:\\Temp | Ops', '\\`rm\\` \\~soon\\~ C:\\\\Temp \\| Ops'],
    ['<script>alert(1)</script> <!-- x -->', '\\<script>alert(1)\\</script> \\<!-- x -->'],
    ['AT&amp;T &#38; co', 'AT\\&amp;T \\&#38; co'],
    ['Engineer ##', 'Engineer \\##'],
    ['two\n  lines', 'two lines'],
  ])('shows %j unchanged', (text, markdown) => {
    expect(markdownWords(text)).toBe(markdown);
  });

  it.each(['R&D, C# and 3 < 4 > 2', 'Staff Engineer (m/f/d) – 80%!', 'مهندس 🚀'])(
    'leaves %j unchanged',
    (text) => {
      expect(markdownWords(text)).toBe(text);
    },
  );
});

describe('markdownLine', () => {
  it.each([
    ['# Heading', '\\# Heading'],
    ['- item', '\\- item'],
    ['+ item', '\\+ item'],
    ['> quote', '\\> quote'],
    ['---', '\\---'],
    ['===', '\\==='],
    ['1. First', '1\\. First'],
    ['2) Second', '2\\) Second'],
  ])('begins nothing with %j', (text, markdown) => {
    expect(markdownLine(text)).toBe(markdown);
  });
});

describe('markdownText', () => {
  it('keeps lines, paragraphs and bullets', () => {
    const text = 'About us\nSince 1990\n\nYou:\n• bring *care*\n• # keep\nWe pay.';
    expect(markdownText(text)).toBe(
      'About us\\\nSince 1990\n\nYou:\n\n- bring \\*care\\*\n- \\# keep\n\nWe pay.',
    );
  });

  it('is empty for an empty text', () => {
    expect(markdownText(' \n\n')).toBe('');
  });
});

describe('markdownTarget', () => {
  it('cannot be ended by its own characters', () => {
    expect(markdownTarget('https://a.example/x?q=<b>\\ c')).toBe(
      '<https://a.example/x?q=%3Cb%3E%5C%20c>',
    );
  });
});
