import { randomBytes } from 'node:crypto';
import type { Output, Parsed } from '#contract/api.ts';
import type { RunView } from '#contract/views/run.ts';
import { AppError, toAppError } from '#core/errors.ts';
import type { QueueName } from '#core/job.ts';
import type { RunRecord } from '#core/run.ts';
import { canonicalUrl } from '#core/url.ts';
import type { Logger } from '#services/log/logger.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import { companyFlow, type FlowJob } from '#workers/flow.ts';
import type { Library } from '../library/client.ts';
import type { Queueing } from '../queueing.ts';
import { reconcile } from './reconcile.ts';
import { fromRecord, startOf, subjectOf } from './run-record.ts';
import { needs, type RunTracker } from './run-tracker.ts';

export type RunDeps = {
  readonly library: Library;
  readonly driver: Driver;
  readonly queueing: Pick<Queueing, 'check'>;
  readonly tracker: RunTracker;
  readonly userId: string;
  /** Whether a model is set, now, that new openings could go to. */
  readonly hasModel: () => boolean;
  /** Companies that are not to be read for the time being, because the demo is on. */
  readonly isLeftAlone: (companyId: string) => boolean;
  readonly log: Logger;
  /** Queues whose worker was given up, and why. */
  readonly broken: ReadonlyMap<QueueName, AppError>;
};

/**
 * Starts a scan of some companies, watched from now on if they were not. Where a scan of just these
 * is open already (running, or interrupted), that one goes on instead. One that is named though it
 * is left alone fails with `demo_is_on`.
 * Throws `no_companies`, `all_paused`, `demo_is_on` where a scan of all leaves all alone,
 * `unknown_company`, `invalid_url`, `worker_given_up`, and the `redis_…` row that says why the queues
 * take no work.
 */
export async function startRun(deps: RunDeps, input: Parsed<'runs.start'>): Promise<RunView> {
  const { library, driver, tracker, userId } = deps;
  const enrich = input.enrich && deps.hasModel();
  for (const [queue, error] of deps.broken) if (needs({ enrich }, queue)) throw error;
  await deps.queueing.check();
  const companyIds = await resolveCompanies(deps, input);
  const open = await library.call('runs.listOpen', {});
  const same = open.find((run) => isSameWork(run, companyIds, enrich));
  if (same !== undefined) {
    await reconcile({ driver, tracker }, same);
    const view = tracker.view(same.id);
    if (view?.endedAt === null) return view;
  }

  const id = randomBytes(8).toString('hex');
  const at = new Date().toISOString();
  const record = await library.call('runs.create', { id, userId, enrich, companyIds, at });
  tracker.track(fromRecord(record));
  const flows: FlowJob[] = [];
  for (const company of record.companies) {
    const flow = companyFlow(subjectOf(record, company), startOf(record, company));
    if (deps.isLeftAlone(company.companyId)) {
      tracker.apply({ type: 'failed', id: flow.id, error: new AppError('demo_is_on', {}) });
    } else flows.push(flow);
  }
  try {
    if (flows.length > 0) await driver.add(flows);
    else await tracker.finished(id);
  } catch (error) {
    tracker.giveUp(id, toAppError(error));
    throw error;
  }
  return tracker.view(id) as RunView;
}

/** Whether a scan of all companies includes this one. */
export const isInScanOfAll = (
  { isLeftAlone }: Pick<RunDeps, 'isLeftAlone'>,
  company: Pick<Output<'companies.list'>[number], 'id' | 'isPaused'>,
): boolean => !company.isPaused && !isLeftAlone(company.id);

async function resolveCompanies(
  deps: RunDeps,
  { urls, companies, all }: Parsed<'runs.start'>,
): Promise<readonly string[]> {
  const { library } = deps;
  // All that can be refused comes first: nothing is watched of a scan that does not start.
  const addresses = urls.map(canonicalUrl);
  const named: string[] = [];
  for (const company of companies) {
    named.push((await library.call('companies.get', { company })).id);
  }
  const ids = new Set<string>();
  for (const url of addresses) ids.add((await library.call('companies.add', { url })).id);
  for (const id of named) ids.add(id);
  const watched = all ? await library.call('companies.list', {}) : [];
  for (const company of watched) if (isInScanOfAll(deps, company)) ids.add(company.id);
  if (ids.size === 0 && watched.some(({ isPaused }) => !isPaused)) {
    throw new AppError('demo_is_on', {});
  }
  if (ids.size === 0 && watched.length > 0) throw new AppError('all_paused', {});
  if (ids.size === 0) throw new AppError('no_companies', {});
  return [...ids];
}

const isSameWork = (run: RunRecord, companyIds: readonly string[], enrich: boolean): boolean =>
  run.enrich === enrich &&
  run.companies.length === companyIds.length &&
  run.companies.every(({ companyId }) => companyIds.includes(companyId));
