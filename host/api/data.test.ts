import { expect, it, vi } from 'vitest';
import { addTestCompany, testTime } from '#tests/support/database.ts';
import { openHostApp } from '#tests/support/host-app.ts';
import { fromRecord } from '../runs/run-record.ts';
import { data } from './data.ts';

it('ends runs, cleans the queues and counts the companies', async () => {
  await using host = await openHostApp();
  const companyIds = [
    await addTestCompany(host.db, 'acme'),
    await addTestCompany(host.db, 'birch'),
  ];
  const run = { id: 'open', userId: 'me', enrich: false, companyIds, at: testTime };
  host.tracker.track(fromRecord(await host.library.call('runs.create', run)));
  expect(await data(host)['data.erase']({ confirm: 'erase' })).toEqual({ removed: 2 });
  expect(await host.library.call('companies.list', {})).toEqual([]);
  expect(host.driver.cancelled.map(({ runId }) => runId)).toEqual(['open']);
  expect(await host.library.call('runs.listOpen', {})).toEqual([]);
});

it('deletes every answer of a site', async () => {
  await using host = await openHostApp();
  const sweep = vi.fn(async () => 0);
  await data({ ...host, snapshots: { sweep } })['data.erase']({ confirm: 'erase' });
  expect(sweep).toHaveBeenCalledExactlyOnceWith(new Set(), 0);
});
