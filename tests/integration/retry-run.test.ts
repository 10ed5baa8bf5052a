import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jobId } from '#core/job.ts';
import { startCareerSites } from '#tests/fakes/career-sites.ts';
import { runCli } from '#tests/support/cli.ts';
import { openLiveWorld } from '#tests/support/live-host.ts';

/** A live host whose only scan failed; its company has come online since. */
async function open() {
  await using stack = new AsyncDisposableStack();
  const sites = stack.use(await startCareerSites({ companies: 1, postings: 5 }));
  const world = stack.use(await openLiveWorld());
  const map = path.join(world.dataDir, 'origins.json');
  await sites.writeOriginMap(map);
  const host = stack.use(await world.start());
  await host.call('settings.set', { name: 'originMap', value: map });
  const failed = await host.ended(
    await host.call('runs.start', { urls: ['https://jobs.lever.co/late'] }),
  );
  sites.addCompany({ kind: 'lever', slug: 'late', postings: 4 });
  const companyId = failed.companies[0]?.id ?? '';
  const owned = stack.move();
  return {
    host,
    world,
    failed,
    id: jobId({ job: 'scrape_company', runId: failed.id, companyId, piece: null }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const right = {
  status: 'completed',
  completedCompanies: 1,
  failedCompanies: 0,
  openingsFound: 4,
  newPostings: 4,
};

describe('a failed job retried after its run', () => {
  it('from the queues corrects the run, at once and later', async () => {
    await using t = await open();
    expect(t.failed).toMatchObject({ status: 'failed', failedCompanies: 1 });
    await t.host.call('queues.retry', { id: t.id });
    await t.host.until('run.changed', ({ status }) => status === 'completed');
    expect(await t.host.call('runs.list', {})).toMatchObject([{ id: t.failed.id, ...right }]);
    expect(await t.host.call('runs.get', { id: t.failed.id })).toMatchObject({
      ...right,
      companies: [{ status: 'completed', postings: 4, error: null }],
    });
    expect(await t.host.call('counts.get', {})).toMatchObject({ failingCompanies: 0 });
  });

  it('from the command line is followed by the host beside it', async () => {
    await using t = await open();
    const retried = await runCli([
      ...['--json', 'queues', 'retry', t.id, '--data-dir', t.world.dataDir],
    ]);
    expect(retried).toMatchObject({ exitCode: 0, lines: [{ id: t.id }] });
    await t.host.until('run.changed', ({ status }) => status === 'completed');
    expect(await t.host.call('runs.list', {})).toMatchObject([{ id: t.failed.id, ...right }]);
  });

  it('from the command line without a host runs in the next host', async () => {
    await using t = await open();
    await t.host[Symbol.asyncDispose]();
    await runCli(['--json', 'queues', 'retry', t.id, '--data-dir', t.world.dataDir]);
    await using next = await t.world.start();
    await next.until('run.changed', ({ status }) => status === 'completed');
    expect(await next.call('runs.list', {})).toMatchObject([{ id: t.failed.id, ...right }]);
  });
});
