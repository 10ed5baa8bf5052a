import type { Output } from '#contract/api.ts';
import { minutes } from '#core/duration.ts';
import { nextScanAt, type PastRun } from '#core/schedule.ts';
import type { Logger } from '#services/log/logger.ts';
import type { Library } from '../library/client.ts';

/** The time of day, passed in so that tests need not wait. */
export type WallClock = {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Does something after so many milliseconds; answers how to leave it. */
  readonly after: (delayMs: number, task: () => void) => () => void;
};

export type Scheduler = Disposable & {
  /** ISO 8601; null where no scan is planned. */
  readonly nextScanAt: () => string | null;
  /** Looks again when to scan: a run began or ended, a setting or the companies changed. */
  readonly plan: () => Promise<void>;
};

/** Whoever has just started the app, or named a first company, is not done yet. */
const soonMs = minutes(1);
/** After a scan that could not be started, or planned. */
const afterFailureMs = minutes(15);
/** A timer would not notice that the machine slept, or that its clock was set. */
const lookEveryMs = minutes(1);

const wallClock: WallClock = {
  now: () => Date.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs).unref();
    return () => clearTimeout(timer);
  },
};

/** Scans all companies every few hours, never while a run is open. */
export function createScheduler(deps: {
  readonly everyHours: () => number;
  readonly library: Pick<Library, 'call'>;
  readonly openRuns: () => readonly PastRun[];
  /** Whether a scan of all is to include it. */
  readonly isIncluded: (company: Output<'companies.list'>[number]) => boolean;
  readonly scan: () => Promise<unknown>;
  readonly onChange: () => void;
  readonly log: Logger;
  readonly clock?: WallClock;
}): Scheduler {
  const { everyHours, library, openRuns, isIncluded, scan, onChange, log } = deps;
  const { now, after } = deps.clock ?? wallClock;
  let notBefore = now() + soonMs;
  let nextAt: number | null = null;
  let cancel = () => {};
  let planning: Promise<void> = Promise.resolve();
  let isClosed = false;

  const wait = (): void => {
    cancel();
    if (nextAt === null || isClosed) return;
    const delayMs = Math.min(Math.max(nextAt - now(), 0), lookEveryMs);
    cancel = after(delayMs, () => void look());
  };

  async function look(): Promise<void> {
    if (nextAt === null || isClosed) return;
    if (now() < nextAt) return wait();
    if (openRuns().length === 0) {
      try {
        await scan();
      } catch (error) {
        log.warn('scheduled scan not started', { error: String(error) });
        notBefore = now() + afterFailureMs;
      }
      await plan();
      return;
    }
    // Its end makes a new plan; should that fail, we look again.
    cancel = after(lookEveryMs, () => void look());
  }

  async function find(): Promise<void> {
    const companies = (await library.call('companies.list', {})).filter(isIncluded);
    const past = await library.call('runs.list', { limit: 50 });
    const dueAfter = (runs: readonly PastRun[]) =>
      nextScanAt({ everyHours: everyHours(), runs, companies: companies.length, now: now() });
    // Runs may be forgotten: then their companies still know when they were checked.
    const dueAt = dueAfter([...openRuns(), ...past]) || dueAfter(lastChecks(companies));
    const earliest = Math.max(notBefore, dueAt !== null && dueAt <= now() ? now() + soonMs : 0);
    const found = dueAt === null ? null : Math.max(dueAt, earliest);
    if (found !== nextAt) {
      nextAt = found;
      onChange();
    }
    wait();
  }

  /** One after the other, so that the last word is the newest; what fails is tried again. */
  function plan(): Promise<void> {
    planning = planning.then(find).catch((error: unknown) => {
      log.warn('next scan not planned', { error: String(error) });
      cancel();
      if (!isClosed) cancel = after(afterFailureMs, () => void plan());
    });
    return planning;
  }

  return {
    nextScanAt: () => (nextAt === null ? null : new Date(nextAt).toISOString()),
    plan,
    [Symbol.dispose]() {
      isClosed = true;
      cancel();
    },
  };
}

/** What a scan of all must have been where runs are forgotten: since then half were checked. */
function lastChecks(companies: Output<'companies.list'>): readonly PastRun[] {
  const times = companies.flatMap(({ lastCheckedAt }) => lastCheckedAt ?? []).toSorted();
  const startedAt = times.at(-Math.ceil(companies.length / 2));
  const [first] = companies;
  if (startedAt === undefined || first === undefined) return [];
  return [{ id: first.id, startedAt, totalCompanies: companies.length }];
}
