import { randomBytes } from 'node:crypto';
import type { Reminder } from '#core/application.ts';
import { AppError } from '#core/errors.ts';
import type { Reminder as Row } from '#prisma/generated/client.ts';
import type { Database } from '../engine/open.ts';
import { type Transaction, write } from '../engine/transaction.ts';
import { seqOf, trackAsSaved } from './applications.ts';

/** Adds a reminder; saves the posting if it is not tracked. Throws `unknown_posting`. */
export async function addReminder(
  db: Database,
  reminder: { readonly postingId: string; readonly dueAt: string; readonly text: string },
): Promise<Reminder> {
  const { postingId, text } = reminder;
  const now = db.now();
  const at = now.toISOString();
  return await write(db, async (tx) => {
    const seq = await seqOf(tx, postingId);
    await trackAsSaved(tx, seq, now);
    const id = randomBytes(8).toString('hex');
    const dueAt = utc(reminder.dueAt);
    await tx.reminder.create({ data: { id, seq, dueAt, text } });
    await tx.applicationEvent.create({ data: { seq, at, kind: 'reminder', to: text } });
    return { id, postingId, dueAt, text, doneAt: null };
  });
}

/** Postponed or done, it leaves the inbox; undone, it returns. Throws `unknown_reminder`. */
export async function updateReminder(
  db: Database,
  id: string,
  change: { readonly isDone?: boolean | undefined; readonly dueAt?: string | undefined },
): Promise<Reminder> {
  const at = db.now().toISOString();
  return await write(db, async (tx) => {
    const before = await find(tx, id);
    const dueAt = change.dueAt === undefined ? before.dueAt : utc(change.dueAt);
    const isDone = change.isDone ?? before.doneAt !== null;
    const doneAt = isDone ? (before.doneAt ?? at) : null;
    await tx.reminder.update({ where: { id }, data: { dueAt, doneAt } });
    const isMoved = dueAt !== before.dueAt;
    if (isDone || isMoved) await archive(tx, reminderCause(before), at);
    // A reminder that was due at this moment before is in the inbox already.
    if (!isDone && (isMoved || before.doneAt !== null)) {
      await archive(tx, reminderCause({ id, dueAt }), null);
    }
    return { id, postingId: before.posting.id, dueAt, text: before.text, doneAt };
  });
}

/** Deletes a reminder, in the inbox too. Throws `unknown_reminder`. */
export async function removeReminder(db: Database, id: string): Promise<void> {
  await write(db, async (tx) => {
    const { seq } = await find(tx, id);
    await tx.inboxItem.deleteMany({
      where: { kind: 'reminder', seq, cause: { startsWith: reminderCause({ id, dueAt: '' }) } },
    });
    await tx.reminder.delete({ where: { id } });
  });
}

/** The cause of a reminder's inbox item: a postponed reminder appears once more. */
export const reminderCause = ({ id, dueAt }: Pick<Reminder, 'id' | 'dueAt'>): string =>
  `${id}@${dueAt}`;

/** Reminders due for the inbox and not yet in it, by the moment they are due. */
export const dueReminders = (
  prisma: Pick<Transaction, '$queryRawUnsafe'>,
  now: string,
): Promise<Pick<Row, 'id' | 'seq' | 'dueAt' | 'text'>[]> =>
  prisma.$queryRawUnsafe(
    `SELECT reminder.id, reminder.seq, reminder.dueAt, reminder.text
    FROM Reminder reminder JOIN Application application ON application.seq = reminder.seq
    WHERE reminder.doneAt IS NULL AND reminder.dueAt <= ? AND application.stage IS NOT NULL
      AND NOT EXISTS (
        SELECT 1 FROM InboxItem item
        WHERE item.kind = 'reminder' AND item.cause = reminder.id || '@' || reminder.dueAt
      )
    ORDER BY reminder.dueAt, reminder.id`,
    now,
  );

async function archive(tx: Transaction, cause: string, archivedAt: string | null): Promise<void> {
  await tx.inboxItem.updateMany({
    where: { kind: 'reminder', cause },
    data: { archivedAt, snoozedUntil: null },
  });
}

async function find(tx: Transaction, id: string) {
  const found = await tx.reminder.findUnique({
    where: { id },
    include: { application: { select: { posting: { select: { id: true } } } } },
  });
  if (found === null) throw new AppError('unknown_reminder', { id });
  return { ...found, posting: found.application.posting };
}

/** In UTC, times compare as text. */
const utc = (time: string): string => new Date(time).toISOString();
