import { stat } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { draftOf } from '#services/backups.ts';
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

it('backs up all data, reads it in parts, and takes it back after a check', async () => {
  await using host = await openHostApp();
  await addTestCompany(host.db, 'acme');
  const calls = data(host);
  const { name, sizeBytes } = await calls['data.backUp']({});
  expect(sizeBytes).toBeGreaterThan(1_000);
  let content = '';
  for (let isLast = false, offset = 0; !isLast; ) {
    const part = await calls['data.readBackup']({ name, offset });
    content += part.content;
    offset += Buffer.from(part.content, 'base64').length;
    isLast = part.isLast;
  }
  expect(Buffer.from(content, 'base64')).toHaveLength(sizeBytes);
  const restore = (given: string) =>
    calls['data.restore']({ offset: 0, content: given, isLast: true });
  await expect(restore(btoa('no database'))).rejects.toMatchObject({ code: 'invalid_file' });
  expect(await restore(content)).toEqual({ isWaiting: true });
  const usage = await calls['data.usage']({});
  expect(usage.backups).toBe(sizeBytes);
  expect(usage.total).toBeGreaterThan(usage.database);
});

it('erases a backup too that waits for the next start', async () => {
  await using host = await openHostApp();
  const calls = data(host);
  const { name } = await calls['data.backUp']({});
  const { content } = await calls['data.readBackup']({ name, offset: 0 });
  await calls['data.restore']({ offset: 0, content, isLast: true });
  expect((await stat(host.places.restored)).size).toBeGreaterThan(0);
  await calls['data.erase']({ confirm: 'erase' });
  await expect(stat(host.places.restored)).rejects.toMatchObject({ code: 'ENOENT' });
});

it.each([true, false])('erases backups only if asked: %s', async (withBackups) => {
  await using host = await openHostApp();
  const calls = data(host);
  await calls['data.backUp']({});
  await calls['data.erase']({ confirm: 'erase', withBackups });
  expect((await calls['data.usage']({})).backups > 0).toBe(!withBackups);
});

it('keeps nothing of an upload that is no backup', async () => {
  await using host = await openHostApp();
  const asked = data(host)['data.restore']({ offset: 0, content: btoa('no'), isLast: true });
  await expect(asked).rejects.toMatchObject({ code: 'invalid_file' });
  await expect(stat(draftOf(host.places))).rejects.toMatchObject({ code: 'ENOENT' });
});
