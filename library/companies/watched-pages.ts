import type { WatchedPage } from '#contract/companies.ts';
import { comparePage, PageChange, type PageText, Restless } from '#core/page-watch.ts';
import type { Database } from '../engine/open.ts';
import { read, type Transaction } from '../engine/transaction.ts';

/**
 * Compares the page of a company without readable openings with that of the scan before, and keeps
 * it. The first text is where it starts from. What a browser draws is never compared with what it
 * does not: the fuller text is a new start, and the other one waits.
 */
export async function keepPage(
  tx: Transaction,
  scan: {
    readonly runId: string;
    readonly companyId: string;
    readonly at: string;
    readonly page: PageText;
  },
): Promise<void> {
  const { runId, companyId, at, page } = scan;
  const before = await tx.watchedPage.findUnique({ where: { companyId } });
  const text = { isDrawn: page.isDrawn, lines: JSON.stringify(page.lines), checkedAt: at };
  if (before === null) {
    await tx.watchedPage.create({ data: { companyId, ...text, since: at } });
    return;
  }
  if (before.isDrawn && !page.isDrawn) return;
  if (before.isDrawn !== page.isDrawn) {
    await tx.watchedPage.update({ where: { companyId }, data: text });
    return;
  }
  const { change, restless } = comparePage(
    JSON.parse(before.lines) as string[],
    page.lines,
    Restless.parse(JSON.parse(before.restless)),
  );
  await tx.watchedPage.update({
    where: { companyId },
    data: {
      ...text,
      restless: JSON.stringify(restless),
      ...(change !== null && { changedAt: at, runId, change: JSON.stringify(change) }),
    },
  });
}

/** Its openings are read now, or its address has changed. */
export async function forgetPage(tx: Transaction, companyId: string): Promise<void> {
  await tx.watchedPage.deleteMany({ where: { companyId } });
}

/** The watched page of a company; null if its openings are read. */
export async function readWatchedPage(
  db: Database,
  companyId: string,
): Promise<WatchedPage | null> {
  const where = { companyId };
  const row = await read(db, (prisma) => prisma.watchedPage.findUnique({ where }));
  if (row === null) return null;
  const { since, checkedAt, changedAt, change } = row;
  return {
    ...{ since, checkedAt, changedAt },
    change: change === null ? null : PageChange.parse(JSON.parse(change)),
  };
}

/** What changed on watched pages, as a run found. */
export async function pagesChangedIn(
  prisma: Pick<Transaction, '$queryRawUnsafe'>,
  runId: string,
): Promise<readonly { readonly companyId: string; readonly change: PageChange }[]> {
  const rows = await prisma.$queryRawUnsafe<{ companyId: string; change: string }[]>(
    `SELECT page.companyId, page.change FROM WatchedPage page
    JOIN RunCompany scan ON scan.companyId = page.companyId AND scan.runId = page.runId
    WHERE page.runId = ? ORDER BY scan.position`,
    runId,
  );
  return rows.map(({ companyId, change }) => ({
    companyId,
    change: PageChange.parse(JSON.parse(change)),
  }));
}
