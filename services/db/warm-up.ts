import { read } from './access.ts';
import type { Database } from './open.ts';

/** Loads what the first query would have to wait for, some 80 ms; finds and changes nothing. */
export async function warmUp(db: Database): Promise<void> {
  const nothing = { runId_companyId: { runId: '', companyId: '' } };
  await read(db, ({ runCompany }) =>
    runCompany.findUnique({ where: nothing, include: { company: true } }),
  );
}
