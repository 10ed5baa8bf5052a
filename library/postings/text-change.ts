import type { Output } from '#contract/api.ts';
import type { Database } from '../engine/open.ts';
import { read } from '../engine/transaction.ts';

/**
 * Each change of a description keeps only the text before it: the text after it is what the next
 * change keeps, or the present one.
 */
export async function readTextChange(
  db: Database,
  { id, at }: { readonly id: string; readonly at: string },
): Promise<Output<'postings.textChange'>> {
  const texts = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ at: string; text: string }[]>(
      `SELECT version.at, change.value ->> 'from' AS text
      FROM PostingVersion version, json_each(version.changes) change
      WHERE version.postingId = ? AND version.at >= ?
        AND change.value ->> 'field' = 'description'
      ORDER BY version.at, version.id LIMIT 2`,
      id,
      at,
    ),
  );
  const [change, next] = texts;
  if (change?.at !== at) return null;
  if (next !== undefined) return { before: change.text, after: next.text };
  const present = await read(db, (prisma) =>
    prisma.postingText.findUnique({ where: { id }, select: { descriptionText: true } }),
  );
  return present && { before: change.text, after: present.descriptionText };
}
