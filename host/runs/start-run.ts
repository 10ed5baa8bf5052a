import { randomBytes } from 'node:crypto';
import type { Parsed } from '#contract/api.ts';
import type { RunView } from '#contract/runs.ts';
import { byHandSource } from '#core/company.ts';
import { AppError, toAppError } from '#core/errors.ts';
import type { QueueName } from '#core/job.ts';
import type { RunRecord } from '#core/run.ts';
import { canonicalUrl } from '#core/url.ts';
import type { Library } from '#library/client.ts';
import type { Logger } from '#services/log/logger.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import { companyFlow } from '#workers/flow.ts';
import type { Queueing } from '../supervisor/queueing.ts';
import { reconcile } from './reconcile.ts';
import { fromRecord, startOf, subjectOf } from './run-record.ts';
import { needs, type RunTracker } from './run-tracker.ts';

export type RunDeps = {
  readonly library: Library;
  readonly driver: Driver;
  readonly queueing: Pick<Queueing, 'check'>;
  readonly tracker: RunTracker;
  readonly userId: string;
  /** Whether a configured model can read new openings now. */
  readonly hasModel: () => boolean;
  readonly log: Logger;
  /** Queues whose worker keeps failing, with the error. */
  readonly broken: ReadonlyMap<QueueName, AppError>;
};

/**
 * Starts a scan of some companies, and watches new ones. If a scan of exactly these is open or
 * interrupted, that one continues instead.
 * Throws `no_companies`, `all_paused`, `unknown_company`, `invalid_url`, `worker_given_up`, and the
 * `redis_…` row that says why the queues take no work.
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
  const flows = record.companies.map((company) =>
    companyFlow(subjectOf(record, company), {
      ...startOf(record, company),
      ...(input.inBrowser === true && { inBrowser: true }),
    }),
  );
  try {
    await driver.add(flows);
  } catch (error) {
    tracker.giveUp(id, toAppError(error));
    throw error;
  }
  return tracker.view(id) as RunView;
}

async function resolveCompanies(
  deps: RunDeps,
  { urls, companies, all }: Parsed<'runs.start'>,
): Promise<readonly string[]> {
  const { library } = deps;
  // Check everything first: a refused scan must not add any company.
  const addresses = urls.map(canonicalUrl);
  const named: string[] = [];
  for (const company of companies) {
    const { id, source } = await library.call('companies.get', { company });
    // It only holds openings that were added by hand: nothing can be scanned.
    if (source === byHandSource) throw new AppError('unknown_company', { company });
    named.push(id);
  }
  const ids = new Set<string>();
  for (const url of addresses) ids.add((await library.call('companies.add', { url })).id);
  for (const id of named) ids.add(id);
  const watched = all ? await library.call('companies.list', {}) : [];
  for (const company of watched) if (!company.isPaused) ids.add(company.id);
  if (ids.size === 0 && watched.length > 0) throw new AppError('all_paused', {});
  if (ids.size === 0) throw new AppError('no_companies', {});
  return [...ids];
}

const isSameWork = (run: RunRecord, companyIds: readonly string[], enrich: boolean): boolean =>
  run.enrich === enrich &&
  run.companies.length === companyIds.length &&
  run.companies.every(({ companyId }) => companyIds.includes(companyId));
