import type { Parsed } from '#contract/api.ts';
import type { Placement, StageMove } from '#contract/applications.ts';
import type { Application, Contact, Document, Outcome, Stage } from '#core/application.ts';
import { AppError } from '#core/errors.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { Database } from '../engine/open.ts';
import { idList } from '../engine/statements.ts';
import { type Transaction, write } from '../engine/transaction.ts';

/**
 * Puts a posting into a stage, above another card or last. A null stage stops tracking it; notes
 * and history stay. Throws `unknown_posting`.
 */
export async function setStage(
  db: Database,
  move: Omit<Parsed<'applications.setStage'>, 'outcome'> & { readonly outcome?: Outcome | null },
): Promise<StageMove> {
  const { postingId, stage, before, outcome = null } = move;
  return await write(db, async (tx) => {
    const seq = await seqOf(tx, postingId);
    const next = before === null ? null : await seqOf(tx, before);
    return await moveTo(tx, { seq, postingId, stage, next, outcome, now: db.now() });
  });
}

/** Puts postings into a stage, each last; skips unknown ids. */
export async function setStages(
  db: Database,
  { ids, stage }: Parsed<'applications.setStages'>,
): Promise<StageMove[]> {
  return await write(db, async (tx) => {
    const moves: StageMove[] = [];
    for (const { id: postingId, seq } of await knownSeqs(tx, ids)) {
      const card = { seq, postingId, stage, next: null, outcome: null, now: db.now() };
      moves.push(await moveTo(tx, card));
    }
    return moves;
  });
}

/** Puts one card into a stage, or takes it off the board with a null stage. */
export async function moveTo(
  tx: Transaction,
  card: {
    readonly seq: number;
    readonly postingId: string;
    readonly stage: Stage | null;
    /** The card below it; null puts it last. */
    readonly next: number | null;
    readonly outcome: Outcome | null;
    readonly now: Date;
  },
): Promise<StageMove> {
  const { seq, postingId, stage, next, outcome, now } = card;
  const was = await placementOf(tx, seq);
  if (stage === null) await untrack(tx, seq, now);
  else await enterStage(tx, { seq, stage, next, outcome, now });
  return { postingId, was, from: was?.stage ?? null, to: stage };
}

async function placementOf(tx: Transaction, seq: number): Promise<Placement | null> {
  const row = await tx.application.findUnique({
    where: { seq },
    select: { stage: true, stageSince: true, position: true, outcome: true, appliedOn: true },
  });
  // These columns only ever receive stages and outcomes.
  return row as Placement | null;
}

/**
 * Brings cards back to where they were before a move, which also leaves their history. Returns how
 * many; skips unknown ids.
 */
export async function restoreCards(
  db: Database,
  { cards }: Parsed<'applications.restore'>,
): Promise<number> {
  const placements = new Map(cards.map(({ postingId, was }) => [postingId, was]));
  return await write(db, async (tx) => {
    const known = await knownSeqs(tx, [...placements.keys()]);
    for (const { id, seq } of known) await restore(tx, seq, placements.get(id) ?? null);
    return known.length;
  });
}

const untracked = { stage: null, outcome: null, appliedOn: null } as const;

async function restore(tx: Transaction, seq: number, was: Placement | null): Promise<void> {
  const now = await stageOf(tx, seq);
  await tx.application.updateMany({ where: { seq }, data: was ?? untracked });
  const latest = await tx.applicationEvent.findFirst({
    where: { seq, kind: 'stage' },
    orderBy: { id: 'desc' },
  });
  if (latest === null || now === was?.stage) return;
  if (latest.to === now && latest.from === (was?.stage ?? null)) {
    await tx.applicationEvent.delete({ where: { id: latest.id } });
  }
}

/** In the order asked for. */
async function knownSeqs(
  tx: Transaction,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly seq: number }[]> {
  return await tx.$queryRawUnsafe(
    `SELECT p.id, p.seq FROM json_each(?) asked JOIN Posting p ON p.id = asked.value
    ORDER BY asked.key`,
    idList(ids),
  );
}

/** Tracks an untracked posting as saved, last in its column. */
export async function trackAsSaved(tx: Transaction, seq: number, now: Date): Promise<void> {
  if ((await stageOf(tx, seq)) === null) {
    await enterStage(tx, { seq, stage: 'saved', next: null, outcome: null, now });
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
    readonly outcome?: Outcome | null | undefined;
    readonly appliedOn?: string | null | undefined;
  },
): Promise<Application> {
  const { notes, nextStep, contacts, outcome, appliedOn } = change;
  const data = {
    ...(notes !== undefined && { notes }),
    ...(nextStep !== undefined && { nextStep }),
    ...(contacts !== undefined && { contacts: JSON.stringify(contacts) }),
    ...(outcome !== undefined && { outcome }),
    ...(appliedOn !== undefined && { appliedOn }),
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

async function untrack(tx: Transaction, seq: number, now: Date): Promise<void> {
  const from = await stageOf(tx, seq);
  if (from === null) return;
  const at = now.toISOString();
  const data = { stage: null, stageSince: at, outcome: null, appliedOn: null };
  await tx.application.update({ where: { seq }, data });
  await tx.applicationEvent.create({ data: { seq, at, kind: 'stage', from, to: null } });
}

async function enterStage(
  tx: Transaction,
  card: {
    readonly seq: number;
    readonly stage: Stage;
    readonly next: number | null;
    readonly outcome: Outcome | null;
    readonly now: Date;
  },
): Promise<void> {
  const { seq, stage, next, now } = card;
  const at = now.toISOString();
  const was = await placementOf(tx, seq);
  const from = was?.stage ?? null;
  const position = await positionIn(tx, { stage, seq, next });
  const entered = {
    stage,
    stageSince: at,
    position,
    outcome: stage === 'done' ? card.outcome : null,
    appliedOn: was?.appliedOn ?? (stage === 'applied' ? localDay(now) : null),
  };
  await tx.application.upsert({
    where: { seq },
    create: { seq, ...entered },
    update: from === stage ? { position } : entered,
  });
  if (from === stage) return;
  await tx.applicationEvent.create({ data: { seq, at, kind: 'stage', from, to: stage } });
}

/** `YYYY-MM-DD` where this machine is. */
const localDay = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

export async function readApplication(
  prisma: Transaction,
  seq: number,
): Promise<Application | null> {
  const row = await prisma.application.findUnique({ where: { seq }, ...withAll });
  if (row === null) return null;
  // The size without the content, which may be megabytes.
  const documents = await prisma.$queryRawUnsafe<Document[]>(
    `SELECT id, name, type, length(content) AS sizeBytes, addedAt FROM Document
    WHERE seq = ? ORDER BY addedAt, id`,
    seq,
  );
  return toApplication(row, documents);
}

const withAll = {
  include: {
    posting: { select: { id: true } },
    events: { orderBy: { id: 'asc' } },
    reminders: { orderBy: [{ dueAt: 'asc' }, { id: 'asc' }] },
  },
} satisfies Prisma.ApplicationDefaultArgs;

type Row = Prisma.ApplicationGetPayload<typeof withAll>;

function toApplication(
  { posting, events, reminders, ...row }: Row,
  documents: readonly Document[],
): Application {
  return {
    postingId: posting.id,
    stage: row.stage as Stage | null,
    stageSince: row.stageSince,
    outcome: row.outcome as Outcome | null,
    appliedOn: row.appliedOn,
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
    documents: [...documents],
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
