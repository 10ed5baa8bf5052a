import { leftBoard, type MoveState, parseMove } from '#core/board-move.ts';
import { byHandSource, type Company } from '#core/company.ts';
import { AppError } from '#core/errors.ts';
import type { Database } from '../engine/open.ts';
import { write } from '../engine/transaction.ts';
import { forgetPage } from './watched-pages.ts';

/**
 * Gives a company another careers page. Like an accepted move, the next list carries over the
 * openings that it has in common with the old page. A running scan still reads the old one, so it
 * has to end first. Throws `duplicate_company` and `company_busy`.
 */
export async function changeAddress(
  db: Database,
  { id, name }: Pick<Company, 'id' | 'name'>,
  url: string,
): Promise<void> {
  await write(db, async (tx) => {
    const company = await tx.company.findUniqueOrThrow({ where: { id } });
    if (company.source === byHandSource) throw new AppError('unknown_company', { company: name });
    if (company.url === url) return;
    const owner = await tx.company.findUnique({ where: { url } });
    if (owner !== null) {
      throw new AppError('duplicate_company', { name: owner.name, url: owner.url });
    }
    const isBusy = await tx.runCompany.count({
      where: { companyId: id, status: 'queued', run: { status: 'running' } },
    });
    if (isBusy > 0) throw new AppError('company_busy', { company: name });
    await forgetPage(tx, id);
    const move = leaving(company, db.now().toISOString());
    await tx.company.update({
      where: { id },
      data: {
        ...{ url, source: null, slug: null, listingRef: null, lastError: null },
        ...{ recipe: null, health: 'new', suspectScans: 0, sameFailures: 0, isMuted: false },
        move: move && JSON.stringify(move),
      },
    });
  });
}

type Row = {
  readonly source: string | null;
  readonly slug: string | null;
  readonly move: string | null;
};

/** A move with the user's consent; null if the company was never read, and has nothing to carry. */
function leaving({ source, slug, move }: Row, at: string): MoveState | null {
  const board = source === null || slug === null ? null : { source, slug };
  const from = leftBoard(parseMove(move)) ?? board;
  if (from === null) return null;
  // The next scan finds the new board: until then only the old one counts.
  const open = { open: 0, same: 0, listed: 0 };
  return {
    ...{ from, to: from, evidence: '', state: 'accepted', at },
    ...open,
    ...{ declined: [], left: null },
  };
}
