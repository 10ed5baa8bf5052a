import { describe, expect, it } from 'vitest';
import { ModelInsights } from '#contract/insights.ts';
import type { ModelReading } from '#core/enrichment.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { storePostings } from '#tests/support/stored-postings.ts';
import type { Database } from '../engine/open.ts';
import { readAgain, readModelInsights } from './model.ts';

const reading = (over: Partial<ModelReading> = {}): ModelReading => ({
  model: 'small',
  promptTokens: 1_000,
  answerTokens: 200,
  isEstimated: false,
  tookMs: 2_000,
  gained: ['skills'],
  differs: { seniority: { rules: 'mid', model: 'senior' } },
  ...over,
});

const read = (over?: Partial<ModelReading>) =>
  [{}, { provider: 'llm' as const, reading: reading(over) }] as const;

async function stored(db: Database) {
  return await storePostings(db, {
    a: [...read()],
    b: [...read({ model: 'large', differs: {}, isEstimated: true })],
    c: [{}, {}],
  });
}

describe('readModelInsights', () => {
  it('counts readers, costs, gains and disagreements', async () => {
    await using db = await openTestDatabase();
    const { id } = await stored(db);
    const insights = ModelInsights.parse(await readModelInsights(db));
    expect(insights).toMatchObject({ byRules: 1, byModel: 2, counted: 2 });
    expect(insights.models.map(({ name }) => name).toSorted()).toEqual(['large', 'small']);
    expect(insights.facts).toEqual([
      { fact: 'skills', gained: 2, differs: 0 },
      { fact: 'seniority', gained: 0, differs: 1 },
    ]);
    expect(insights.differences).toMatchObject([
      { id: id('a'), fact: 'seniority', rules: 'mid', model: 'senior' },
    ]);
  });

  it('counts the newest only, where there are many', async () => {
    await using db = await openTestDatabase();
    await stored(db);
    expect(await readModelInsights(db, 1)).toMatchObject({ byModel: 2, counted: 1 });
  });
});

describe('readAgain', () => {
  it.each([
    [null, 2],
    ['small', 1],
  ])('leaves what the model %s has read', async (model, openings) => {
    await using db = await openTestDatabase();
    const { id } = await stored(db);
    await db.prisma.posting.updateMany({ data: { enhancedHash: 'read' } });
    expect(await readAgain(db, model)).toEqual({ openings });
    const rows = await db.prisma.posting.findMany({ where: { enhancedHash: null } });
    expect(rows.map((row) => row.id)).toContain(id('b'));
    expect(rows).toHaveLength(openings);
  });
});
