import type { Parsed } from '#contract/api.ts';
import type { StageMove } from '#contract/applications.ts';
import type { Application, Contact, Stage } from '#core/application.ts';
import { AppError } from '#core/errors.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { Database } from '../engine/open.ts';
import { type Transaction, write } from '../engine/transaction.ts';

/**
 * Puts a posting into a stage, above another card or last. A null stage stops tracking it; notes
 * and history stay. Throws `unknown_posting`.
 */
export async function setStage(
  db: Database,
  move: Parsed<'applications.setStage'>,
): Promise<StageMove> {
  const { postingId, stage, before } = move;
  const at = db.now().toISOString();
  return await write(db, async (tx) => {
    const seq = await seqOf(tx, postingId);
    const from = await stageOf(tx, seq);
    if (stage === null) await untrack(tx, seq, at);
    else await enterStage(tx, { seq, stage, before, at });
    return { postingId, from, to: stage };
  });
}

/** Tracks an untracked posting as saved, last in its column. */
export async function trackAsSaved(tx: Transaction, seq: number, at: string): Promise<void> {
  if ((await stageOf(tx, seq)) === null) {
    await enterStage(tx, { seq, stage: 'saved', before: null, at });
  }
}

/** Changes the given fields without tracking the posting. Throws `unknown_posting`. */
export async function updateApplication(
  db: Database,
  postingId: string,
  change: {
    readonly notes?: string | undefined;
    readonly nextStep?: string | undefined;
    readonly contacts?: readonly Contact[] | undefined;
  },
): Promise<Application> {
  const { notes, nextStep, contacts } = change;
  const data = {
    ...(notes !== undefined && { notes }),
    ...(nextStep !== undefined && { nextStep }),
    ...(contacts !== undefined && { contacts: JSON.stringify(contacts) }),
  };
  return await write(db, async (tx) => {
    const seq = await seqOf(tx, postingId);
    const create = { seq, stage: null, stageSince: db.now().toISOString(), position: 0, ...data };
    await tx.application.upsert({ where: { seq }, create, update: data });
    const application = await readApplication(tx, seq);
    if (application === null) throw new Error('an application that was written is gone');
    return application;
  });
}

/** Throws `unknown_posting`. */
export async function seqOf(tx: Transaction, postingId: string): Promise<number> {
  const posting = await tx.posting.findUnique({
    where: { id: postingId },
    select: { seq: true },
  });
  if (posting === null) throw new AppError('unknown_posting', { id: postingId });
  return posting.seq;
}

async function stageOf(tx: Transaction, seq: number): Promise<Stage | null> {
  const row = await tx.application.findUnique({ where: { seq }, select: { stage: true } });
  // This column only ever receives stages.
  return (row?.stage ?? null) as Stage | null;
}

async function untrack(tx: Transaction, seq: number, at: string): Promise<void> {
  const from = await stageOf(tx, seq);
  if (from === null) return;
  await tx.application.update({ where: { seq }, data: { stage: null, stageSince: at } });
  await tx.applicationEvent.create({ data: { seq, at, kind: 'stage', from, to: null } });
}

async function enterStage(
  tx: Transaction,
  card: {
    readonly seq: number;
    readonly stage: Stage;
    readonly before: string | null;
    readonly at: string;
  },
): Promise<void> {
  const { seq, stage, before, at } = card;
  const from = await stageOf(tx, seq);
  const next = before === null ? null : await seqOf(tx, before);
  const position = await positionIn(tx, { stage, seq, next });
  const entered = { stage, stageSince: at, position };
  await tx.application.upsert({
    where: { seq },
    create: { seq, ...entered },
    update: from === stage ? { position } : entered,
  });
  if (from === stage) return;
  await tx.applicationEvent.create({ data: { seq, at, kind: 'stage', from, to: stage } });
}

export async function readApplication(
  prisma: Transaction,
  seq: number,
): Promise<Application | null> {
  const row = await prisma.application.findUnique({ where: { seq }, ...withAll });
  return row && toApplication(row);
}

const withAll = {
  include: {
    posting: { select: { id: true } },
    events: { orderBy: { id: 'asc' } },
    reminders: { orderBy: [{ dueAt: 'asc' }, { id: 'asc' }] },
  },
} satisfies Prisma.ApplicationDefaultArgs;

type Row = Prisma.ApplicationGetPayload<typeof withAll>;

function toApplication({ posting, events, reminders, ...row }: Row): Application {
  return {
    postingId: posting.id,
    stage: row.stage as Stage | null,
    stageSince: row.stageSince,
    notes: row.notes,
    nextStep: row.nextStep,
    contacts: JSON.parse(row.contacts) as Contact[],
    reminders: reminders.map(({ id, dueAt, text, doneAt }) => ({
      id,
      postingId: posting.id,
      dueAt,
      text,
      doneAt,
    })),
    history: events.map(({ at, kind, from, to }) => ({
      at,
      kind: kind as Application['history'][number]['kind'],
      from,
      to,
    })),
  };
}

type Place = {
  readonly stage: Stage;
  readonly seq: number;
  /** The card below it; null, or a card of another stage, puts it last. */
  readonly next: number | null;
};

/** A number between those of its new neighbours. If no room is left, renumbers them all. */
async function positionIn(tx: Transaction, place: Place): Promise<number> {
  const { stage, seq, next } = place;
  const below = await tx.application.findFirst({ where: { seq: next ?? -1, stage } });
  const { _max } = await tx.application.aggregate({
    where: { stage, seq: { not: seq }, ...(below && { position: { lt: below.position } }) },
    _max: { position: true },
  });
  const above = _max.position;
  if (below === null) return (above ?? 0) + 1;
  if (above === null) return below.position - 1;
  const between = (above + below.position) / 2;
  if (above < between && between < below.position) return between;
  await renumber(tx, stage);
  return await positionIn(tx, place);
}

async function renumber(tx: Transaction, stage: Stage): Promise<void> {
  await tx.$executeRawUnsafe(
    `UPDATE Application SET position = ordered.place
    FROM (
      SELECT seq AS card, row_number() OVER (ORDER BY position, seq) AS place
      FROM Application WHERE stage = ?
    ) AS ordered
    WHERE seq = ordered.card`,
    stage,
  );
}
