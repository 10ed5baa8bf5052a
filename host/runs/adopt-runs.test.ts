import { expect, it, vi } from 'vitest';
import { reopenRun } from '#services/db/reopen-run.ts';
import { failCompany, finishRun } from '#services/db/runs.ts';
import { addTestCompany, testTime } from '#tests/support/database.ts';
import { openHostApp } from '#tests/support/host-app.ts';
import { adoptRuns } from './adopt-runs.ts';
import { startRun } from './start-run.ts';

const error = { code: 'unknown_board', message: 'No such board', hint: 'Check it.' };

/** A host that knows of a run, which has failed. */
async function open() {
  const host = await openHostApp();
  const companyId = await addTestCompany(host.db);
  const named = { urls: [], companies: [companyId], all: false, enrich: false };
  const { id } = await startRun(host, named);
  const failure = { runId: id, companyId, error, status: 'failed', at: testTime } as const;
  const onAdopted = vi.fn();
  adoptRuns({ ...host, onAdopted });
  return {
    ...host,
    id,
    onAdopted,
    /** It ends, here and in the database. */
    async end() {
      await host.tracker.release(id);
      await failCompany(host.db, failure);
      await finishRun(host.db, { id, status: 'failed', message: '', at: testTime });
    },
    /** As the command line does it. */
    reopen: () => reopenRun(host.db, { id, parts: [{ companyId, piece: null }] }),
    begin: () => host.driver.tell({ type: 'started', id: `f-${id}-${companyId}` }),
  };
}

it('follows a run again that somebody else has taken up', async () => {
  await using t = await open();
  await t.end();
  await t.reopen();
  t.begin();
  await vi.waitFor(() => expect(t.onAdopted).toHaveBeenCalledOnce());
  expect(t.tracker.view(t.id)).toMatchObject({ status: 'running', failedCompanies: 0 });
});

it('leaves a run over whose job is only late', async () => {
  await using t = await open();
  await t.end();
  const read = vi.spyOn(t.library, 'call');
  t.begin();
  await vi.waitFor(() => expect(read).toHaveResolved());
  expect(t.onAdopted).not.toHaveBeenCalled();
  expect(t.tracker.view(t.id)).toBeNull();
});

it('does not ask about a run that is followed anyway', async () => {
  await using t = await open();
  const read = vi.spyOn(t.library, 'call');
  t.begin();
  expect(read).not.toHaveBeenCalled();
  expect(t.tracker.view(t.id)).toMatchObject({ companies: [{ status: 'running' }] });
});
