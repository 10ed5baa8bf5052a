import type { ScheduledCompany } from '#core/schedule.ts';
import { read } from './access.ts';
import type { Database } from './open.ts';

/** When companies were last scanned and are to be again: those that are not paused. */
export async function listScheduled(db: Database): Promise<readonly ScheduledCompany[]> {
  const rows = await read(db, (prisma) =>
    prisma.company.findMany({
      where: { isPaused: false },
      select: { id: true, scanEveryHours: true, lastRunAt: true },
      orderBy: { addedAt: 'asc' },
    }),
  );
  return rows.map(({ scanEveryHours, ...row }) => ({ ...row, everyHours: scanEveryHours }));
}
