import { type Reminder, Stage } from '#core/application.ts';
import { read } from './access.ts';
import type { Database } from './open.ts';
import { type PostingRow, readPostingRows } from './posting-list-rows.ts';

/** A tracked posting as the board shows it. */
export type ApplicationCard = {
  readonly posting: PostingRow & { readonly url: string | null; readonly applyUrl: string | null };
  readonly stage: Stage;
  readonly stageSince: string;
  readonly nextStep: string;
  readonly hasNotes: boolean;
  /** The earliest that is not done. */
  readonly nextReminder: Reminder | null;
};

type Row = Pick<ApplicationCard, 'stage' | 'stageSince' | 'nextStep'> &
  Pick<ApplicationCard['posting'], 'id' | 'url' | 'applyUrl'> & {
    readonly seq: number;
    readonly hasNotes: number;
  };

/** All that is tracked: stage by stage, each as a person arranged it. */
export async function listCards(db: Database): Promise<ApplicationCard[]> {
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Row[]>(
      `SELECT a.seq, a.stage, a.stageSince, a.nextStep, a.notes <> '' AS hasNotes,
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
    .flatMap(({ id, url, applyUrl, stage, stageSince, nextStep, hasNotes }) => {
      const posting = postingsById.get(id);
      const nextReminder = reminders.get(id) ?? null;
      return posting === undefined
        ? []
        : {
            posting: { ...posting, url, applyUrl },
            ...{ stage, stageSince, nextStep, hasNotes: hasNotes === 1, nextReminder },
          };
    })
    .toSorted((a, b) => columnOf(a) - columnOf(b));
}

const columnOf = ({ stage }: ApplicationCard): number => Stage.options.indexOf(stage);

/** By posting. */
async function nextReminders(db: Database): Promise<ReadonlyMap<string, Reminder>> {
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Reminder[]>(
      `SELECT r.id, p.id AS postingId, r.dueAt, r.text, r.doneAt
      FROM Reminder r JOIN Posting p ON p.seq = r.seq
      WHERE r.doneAt IS NULL ORDER BY r.dueAt DESC, r.id DESC`,
    ),
  );
  // The last one of a posting wins: the earliest.
  return new Map(rows.map((row) => [row.postingId, row]));
}
