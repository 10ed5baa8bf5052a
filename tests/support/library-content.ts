import { createHash } from 'node:crypto';
import path from 'node:path';
import { createClient } from '@libsql/client';

/**
 * A library's content without times, durations and row ids. Equal for two data dirs after the same scans, even
 * interrupted ones. Tables by name, large values as digests.
 */
export async function libraryContent(dataDir: string): Promise<Readonly<Record<string, string[]>>> {
  const client = createClient({ url: `file:${path.join(dataDir, 'rolewatch.db')}` });
  try {
    const content: Record<string, string[]> = {};
    for (const [table, query] of Object.entries(queries)) {
      const { rows } = await client.execute(query);
      content[table] = rows.map((row) => JSON.stringify(Object.values(row).map(digest))).toSorted();
    }
    return content;
  } finally {
    client.close();
  }
}

const queries = {
  companies: 'SELECT id, url, name, source, slug, means, health FROM Company',
  postings: `SELECT p.id, p.companyId, p.externalId, p.title, p.contentHash, p.enhancedHash, p.provider,
    p.enhanceAttempts, p.seniority, p.workplace, p.salaryMin, p.salaryMax, p.skills,
    p.closedAt IS NULL, t.descriptionText, t.descriptionHtml, t.raw,
    json_remove(t.enrichment, '$.reading.tookMs')
    FROM Posting p JOIN PostingText t ON t.id = p.id`,
  searchable: `SELECT p.id FROM PostingSearch s JOIN Posting p ON p.seq = s.rowid
    WHERE PostingSearch MATCH 'the OR engineer OR team'`,
  versions: 'SELECT postingId, kind, changes FROM PostingVersion',
  runs: 'SELECT userId, status, enrich, message FROM Run',
  runCompanies: `SELECT companyId, status, source, postings, newCount, changedCount, closedCount,
    complete, held, error FROM RunCompany`,
  pieces: 'SELECT companyId, piece, postings, status, enhanced, failed, error FROM RunPiece',
};

const digest = (value: unknown): unknown =>
  typeof value === 'string' && value.length > 200
    ? createHash('sha256').update(value).digest('hex').slice(0, 16)
    : value;
