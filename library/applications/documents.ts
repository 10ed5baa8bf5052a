import { randomBytes } from 'node:crypto';
import type { Output, Parsed } from '#contract/api.ts';
import type { Document } from '#core/application.ts';
import { AppError } from '#core/errors.ts';
import type { Database } from '../engine/open.ts';
import { read, write } from '../engine/transaction.ts';
import { seqOf, trackAsSaved } from './applications.ts';

/** Keeps a file with an opening, which is saved if it was not tracked. Throws `unknown_posting`. */
export async function addDocument(
  db: Database,
  { postingId, name, type, content }: Parsed<'documents.add'>,
): Promise<Document> {
  const now = db.now();
  const bytes = Buffer.from(content, 'base64');
  return await write(db, async (tx) => {
    const seq = await seqOf(tx, postingId);
    await trackAsSaved(tx, seq, now);
    const id = randomBytes(8).toString('hex');
    const addedAt = now.toISOString();
    await tx.document.create({ data: { id, seq, name, type, addedAt, content: bytes } });
    return { id, name, type, addedAt, sizeBytes: bytes.byteLength };
  });
}

/** Throws `unknown_document`. */
export async function readDocument(db: Database, id: string): Promise<Output<'documents.get'>> {
  const found = await read(db, (prisma) => prisma.document.findUnique({ where: { id } }));
  if (found === null) throw new AppError('unknown_document', { id });
  const { name, type, content } = found;
  return { name, type, content: Buffer.from(content).toString('base64') };
}

/** Throws `unknown_document`. */
export async function removeDocument(db: Database, id: string): Promise<void> {
  const { count } = await write(db, (tx) => tx.document.deleteMany({ where: { id } }));
  if (count === 0) throw new AppError('unknown_document', { id });
}
