import { describe, expect, it } from 'vitest';
import { openTestDatabase, watched } from '#tests/support/database.ts';
import { storeMany } from '#tests/support/stored-postings.ts';
import { type Database, openDatabase } from '../engine/open.ts';
import { searchTerms } from './match-expression.ts';
import { byRelevance, type Candidate, readCandidates } from './relevance.ts';

const candidate = (seq: number, said: Partial<Candidate>): Candidate => ({
  seq,
  listedAt: '2026-03-01',
  title: 'Baker',
  company: 'Acme',
  facts: '[]',
  locations: '[]',
  ...said,
});

const order = (typed: string, said: readonly Partial<Candidate>[]) =>
  byRelevance(
    searchTerms(typed),
    said.map((one, i) => candidate(i, one)),
  );

const place = (text: string) =>
  JSON.stringify([{ text, city: 'City', region: null, country: null }]);

describe('byRelevance', () => {
  it('ranks the title over the company, then facts, places and the text', () => {
    const said = [
      {},
      { locations: place('Rust, Austria') },
      { facts: '["Rust"] remote' },
      { company: 'Rust & Sons' },
      { title: 'Rust Engineer' },
    ];
    expect(order('rust', said)).toEqual([4, 3, 2, 1, 0]);
  });

  it('weighs every word in its best place', () => {
    const said = [
      { title: 'Rust Engineer' },
      { title: 'Rust Engineer', facts: 'remote' },
      { title: 'Remote Rust Engineer', facts: 'remote' },
    ];
    expect(order('rust remote', said)).toEqual([2, 1, 0]);
  });

  it.each([
    ['matches the last word as a prefix', 'eng', 'Engineer'],
    ['matches words without their accents', 'ingenieur', 'Ingénieur'],
    ['matches typed accents to plain words', 'Ingénieur', 'INGENIEUR'],
    ['matches quoted words side by side', '"site reliability"', 'Site-Reliability Tester'],
    ['matches a word with signs', 'node.js', 'Node.js Developer'],
    ['matches a single letter as a word', 'c', 'C Programmer'],
  ])('%s', (_, typed, title) => {
    expect(order(typed, [{}, { title }])).toEqual([1, 0]);
  });

  it.each([
    ['does not match the end of a word', 'eng', 'Challenging'],
    ['matches only the last word as a prefix', 'eng baker', 'Engineer'],
    ['does not match a single letter as a prefix', 'c', 'Cook'],
    ['matches quoted words in their order only', '"site reliability"', 'Reliability, on Site'],
  ])('%s', (_, typed, title) => {
    const plain = candidate(0, { listedAt: '2026-03-02', title: 'Clerk' });
    const other = candidate(1, { title });
    expect(byRelevance(searchTerms(typed), [other, plain])).toEqual([0, 1]);
  });

  it('takes no field name as a place', () => {
    expect(order('city', [{ locations: place('Berlin') }, {}])).toEqual([1, 0]);
  });

  it('puts the newer of equals first, then the later found one', () => {
    const said = [
      { listedAt: '2026-01-01' },
      { listedAt: '2026-02-01' },
      { listedAt: '2026-01-01' },
    ];
    expect(order('rust', said)).toEqual([1, 2, 0]);
  });
});

describe('readCandidates', () => {
  const seqs = async (db: Database, ...wanted: readonly number[]) =>
    (await readCandidates(db, wanted)).map(({ seq }) => seq);

  it('reads only what an earlier key has not read', async () => {
    await using db = await openTestDatabase();
    await storeMany(db, 5);
    const asked: unknown[] = [];
    const noted = watched(db, (sql, [ids]) => {
      if (sql.includes('json_array(p.seq')) asked.push(JSON.parse(String(ids)));
    });
    expect(await seqs(noted, 3, 2, 1)).toEqual([3, 2, 1]);
    expect(await seqs(noted, 4, 3, 2)).toEqual([4, 3, 2]);
    expect(await seqs(noted, 4, 2)).toEqual([4, 2]);
    expect(asked).toEqual([[3, 2, 1], [4]]);
  });

  it.each(['this connection', 'another one'])('reads again after a write by %s', async (who) => {
    await using db = await openTestDatabase();
    await storeMany(db, 3);
    const titles = async () => (await readCandidates(db, [2, 1])).map(({ title }) => title);
    expect(await titles()).toEqual(['Engineer 2', 'Engineer 1']);
    await using other = await openDatabase(db.path);
    const writer = who === 'another one' ? other : db;
    await writer.prisma.$executeRawUnsafe(`UPDATE Posting SET title = 'Cook' WHERE seq = 1`);
    expect(await titles()).toEqual(['Engineer 2', 'Cook']);
  });

  it('skips what was deleted', async () => {
    await using db = await openTestDatabase();
    await storeMany(db, 3);
    await seqs(db, 3, 2, 1);
    await db.prisma.$executeRawUnsafe('DELETE FROM Posting WHERE seq = 2');
    expect(await seqs(db, 3, 2, 1)).toEqual([3, 1]);
  });
});
