import { z } from 'zod';
import type { ModelInsights } from '#contract/insights.ts';
import { ModelReading } from '#core/enrichment.ts';
import type { Database } from '../engine/open.ts';
import { read, write } from '../engine/transaction.ts';

/** Reading more would take seconds. */
const mostCounted = 5_000;
const mostShown = 50;

const Row = z.object({
  id: z.string(),
  title: z.string(),
  company: z.string(),
  reading: z.string(),
});

/** What the model costs and gains, over the newest readings of open postings. */
export async function readModelInsights(db: Database, most = mostCounted): Promise<ModelInsights> {
  const readers = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ provider: string; count: number }[]>(
      'SELECT provider, count(*) AS count FROM Posting WHERE closedAt IS NULL GROUP BY provider',
    ),
  );
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<unknown[]>(
      `SELECT p.id, p.title, c.name AS company, json_extract(t.enrichment, '$.reading') AS reading
      FROM Posting p JOIN PostingText t ON t.id = p.id JOIN Company c ON c.id = p.companyId
      WHERE p.closedAt IS NULL AND p.provider = 'llm'
        AND json_extract(t.enrichment, '$.reading') IS NOT NULL
      ORDER BY p.listedAt DESC, p.seq DESC LIMIT ?`,
      most,
    ),
  );
  const of = (name: string) => readers.find(({ provider }) => provider === name)?.count ?? 0;
  const readings = z
    .array(Row)
    .parse(rows)
    .map((row) => ({ ...row, reading: ModelReading.parse(JSON.parse(row.reading)) }));
  return {
    byRules: of('rules'),
    byModel: of('llm'),
    models: modelsOf(readings.map(({ reading }) => reading)),
    facts: factsOf(readings.map(({ reading }) => reading)),
    differences: readings
      .flatMap(({ id, title, company, reading }) =>
        Object.entries(reading.differs).map(([fact, said]) => ({
          id,
          title,
          company,
          fact,
          ...said,
        })),
      )
      .slice(0, mostShown),
    counted: readings.length,
  };
}

function modelsOf(readings: readonly ModelReading[]): ModelInsights['models'] {
  return [...Map.groupBy(readings, ({ model }) => model)]
    .map(([name, own]) => ({
      name,
      openings: own.length,
      promptTokens: own.reduce((sum, each) => sum + each.promptTokens, 0),
      answerTokens: own.reduce((sum, each) => sum + each.answerTokens, 0),
      isEstimated: own.some(({ isEstimated }) => isEstimated),
      tookMs: own.reduce((sum, each) => sum + each.tookMs, 0),
    }))
    .toSorted((a, b) => b.openings - a.openings);
}

function factsOf(readings: readonly ModelReading[]): ModelInsights['facts'] {
  const counts = new Map<string, { gained: number; differs: number }>();
  const countOf = (fact: string) => {
    const count = counts.get(fact) ?? { gained: 0, differs: 0 };
    counts.set(fact, count);
    return count;
  };
  for (const { gained, differs } of readings) {
    for (const fact of gained) countOf(fact).gained += 1;
    for (const fact of Object.keys(differs)) countOf(fact).differs += 1;
  }
  return [...counts]
    .map(([fact, count]) => ({ fact, ...count }))
    .toSorted((a, b) => b.gained + b.differs - a.gained - a.differs);
}

/** Marks open postings as unread by the model; the next scan queues them, the newest first. */
export async function readAgain(
  db: Database,
  model: string | null,
): Promise<{ readonly openings: number }> {
  const openings = await write(db, (tx) =>
    tx.$executeRawUnsafe(
      `UPDATE Posting SET enhancedHash = NULL, enhanceAttempts = 0
      WHERE closedAt IS NULL AND provider = 'llm' AND (?1 IS NULL OR id IN (
        SELECT t.id FROM PostingText t
        WHERE json_extract(t.enrichment, '$.reading.model') IS NOT ?1
      ))`,
      model,
    ),
  );
  return { openings };
}
