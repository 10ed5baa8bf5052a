import { minutes } from '#core/duration.ts';
import { endOfQuiet } from '#core/quiet-hours.ts';
import {
  dueCompanies,
  nextScanAt,
  type ScanHold,
  type ScanRules,
  type ScheduledCompany,
} from '#core/schedule.ts';
import type { Logger } from '#services/log/logger.ts';
import { type OpenAlarm, openTimerAlarm } from '#workers/drivers/alarm.ts';

export type Scheduler = AsyncDisposable & {
  /** ISO 8601; null if no scan is planned. */
  readonly nextScanAt: () => string | null;
  /** Why automatic scans wait, as of the last check. */
  readonly heldBy: () => ScanHold | null;
  /** Plans again: a run ended, a setting or the companies changed. */
  readonly plan: () => Promise<void>;
  /** Starts a scan if one is due: the machine woke, or got power. */
  readonly look: () => Promise<void>;
};

/** Users who have just started the app are still busy with it. */
const soonMs = minutes(1);
/** How often to check while a due scan has to wait. */
const lookEveryMs = minutes(1);
/** After a scan that could not be started or planned. */
const afterFailureMs = minutes(15);
/** If the alarm is this late, the machine has slept and its network may take a while. */
const lateMs = minutes(5);

/** Scans all due companies together, and never while a run is open. */
export function createScheduler(deps: {
  readonly rules: () => ScanRules;
  readonly companies: () => Promise<readonly ScheduledCompany[]>;
  readonly hasOpenRun: () => boolean;
  /** Asked before each scan; 'paused' counts when planning too. */
  readonly hold: () => Promise<ScanHold | null>;
  readonly isPaused: () => boolean;
  /** Whether `hold` needs asking before a due scan. */
  readonly mayBeHeld: () => boolean;
  readonly scan: (companies: readonly string[]) => Promise<unknown>;
  readonly openAlarm: OpenAlarm;
  readonly onChange: () => void;
  readonly log: Logger;
}): Scheduler {
  const { rules, log } = deps;
  let notBefore = Date.now() + soonMs;
  let nextAt: number | null = null;
  /** When the alarm is due to ring. */
  let ringsAt: number | null = null;
  let heldBy: ScanHold | null = null;
  let turn: Promise<void> = Promise.resolve();
  let isClosed = false;
  const alarm = deps.openAlarm(() => void look());
  // The store of the alarm may be away.
  const retry = openTimerAlarm(() => void plan());

  function show(at: number | null, hold: ScanHold | null): void {
    if (at === nextAt && hold === heldBy) return;
    nextAt = at;
    heldBy = hold;
    deps.onChange();
  }

  async function ring(at: number | null): Promise<void> {
    ringsAt = at;
    await alarm.set(at);
  }

  async function find(): Promise<void> {
    const isPaused = deps.isPaused();
    const companies = isPaused ? [] : await deps.companies();
    const now = Date.now();
    const at = nextScanAt(companies, rules(), { now, notBefore });
    const isDue = dueCompanies(companies, rules(), now).length > 0;
    // A held scan stays held through other plans until nothing stands in its way.
    const hold = isDue && (heldBy !== null || deps.mayBeHeld()) ? await deps.hold() : null;
    show(at, isPaused ? 'paused' : hold);
    await ring(at);
  }

  async function start(): Promise<void> {
    const now = Date.now();
    if (nextAt === null || now < nextAt) return await ring(nextAt);
    const { quietHours, offset } = rules();
    const hasSlept = ringsAt !== null && now - ringsAt > lateMs;
    if (hasSlept || endOfQuiet(quietHours, now, offset) > now) return await find();
    const hold = await deps.hold();
    show(nextAt, hold);
    // A run's end or new power makes a new plan; if that fails, this alarm does.
    if (hold !== null || deps.hasOpenRun()) return await ring(now + lookEveryMs);
    try {
      const due = dueCompanies(await deps.companies(), rules(), now);
      if (due.length > 0) await deps.scan(due.map(({ id }) => id));
    } catch (error) {
      log.warn('scheduled scan not started', { error: String(error) });
      notBefore = Date.now() + afterFailureMs;
    }
    await find();
  }

  /** One after the other, so the last result is the newest; a failed step is retried. */
  function take(step: () => Promise<void>): Promise<void> {
    turn = turn
      .then(() => (isClosed ? undefined : step()))
      .catch(async (error: unknown) => {
        log.warn('next scan not planned', { error: String(error) });
        if (!isClosed) await retry.set(Date.now() + afterFailureMs);
      });
    return turn;
  }

  const plan = () => take(find);
  const look = () => take(start);

  return {
    nextScanAt: () => (nextAt === null || heldBy !== null ? null : new Date(nextAt).toISOString()),
    heldBy: () => heldBy,
    plan,
    look,
    async [Symbol.asyncDispose]() {
      isClosed = true;
      await turn;
      await retry[Symbol.asyncDispose]();
      await alarm[Symbol.asyncDispose]();
    },
  };
}
