import type { CompanyMove } from '#contract/companies.ts';
import { type BoardRef, type MoveState, parseMove } from '#core/board-move.ts';
import type { Company } from '#core/company.ts';
import { AppError } from '#core/errors.ts';
import { moveLabels, sourceRow } from '#sources/registry.ts';
import type { Database } from '../engine/open.ts';
import { write } from '../engine/transaction.ts';

/**
 * Answers an offered move. Accepted, the company has its new board, and its next scan carries its
 * openings over. Declined, this board is not offered again. `url`: the new board's address as the
 * user saw it. Throws `no_move`, also if another board is offered by now, and `duplicate_company` if
 * another company has the new board.
 */
export async function answerMove(
  db: Database,
  { id, name }: Pick<Company, 'id' | 'name'>,
  { isAccepted, url }: { readonly isAccepted: boolean; readonly url?: string | undefined },
): Promise<void> {
  await write(db, async (tx) => {
    const { move } = await tx.company.findUniqueOrThrow({ where: { id }, select: { move: true } });
    const offer = parseMove(move);
    const isSeen = offer !== null && (url === undefined || url === addressOf(offer.to));
    if (offer?.state !== 'offered' || !isSeen) throw new AppError('no_move', { company: name });
    const { source, slug } = offer.to;
    const owner = await tx.company.findUnique({ where: { source_slug: { source, slug } } });
    if (isAccepted && owner !== null && owner.id !== id) {
      throw new AppError('duplicate_company', { name: owner.name, url: owner.url });
    }
    const answer: MoveState = { ...offer, state: isAccepted ? 'accepted' : 'declined' };
    await tx.company.update({
      where: { id },
      data: {
        move: JSON.stringify(answer),
        lastError: null,
        ...(isAccepted && { source, slug, means: sourceRow(source)?.means ?? null }),
        ...(isAccepted && { recipe: null }),
      },
    });
  });
}

/** The move that waits for the user's answer; null for any other. */
export function offeredMove(json: string | null): CompanyMove | null {
  const move = parseMove(json);
  if (move?.state !== 'offered') return null;
  const { from, to, at, evidence, open, same, listed } = move;
  return {
    ...moveLabels(from.source, to.source),
    url: addressOf(to),
    ...{ at, evidence, open, same, listed },
  };
}

const addressOf = ({ source, slug }: BoardRef): string =>
  sourceRow(source)?.vendor?.careersUrl(slug) ?? slug;

/** SQL: true if a move of company `c` waits for an answer. */
export const sqlMoved = `coalesce(c.move ->> 'state', '') = 'offered'`;
