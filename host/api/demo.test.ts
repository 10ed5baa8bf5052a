import { describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '#core/settings.ts';
import { addTestCompany, testTime } from '#tests/support/database.ts';
import { fakeDemoSites, openHostApp } from '#tests/support/host-app.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { createDemo } from '../demo/demo.ts';
import type { Library } from '../library/client.ts';
import { fromRecord } from '../runs/run-record.ts';
import { startRun } from '../runs/start-run.ts';
import { data } from './data.ts';
import { demo } from './demo.ts';

async function open() {
  const { load, stopped } = fakeDemoSites();
  const app = await openHostApp({ sites: load });
  const urls = async () => (await app.library.call('companies.list', {})).map(({ url }) => url);
  return { ...app, calls: demo(app), load, stopped, urls };
}

/** A run of a company that is open, whatever the demo is. */
async function openRunOf(host: Awaited<ReturnType<typeof open>>, company: string) {
  const run = { id: 'other', userId: 'me', enrich: false, companyIds: [company], at: testTime };
  const record = await host.library.call('runs.create', run);
  host.tracker.track(fromRecord(record));
  return record;
}

const nothing = { urls: [], companies: [], all: false, enrich: false };
const sites = ['https://birch.example/careers', 'https://harbour.example/careers'];

describe('a demo that is started', () => {
  it('watches its companies and scans them through its sites', async () => {
    await using host = await open();
    const run = await host.calls['demo.start']({});
    expect(run.companies.map(({ url }) => url).toSorted()).toEqual(sites);
    expect(host.demo.isOn()).toBe(true);
    expect(host.demo.originMap()).toHaveProperty('https://harbour.example');
  });

  it('does not let a person wait for sites that fail', async () => {
    await using host = await open();
    const { settingsOf } = host.demo;
    expect(settingsOf(defaultSettings)).toEqual(defaultSettings);
    await host.calls['demo.start']({});
    expect(settingsOf(defaultSettings).retryDelayScale).toBeLessThan(1);
  });

  it('has told the workers of its sites before it scans them', async () => {
    await using host = await open();
    host.renew.mockImplementation(async () => expect(host.driver.added).toEqual([]));
    await host.calls['demo.start']({});
    expect(host.renew).toHaveBeenCalledExactlyOnceWith(['io_fetch']);
    expect(host.driver.added).toHaveLength(2);
  });

  it('goes on with the run that is open when it is started again', async () => {
    await using host = await open();
    const [first, second] = await Promise.all([
      host.calls['demo.start']({}),
      host.calls['demo.start']({}),
    ]);
    expect(second.id).toBe(first.id);
    expect(host.load).toHaveBeenCalledOnce();
  });

  it('scans once more when it is started again after its run', async () => {
    await using host = await open();
    const first = await host.calls['demo.start']({});
    await host.tracker.cancel(first.id);
    expect((await host.calls['demo.start']({})).id).not.toBe(first.id);
  });

  it('keeps scans of all companies away from real ones', async () => {
    await using host = await open();
    const real = await addTestCompany(host.db);
    await host.calls['demo.start']({});
    const run = await startRun(host, { urls: [], companies: [], all: true, enrich: false });
    expect(run.companies.map(({ id }) => id)).not.toContain(real);
    expect(run.totalCompanies).toBe(2);
  });

  it('leaves companies alone that are added while it is on', async () => {
    await using host = await open();
    await host.calls['demo.start']({});
    const real = await addTestCompany(host.db);
    const run = await startRun(host, { urls: [], companies: [], all: true, enrich: false });
    expect(run.companies.map(({ id }) => id)).not.toContain(real);
    const named = await startRun(host, { ...nothing, companies: [real] });
    expect(named.companies).toMatchObject([{ error: { code: 'demo_is_on' } }]);
  });

  it('reads a company of its sites also where that was watched before', async () => {
    await using host = await open();
    const own = await host.library.call('companies.add', { url: sites[0] ?? '' });
    await host.calls['demo.start']({});
    expect(host.demo.isLeftAlone(own.id)).toBe(false);
  });

  it('is no preference that clients see or set', async () => {
    await using host = await open();
    await host.calls['demo.start']({});
    expect(await host.library.call('preferences.get', {})).toEqual({});
    const forged = { key: 'host.demo', value: { companies: [], added: [] } };
    await expect(host.library.call('preferences.set', forged)).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});

describe('a demo beside a scan of real companies', () => {
  it('is not started: its sites would answer for them', async () => {
    await using host = await open();
    const real = await addTestCompany(host.db);
    const run = await startRun(host, { ...nothing, companies: [real] });
    await expect(host.calls['demo.start']({})).rejects.toMatchObject({ code: 'scan_is_open' });
    expect([host.demo.isOn(), host.load.mock.calls, host.renew.mock.calls]).toEqual([
      false,
      [],
      [],
    ]);
    await host.tracker.cancel(run.id);
    expect(await host.calls['demo.start']({})).toMatchObject({ totalCompanies: 2 });
  });

  it('goes away again where that began while its sites started', async () => {
    await using host = await open();
    const real = await addTestCompany(host.db);
    const { load } = host;
    const sites = await load();
    load.mockImplementationOnce(async () => {
      await startRun(host, { ...nothing, companies: [real] });
      return sites;
    });
    await expect(host.calls['demo.start']({})).rejects.toMatchObject({ code: 'scan_is_open' });
    expect(host.demo.isOn()).toBe(false);
    expect(host.renew).not.toHaveBeenCalled();
    expect(host.stopped).toHaveBeenCalledOnce();
    expect(await host.urls()).toHaveLength(1);
  });
});

describe('a demo that is stopped', () => {
  it('takes with it just what it added', async () => {
    await using host = await open();
    const own = 'https://birch.example/careers';
    await host.library.call('companies.add', { url: own });
    await host.calls['demo.start']({});
    expect(await host.calls['demo.stop']({})).toEqual({ removed: 1 });
    expect(await host.urls()).toEqual([own]);
  });

  it('cancels its run and no other', async () => {
    await using host = await open();
    const { id } = await host.calls['demo.start']({});
    const real = await addTestCompany(host.db);
    // As a run of an earlier start of the host would be, left open by it.
    const other = await openRunOf(host, real);
    await host.calls['demo.stop']({});
    expect(host.driver.cancelled.map(({ runId }) => runId)).toEqual([id]);
    expect(host.tracker.view(other.id)).toMatchObject({ status: 'running' });
  });

  it('stops its sites, and workers ask the real ones again', async () => {
    await using host = await open();
    await host.calls['demo.start']({});
    await host.calls['demo.stop']({});
    expect(host.stopped).toHaveBeenCalledOnce();
    expect(host.demo.originMap()).toEqual({});
    expect(host.renew).toHaveBeenCalledTimes(2);
  });

  it('does not mind that one of its companies was removed', async () => {
    await using host = await open();
    await host.calls['demo.start']({});
    await host.library.call('companies.remove', { company: 'https://birch.example/careers' });
    expect(await host.calls['demo.stop']({})).toEqual({ removed: 1 });
  });

  it('takes also what was added before it broke off', async () => {
    await using host = await open();
    let calls = 0;
    const breaking: Library['call'] = (task, input) => {
      if (task === 'companies.add') calls += 1;
      if (calls > 1) throw new Error('killed');
      return host.library.call(task, input);
    };
    await expect(host.demo.start({ call: breaking })).rejects.toThrow('killed');
    expect(await host.urls()).toHaveLength(1);
    const next = createDemo(silentLog, host.load);
    await next.restore(host.library);
    expect(await next.stop(host.library)).toBe(1);
    expect(await host.urls()).toEqual([]);
  });

  it('is nothing where it was never started', async () => {
    await using host = await open();
    const real = await addTestCompany(host.db);
    expect(await host.calls['demo.stop']({})).toEqual({ removed: 0 });
    expect(host.renew).not.toHaveBeenCalled();
    expect(await host.library.call('companies.get', { company: real })).toBeDefined();
  });
});

describe('a demo of an earlier start', () => {
  it('has its sites again', async () => {
    await using host = await open();
    await host.calls['demo.start']({});
    const next = createDemo(silentLog, host.load);
    await next.restore(host.library);
    expect(next.isOn()).toBe(true);
    expect(await next.stop(host.library)).toBe(2);
  });

  it('is said to be broken where they do not start', async () => {
    await using host = await open();
    await host.calls['demo.start']({});
    const next = createDemo(silentLog, async () => {
      throw new Error('no port');
    });
    await next.restore(host.library);
    expect([next.isOn(), next.isBroken()]).toEqual([false, true]);
    expect(await next.stop(host.library)).toBe(2);
    expect(next.isBroken()).toBe(false);
  });

  it('is not there after it was stopped', async () => {
    await using host = await open();
    await host.calls['demo.start']({});
    await host.calls['demo.stop']({});
    const next = createDemo(silentLog, host.load);
    await next.restore(host.library);
    expect(next.isOn()).toBe(false);
  });
});

describe('erasing all data', () => {
  it('ends runs and the demo, cleans the queues and counts the companies', async () => {
    await using host = await open();
    await host.calls['demo.start']({});
    const { id } = await openRunOf(host, await addTestCompany(host.db));
    expect(await data(host)['data.erase']({ confirm: 'erase' })).toEqual({ removed: 3 });
    expect(await host.urls()).toEqual([]);
    expect(host.driver.cancelled.map(({ runId }) => runId)).toContain(id);
    expect(host.demo.isOn()).toBe(false);
    expect(await host.library.call('runs.listOpen', {})).toEqual([]);
  });

  it('is done before a demo that is started meanwhile', async () => {
    await using host = await open();
    const sweep = vi.fn(async () => {
      expect(host.demo.isOn()).toBe(false);
      return 0;
    });
    await host.calls['demo.start']({});
    const erasing = data({ ...host, snapshots: { sweep } })['data.erase']({ confirm: 'erase' });
    await Promise.all([erasing, host.calls['demo.start']({})]);
    expect(sweep).toHaveBeenCalledOnce();
    expect([host.demo.isOn(), (await host.urls()).toSorted()]).toEqual([true, sites]);
  });

  it('leaves nothing of what sites answered', async () => {
    await using host = await open();
    const sweep = vi.fn(async () => 0);
    await data({ ...host, snapshots: { sweep } })['data.erase']({ confirm: 'erase' });
    expect(sweep).toHaveBeenCalledExactlyOnceWith(new Set(), 0);
  });
});
