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
import type { OpenAlarm } from '#workers/drivers/alarm.ts';
import { openTimerAlarm } from '#workers/drivers/timer-alarm.ts';

export type Scheduler = AsyncDisposable & {
  /** ISO 8601; null where no scan is planned. */
  readonly nextScanAt: () => string | null;
  /** What keeps scans from starting by themselves, as far as that was asked. */
  readonly heldBy: () => ScanHold | null;
  /** Looks again when to scan: a run ended, a setting or the companies changed. */
  readonly plan: () => Promise<void>;
  /** Starts the scan that is due, if one is: the machine woke, or got power. */
  readonly look: () => Promise<void>;
};

/** Whoever has just started the app is not done yet. */
const soonMs = minutes(1);
/** While a scan that is due has to wait for something. */
const lookEveryMs = minutes(1);
/** After a scan that could not be started, or planned. */
const afterFailureMs = minutes(15);
/** Rung so late, the machine has slept: its network may take a while. */
const lateMs = minutes(5);

/** Scans companies when they are due, together, and never while a run is open. */
export function createScheduler(deps: {
  readonly rules: () => ScanRules;
  /** Those a scan may include. */
  readonly companies: () => Promise<readonly ScheduledCompany[]>;
  readonly hasOpenRun: () => boolean;
  /** Asked before each scan; 'paused' counts when planning too. */
  readonly hold: () => Promise<ScanHold | null>;
  readonly isPaused: () => boolean;
  /** Whether there is a reason to ask what holds a scan before it is to start. */
  readonly mayBeHeld: () => boolean;
  /** Starts a scan of these, by id. */
  readonly scan: (companies: readonly string[]) => Promise<unknown>;
  readonly openAlarm: OpenAlarm;
  readonly onChange: () => void;
  readonly log: Logger;
}): Scheduler {
  const { rules, log } = deps;
  let notBefore = Date.now() + soonMs;
  let nextAt: number | null = null;
  /** When the alarm was last set to ring. */
  let ringsAt: number | null = null;
  let heldBy: ScanHold | null = null;
  let turn: Promise<void> = Promise.resolve();
  let isClosed = false;
  const alarm = deps.openAlarm(() => void look());
  // What the alarm is kept in may be away.
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
    // What is held stays so, whatever else is planned, until nothing is in its way.
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
    // A run's end makes a new plan, and so does power; should that fail, we look again.
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

  /** One after the other, so that the last word is the newest; what fails is tried again. */
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
