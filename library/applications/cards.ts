import type { ApplicationCard } from '#contract/applications.ts';
import { type Reminder, Stage } from '#core/application.ts';
import type { Database } from '../engine/open.ts';
import { read } from '../engine/transaction.ts';
import { readPostingRows } from '../postings/list.ts';

type Row = Pick<ApplicationCard, 'stage' | 'stageSince' | 'outcome' | 'appliedOn' | 'nextStep'> &
  Pick<ApplicationCard['posting'], 'id' | 'url' | 'applyUrl'> & {
    readonly seq: number;
    readonly hasNotes: number;
  };

export async function listCards(db: Database): Promise<ApplicationCard[]> {
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Row[]>(
      `SELECT a.seq, a.stage, a.stageSince, a.outcome, a.appliedOn, a.nextStep, a.notes <> '' AS hasNotes,
        p.id, p.url, p.applyUrl
      FROM Application a JOIN Posting p ON p.seq = a.seq
      WHERE a.stage IS NOT NULL ORDER BY a.position, a.seq`,
    ),
  );
  const postings = await readPostingRows(
    db,
    rows.map(({ seq }) => seq),
  );
  const postingsById = new Map(postings.map((posting) => [posting.id, posting]));
  const reminders = await nextReminders(db);
  return rows
    .flatMap(({ seq: _, id, url, applyUrl, hasNotes, ...card }) => {
      const posting = postingsById.get(id);
      const nextReminder = reminders.get(id) ?? null;
      return posting === undefined
        ? []
        : {
            posting: { ...posting, url, applyUrl },
            ...{ ...card, hasNotes: hasNotes === 1, nextReminder },
          };
    })
    .toSorted((a, b) => columnOf(a) - columnOf(b));
}

const columnOf = ({ stage }: ApplicationCard): number => Stage.options.indexOf(stage);

async function nextReminders(db: Database): Promise<ReadonlyMap<string, Reminder>> {
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Reminder[]>(
      `SELECT r.id, p.id AS postingId, r.dueAt, r.text, r.doneAt
      FROM Reminder r JOIN Posting p ON p.seq = r.seq
      WHERE r.doneAt IS NULL ORDER BY r.dueAt DESC, r.id DESC`,
    ),
  );
  // The last row of a posting wins, which is the earliest reminder.
  return new Map(rows.map((row) => [row.postingId, row]));
}
