import { z } from 'zod';
import type { Output } from '#contract/api.ts';
import { dataPaths } from '#services/paths.ts';
import { createConnection } from '#services/redis/connection.ts';
import { readRunning } from '#services/redis/server-files.ts';
import { until } from './program.ts';
import type { Round } from './round.ts';
import { compareWithSites, countOf, idsOf, type Rows, readDatabase } from './truth.ts';

/** A library this small never needs more. */
const mostRedisBytes = 48 * 1_048_576;

/** All that must hold once a clean scan has followed the faults. */
export async function checkInvariants(round: Round): Promise<void> {
  const { program } = round;
  // A call tells the end of a run a moment before it is written.
  await until(5_000, () =>
    readDatabase(program.dataDir, (rows) => countOf(rows, openRuns)) === 0 ? true : null,
  );
  readDatabase(program.dataDir, (rows) => {
    checkOpenings(round, rows);
    checkHistory(round, rows);
    checkRuns(round, rows);
    checkTables(round, rows);
  });
  await checkCalls(round);
  await checkQueues(round);
  await checkRedis(round);
}

const openRuns = `SELECT count(*) n FROM Run WHERE status = 'running' OR endedAt IS NULL`;

/** Open is what is served, once each, as it is served. */
function checkOpenings({ sites, truth, fail }: Round, rows: Rows): void {
  for (const { slug, served, stored } of compareWithSites(rows, sites, truth)) {
    const byId = new Map(served.flatMap((each) => idsOf(each).map((id) => [id, each] as const)));
    const seen = new Set<number>();
    for (const row of stored.filter(({ closedAt }) => closedAt === null)) {
      const posting = byId.get(row.externalId);
      if (posting === undefined) fail('extra', `${slug}/${row.externalId} is open, not served`);
      else if (seen.has(posting.id)) fail('double', `${slug}/${posting.id} is open twice`);
      else if (row.title.trim() !== posting.title.trim()) {
        fail('stale', `${slug}/${posting.id}: "${row.title}", served as "${posting.title}"`);
      }
      if (posting !== undefined) seen.add(posting.id);
    }
    for (const { id } of served) {
      if (!seen.has(id)) fail('missing', `${slug}/${id} is served, and not open`);
    }
  }
}

const Version = z.object({ kind: z.string(), changes: z.string(), externalId: z.string() });

/** Nothing changed, closed or came back but what a site changed, closed or brought back. */
function checkHistory({ truth, fail }: Round, rows: Rows): void {
  const versions = rows(
    Version,
    `SELECT v.kind, v.changes, p.externalId
     FROM PostingVersion v JOIN Posting p ON p.id = v.postingId`,
  );
  for (const { kind, changes, externalId } of versions) {
    if (kind === 'reopened') fail('reopened', `${externalId} was closed wrongly, and reopened`);
    if (kind === 'changed' && !truth.changed.has(externalId)) {
      fail('changed_wrongly', `${externalId}: ${changes.slice(0, 200)}`);
    }
    if (kind === 'closed' && !truth.removed.has(externalId)) {
      fail('closed_wrongly', `${externalId} has a version "closed"`);
    }
  }
}

/** Nothing is left half-done. */
function checkRuns({ fail }: Round, rows: Rows): void {
  if (countOf(rows, openRuns) > 0) fail('stuck_run', 'a run is open in the database');
  for (const table of ['RunCompany', 'RunPiece']) {
    const left = countOf(
      rows,
      `SELECT count(*) n FROM ${table} part JOIN Run r ON r.id = part.runId
       WHERE part.status = 'queued' AND r.status != 'running'`,
    );
    if (left > 0) fail('stuck_part', `${left} rows of ${table} are queued in runs that are over`);
  }
}

function checkTables({ fail }: Round, rows: Rows): void {
  const [verdict] = rows(z.object({ integrity_check: z.string() }), 'PRAGMA integrity_check');
  if (verdict?.integrity_check !== 'ok') fail('integrity', JSON.stringify(verdict));
  const orphans = rows(z.unknown(), 'PRAGMA foreign_key_check');
  if (orphans.length > 0) fail('foreign_keys', JSON.stringify(orphans.slice(0, 3)));
  const indexed = countOf(rows, 'SELECT count(*) n FROM PostingSearch');
  const stored = countOf(rows, 'SELECT count(*) n FROM Posting');
  if (indexed !== stored) fail('search_index', `${stored} postings, ${indexed} in the index`);
}

/** Every call that counts says what the database holds. */
async function checkCalls({ program, fail, excused }: Round): Promise<void> {
  const { ask } = program;
  const counts = await ask('counts.get', {});
  const companies = await ask('companies.list', {});
  const facets = await ask('postings.facets', { filter: { status: 'open' } });
  const said = {
    'counts.get': counts.openings,
    'postings.list': (await ask('postings.list', { filter: { status: 'open' } })).total,
    'postings.search': (await ask('postings.search', { status: 'open', limit: 1 })).total,
    'companies.list': sum(companies.map(({ openPostings }) => openPostings)),
    'postings.facets': sum(facets.companies.map(({ count }) => count)),
  };
  const runs = await ask('runs.list', { limit: 200 });
  const health = await recovered(program);
  readDatabase(program.dataDir, (rows) => {
    const open = countOf(rows, 'SELECT count(*) n FROM Posting WHERE closedAt IS NULL');
    for (const [call, number] of Object.entries(said)) {
      if (number !== open) fail('call_number', `${call} says ${number}, the database ${open}`);
    }
    for (const run of runs) checkRunTotals(run, rows, fail);
    const ever = countOf(rows, 'SELECT count(*) n FROM Posting');
    const news = countOf(rows, 'SELECT coalesce(sum(newCount), 0) n FROM RunCompany');
    if (news !== ever && !excused.has('forgotten')) {
      fail('run_totals', `the runs say ${news} new in all, the database has ${ever}`);
    }
  });
  if (health.mode !== 'redis')
    fail('mode', `works without Redis: ${JSON.stringify(health.notices)}`);
  for (const { queue, state } of health.workers) {
    if (state !== 'ready' && state !== 'idle') fail('worker', `${queue} is ${state}`);
  }
  if (health.notices.length > 0 && !excused.has('notices')) {
    fail('notices', JSON.stringify(health.notices));
  }
}

/** How the parts are: a worker that was killed at the very end is back within seconds. */
async function recovered({ ask }: Round['program']): Promise<Output<'health.get'>> {
  const isWell = async () => {
    const health = await ask('health.get', {});
    const isReady = health.workers.every(({ state }) => state === 'ready' || state === 'idle');
    return isReady && health.notices.length === 0 ? health : null;
  };
  return (await until(15_000, isWell)) ?? (await ask('health.get', {}));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

function checkRunTotals(run: Output<'runs.list'>[number], rows: Rows, fail: Round['fail']): void {
  const Totals = z.object({ opened: z.number(), changed: z.number(), closed: z.number() });
  const [totals] = rows(
    Totals,
    `SELECT coalesce(sum(newCount), 0) opened, coalesce(sum(changedCount), 0) changed,
       coalesce(sum(closedCount), 0) closed FROM RunCompany WHERE runId = ?`,
    run.id,
  );
  const said = [run.newPostings, run.changedPostings, run.closedPostings].join();
  const held = [totals?.opened, totals?.changed, totals?.closed].join();
  if (said !== held) fail('call_number', `run ${run.id} says ${said}, the database ${held}`);
}

/** A job whose worker was killed may be done once more after its run: that ends soon. */
async function checkQueues({ program, fail }: Round): Promise<void> {
  const busy = async () => {
    const queues = await program.ask('queues.list', {});
    return queues.filter(({ running, waiting, delayed }) => running + waiting + delayed > 0);
  };
  await until(12_000, async () => ((await busy()).length === 0 ? true : null));
  for (const left of await busy()) fail('queue_left', JSON.stringify(left));
}

/** Redis answers at the address that the data dir names, and has let go of what is done. */
async function checkRedis({ program, fail }: Round): Promise<void> {
  const running = await readRunning(dataPaths(program.dataDir).redis.connection);
  if (running === null) return fail('redis', 'no address is written');
  const errors: string[] = [];
  const redis = createConnection(running.address, 'producer', ({ message }) =>
    errors.push(message),
  );
  try {
    const used = /used_memory:(\d+)/.exec(await redis.info('memory'))?.[1];
    if (Number(used) > mostRedisBytes) fail('redis_memory', `${used} bytes`);
  } catch (error) {
    fail('redis', `does not answer at its address: ${errors[0] ?? error}`);
  } finally {
    redis.disconnect();
  }
}
