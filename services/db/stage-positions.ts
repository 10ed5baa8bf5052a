import type { Stage } from '#core/application.ts';
import type { Transaction } from './access.ts';

type Place = {
  readonly stage: Stage;
  /** The card that is put there. */
  readonly seq: number;
  /** The card it goes above; null, or one of another stage: it goes last. */
  readonly next: number | null;
};

/** A number between those of its new neighbours. Where there is none left, all get new ones. */
export async function positionIn(tx: Transaction, place: Place): Promise<number> {
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
