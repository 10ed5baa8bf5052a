import type { Application, Contact, Stage } from '#core/application.ts';
import { AppError } from '#core/errors.ts';
import { type Transaction, write } from './access.ts';
import { readApplication } from './application-rows.ts';
import type { Database } from './open.ts';
import { positionIn } from './stage-positions.ts';

/** A card that is moved: null no longer tracks it; `before` is the posting it goes above. */
export type StageMove = {
  readonly postingId: string;
  readonly stage: Stage | null;
  readonly before: string | null;
};

/** Where a card was and is. */
export type MovedStage = {
  readonly postingId: string;
  readonly from: Stage | null;
  readonly to: Stage | null;
};

/**
 * Puts a posting into a stage, above another card of it or last; within its stage it is only put
 * elsewhere. No longer tracked, its notes and history stay. Throws `unknown_posting`.
 */
export async function setStage(db: Database, move: StageMove): Promise<MovedStage> {
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

/** Tracks a posting as saved, last of its column, where it is not tracked yet. */
export async function trackAsSaved(tx: Transaction, seq: number, at: string): Promise<void> {
  if ((await stageOf(tx, seq)) === null) {
    await enterStage(tx, { seq, stage: 'saved', before: null, at });
  }
}

/** What is kept about a posting; what is left out stays. Tracks nothing. Throws `unknown_posting`. */
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

/** The number of a posting. Throws `unknown_posting`. */
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
  // Only stages are ever written there.
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
