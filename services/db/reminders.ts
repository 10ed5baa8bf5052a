import { randomBytes } from 'node:crypto';
import type { Reminder } from '#core/application.ts';
import { AppError } from '#core/errors.ts';
import { type Transaction, write } from './access.ts';
import { seqOf, trackAsSaved } from './applications.ts';
import type { Database } from './open.ts';

/** Reminds of a posting, tracked as saved if it was not. Throws `unknown_posting`. */
export async function addReminder(
  db: Database,
  reminder: { readonly postingId: string; readonly dueAt: string; readonly text: string },
): Promise<Reminder> {
  const { postingId, text } = reminder;
  const at = db.now().toISOString();
  return await write(db, async (tx) => {
    const seq = await seqOf(tx, postingId);
    await trackAsSaved(tx, seq, at);
    const id = randomBytes(8).toString('hex');
    const dueAt = utc(reminder.dueAt);
    await tx.reminder.create({ data: { id, seq, dueAt, text } });
    await tx.applicationEvent.create({ data: { seq, at, kind: 'reminder', to: text } });
    return { id, postingId, dueAt, text, doneAt: null };
  });
}

/**
 * Puts a reminder off, or says that it is done; the inbox no longer shows it then. Not done after
 * all, it is back. Throws `unknown_reminder`.
 */
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
    const cause = reminderCause(before);
    if (isDone || dueAt !== before.dueAt) await archive(tx, cause, at);
    else if (before.doneAt !== null) await archive(tx, cause, null);
    return { id, postingId: before.posting.id, dueAt, text: before.text, doneAt };
  });
}

/** Forgets a reminder, in the inbox too. Throws `unknown_reminder`. */
export async function removeReminder(db: Database, id: string): Promise<void> {
  await write(db, async (tx) => {
    const { seq } = await find(tx, id);
    await tx.inboxItem.deleteMany({
      where: { kind: 'reminder', seq, cause: { startsWith: reminderCause({ id, dueAt: '' }) } },
    });
    await tx.reminder.delete({ where: { id } });
  });
}

/** Why a reminder is in the inbox: put off, it comes once more. */
export const reminderCause = ({ id, dueAt }: Pick<Reminder, 'id' | 'dueAt'>): string =>
  `${id}@${dueAt}`;

async function archive(tx: Transaction, cause: string, archivedAt: string | null): Promise<void> {
  await tx.inboxItem.updateMany({ where: { kind: 'reminder', cause }, data: { archivedAt } });
}

async function find(tx: Transaction, id: string) {
  const found = await tx.reminder.findUnique({
    where: { id },
    include: { application: { select: { posting: { select: { id: true } } } } },
  });
  if (found === null) throw new AppError('unknown_reminder', { id });
  return { ...found, posting: found.application.posting };
}

/** So that times compare as text. */
const utc = (time: string): string => new Date(time).toISOString();
