import { describe, expect, it } from 'vitest';
import type { EnrichedPosting } from '#core/listing.ts';
import type { PostingQuery } from '#core/posting-filter.ts';
import { addTestCompany, openTestDatabase, scan } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import type { Database } from '../engine/open.ts';
import { searchPostings } from './search.ts';

type Said = Parameters<typeof enrichedPosting>[1];
type Read = Parameters<typeof enrichedPosting>[2];

async function withPostings(db: Database, postings: readonly [Said, Read?][]): Promise<string> {
  const acme = await addTestCompany(db);
  const listed = postings.map(
    ([said, read], i): EnrichedPosting =>
      enrichedPosting(acme, { externalId: String(i), ...said }, read),
  );
  await scan(db, acme, listed);
  return acme;
}

const externalIds = async (db: Database, query: PostingQuery) =>
  (await searchPostings(db, query)).postings.map(({ externalId }) => externalId);

describe('searchPostings, letters: typed and indexed text fold alike', () => {
  it.each([
    ['ソフトウェアエンジニア（東京）', 'エンジニア'],
    ['ソフトウェアエンジニア（東京）', '東京'],
    ['ソフトウェアエンジニア（東京）', 'ソフト'],
    ['ソフトウェアエンジニア（東京）', 'ジニ'],
    ['データエンジニア', 'ﾃﾞｰﾀ'],
    ['软件工程师 后端', '工程师'],
    ['软件工程师 后端', '程 后端'],
    ['고객지원담당자', '담당자'],
    ['고객지원담당자', '지원'],
    ['วิศวกรซอฟต์แวร์', 'ซอฟต์'],
    ['Go言語エンジニア', 'go 言語'],
    ['Kierowca (Łódź)', 'lodz'],
    ['Kierowca (Lodz)', 'Łódź'],
    ['Lærer i Tromsø', 'tromso'],
    ['Kok i København', 'koben'],
    ['Bäcker in Gießen', 'giessen'],
    ['Bäcker in Giessen', 'gießen'],
    ['STRASSENBAU', 'straße'],
    ['Iğdır satış', 'igdir'],
    ['İstanbul satış', 'istanbul'],
    ['Μηχανικός Λογισμικού', 'μηχανικοσ'],
    ['Μηχανικός Λογισμικού', 'ΜΗΧΑΝΙΚΌΣ'],
    ['Soft\u00adware\u00adentwickler', 'softwareentw'],
    ['C# Developer', 'C#'],
    ['C# Developer', 'csharp'],
    ['C++ Developer', 'c++'],
    ['C/C++ Developer', 'c'],
    ['.NET Developer', '.net'],
    ['.NET Developer', 'net'],
    ['ASP.NET Developer', 'asp.net'],
    ['Node.js Developer', 'nodejs'],
    ['Node.js Developer', 'node'],
    ['NodeJS Developer', 'node.js'],
    ['R&D Lead', 'r&d'],
  ])('finds %s by %s', async (title, query) => {
    await using db = await openTestDatabase();
    await withPostings(db, [[{ title: 'Baker' }], [{ title }]]);
    expect(await externalIds(db, { query })).toEqual(['1']);
  });

  it.each([
    ['C# Developer', 'C++'],
    ['C++ Developer', 'C#'],
    ['C++ Developer', 'C'],
    ['C# Developer', 'C'],
    ['F# Developer', 'F'],
    ['Net Profit Analyst', '.NET'],
    ['R&D Lead', 'R'],
    ['東大阪京都', '東京'],
    ['ハンド', 'バンド'],
  ])('does not find %s by %s', async (title, query) => {
    await using db = await openTestDatabase();
    await withPostings(db, [[{ title }]]);
    expect(await externalIds(db, { query })).toEqual([]);
  });

  it('finds a match at each typed letter', async () => {
    await using db = await openTestDatabase();
    const title = 'Node.js Entwickler für Straßenbahnen';
    await withPostings(db, [[{ title }]]);
    const typed = 'node.js entwickler fur strassenbahnen';
    const steps = Array.from(typed, (_, i) => typed.slice(0, i + 1)).slice(1);
    const lost = [];
    for (const query of steps.filter((step) => !/ \w?$/.test(step))) {
      if ((await externalIds(db, { query })).length === 0) lost.push(query);
    }
    expect(lost).toEqual([]);
  });

  it('puts a title with the words first, in any letters', async () => {
    await using db = await openTestDatabase();
    await withPostings(db, [
      [{ title: 'Baker', descriptionText: 'エンジニア in Łódź' }],
      [{ title: 'エンジニア', descriptionText: 'Łódź' }],
    ]);
    expect(await externalIds(db, { query: 'エンジニア lodz' })).toEqual(['1', '0']);
  });

  it('finds skills and companies whose names need their signs', async () => {
    await using db = await openTestDatabase();
    await withPostings(db, [
      [{ title: 'a' }, { skills: ['C#', 'SQL'] }],
      [{ title: 'b' }, { skills: ['C++'] }],
    ]);
    expect(await externalIds(db, { query: 'c#' })).toEqual(['0']);
    expect(await externalIds(db, { skills: ['C++'] })).toEqual(['1']);
    expect(await externalIds(db, { skills: ['C#'], company: 'ÁCME' })).toEqual(['0']);
  });
});
