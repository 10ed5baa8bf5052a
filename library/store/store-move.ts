import {
  type BoardMove,
  declinedBoards,
  leftBoard,
  type MoveState,
  parseMove,
} from '#core/board-move.ts';
import type { ErrorView } from '#core/error-view.ts';
import { AppError, toErrorView } from '#core/errors.ts';
import { pairRoles } from '#core/same-role.ts';
import { moveLabels } from '#sources/registry.ts';
import type { Transaction } from '../engine/transaction.ts';
import { type ListedRole, readKept } from './carry-over.ts';
import type { ListingToStore } from './postings.ts';

/**
 * Offers a move to the user: of the new board's openings, none is stored, and none of the old ones
 * closes. The offer says how many openings are on both boards.
 */
export async function storeMove(
  tx: Transaction,
  { runId, companyId, parsedRef, at, facts }: ListingToStore,
  { move, listed }: { readonly move: BoardMove; readonly listed: readonly ListedRole[] },
): Promise<ErrorView> {
  const company = await tx.company.findUniqueOrThrow({ where: { id: companyId } });
  const before = parseMove(company.move);
  const kept = await readKept(tx, companyId);
  const state: MoveState = {
    ...move,
    to: { source: facts.source, slug: facts.slug },
    state: 'offered',
    at,
    open: kept.length,
    same: pairRoles(kept, listed).size,
    listed: listed.length,
    declined: [...declinedBoards(before)],
    left: leftBoard(before),
  };
  const error = moveError(company.name, state);
  const lastError = JSON.stringify(error);
  await tx.company.update({
    where: { id: companyId },
    data: { health: 'failed', lastCheckedAt: at, lastError, move: JSON.stringify(state) },
  });
  await tx.runCompany.update({
    where: { runId_companyId: { runId, companyId } },
    data: { status: 'failed', error: lastError, parsedRef },
  });
  return error;
}

const moveError = (company: string, { from, to, open, same, listed }: MoveState): ErrorView =>
  toErrorView(
    new AppError('board_moved', {
      company,
      ...moveLabels(from.source, to.source),
      ...{ open, same, listed },
    }),
  );
