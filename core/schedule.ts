import { z } from 'zod';
import { hours, minutes } from './duration.ts';
import { endOfQuiet, type OffsetMinutes } from './quiet-hours.ts';

/**
 * Why no scan starts by itself though one may be due: a person paused them, or the machine is offline,
 * or on battery, or its network is paid by what goes over it.
 */
export const ScanHold = z.enum(['paused', 'offline', 'battery', 'metered']);
export type ScanHold = z.infer<typeof ScanHold>;

/** A company that is watched and not paused, as the schedule sees it. */
export type ScheduledCompany = {
  readonly id: string;
  /** Its own interval; null for that of all. */
  readonly everyHours: number | null;
  /** When the last run that included it began, ISO 8601; null where there was none. */
  readonly lastRunAt: string | null;
};

/** When scans may start by themselves. */
export type ScanRules = {
  /** For companies without an interval of their own; 0 for never. */
  readonly everyHours: number;
  readonly quietHours: string | null;
  readonly offset: OffsetMinutes;
};

/** Whoever has just started the app, or named a first company, is not done yet. */
const soonMs = minutes(1);

/** At most so late, so that not every Rolewatch asks the boards at the same moment. */
const longestDelayMs = minutes(10);

/** What is due so soon after another goes with it: a scan of many is kinder than many scans. */
const gatherMs = hours(1);

/**
 * When the next scan is to start, epoch milliseconds: when the first company is due, but neither in
 * quiet hours nor before `notBefore`. What was missed, however often, is one scan, and not in the
 * very moment that a machine wakes. Null where nobody is ever due.
 */
export function nextScanAt(
  companies: readonly ScheduledCompany[],
  rules: ScanRules,
  { now, notBefore }: { readonly now: number; readonly notBefore: number },
): number | null {
  const dues = companies.flatMap((company) => dueAt(company, rules, now) ?? []);
  if (dues.length === 0) return null;
  const due = dues.reduce((first, each) => Math.min(first, each));
  const start = Math.max(due <= now ? now + soonMs : due, notBefore);
  const quietEnd = endOfQuiet(rules.quietHours, start, rules.offset);
  // The end of quiet hours is the same for many people: they too must not come all at once.
  return quietEnd === start
    ? start
    : quietEnd + Math.round(longestDelayMs * fractionOf(String(due)));
}

/** Who is to be scanned in a scan that starts now: those that are due, and those that soon are. */
export const dueCompanies = <C extends ScheduledCompany>(
  companies: readonly C[],
  rules: ScanRules,
  now: number,
): readonly C[] =>
  companies.filter((company) => {
    const due = dueAt(company, rules, now);
    const everyMs = hours(company.everyHours ?? rules.everyHours);
    return due !== null && due <= now + Math.min(gatherMs, everyMs / 4);
  });

/**
 * So many hours after its last run began, and a little later, the same for all of the same run.
 * At once (0) where there was none; null for never.
 */
function dueAt(
  { everyHours, lastRunAt }: ScheduledCompany,
  rules: ScanRules,
  now: number,
): number | null {
  const everyMs = hours(everyHours ?? rules.everyHours);
  if (everyMs === 0) return null;
  const last = lastRunAt === null ? Number.NaN : Date.parse(lastRunAt);
  if (lastRunAt === null || Number.isNaN(last)) return 0;
  const delayMs = Math.min(longestDelayMs, everyMs / 20) * fractionOf(lastRunAt);
  // A clock that was set back must not put the next scan off for days.
  return Math.round(Math.min(last, now) + everyMs + delayMs);
}

/** 0 to 1, spread evenly over texts (FNV-1a): milliseconds of a start are chance enough. */
function fractionOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193) >>> 0;
  }
  // Its last characters must count in the first digits too.
  hash = Math.imul(hash ^ (hash >>> 15), 0x85eb_ca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) / 0x1_0000_0000;
}
