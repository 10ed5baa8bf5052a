import { z } from 'zod';
import { hours, minutes } from './duration.ts';
import { endOfQuiet, type OffsetMinutes } from './quiet-hours.ts';

/**
 * Why no automatic scan starts though one may be due: the user paused them, or the machine is
 * offline, on battery, or on a metered network.
 */
export const ScanHold = z.enum(['paused', 'offline', 'battery', 'metered']);
export type ScanHold = z.infer<typeof ScanHold>;

export const ScheduledCompany = z.object({
  id: z.string(),
  /** Its own interval; null uses the general setting. */
  everyHours: z.number().nullable(),
  /** It fails in the same way scan after scan: once a day is enough. */
  isQuiet: z.boolean(),
  /** When the last run with it began, ISO 8601; null if there was none. */
  lastRunAt: z.string().nullable(),
});
export type ScheduledCompany = z.infer<typeof ScheduledCompany>;

export type ScanRules = {
  /** For companies without their own interval; 0 means never. */
  readonly everyHours: number;
  readonly quietHours: string | null;
  readonly offset: OffsetMinutes;
};

/** Gives the user time to add more companies after the start or the first company. */
const soonMs = minutes(1);

/** A random delay up to this keeps all installations from asking the boards at the same moment. */
const longestDelayMs = minutes(10);

/** Companies due this soon join the scan: one large scan is kinder to sites than many. */
const gatherMs = hours(1);

/**
 * When the next scan starts, epoch milliseconds: when the first company is due, but not in quiet
 * hours or before `notBefore`. Missed scans become one, and not right when the machine wakes. Null
 * if no company is ever due.
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
  // Many people share the end of quiet hours: their scans must not start all at once either.
  return quietEnd === start
    ? start
    : quietEnd + Math.round(longestDelayMs * fractionOf(String(due)));
}

/** The companies for a scan that starts now: due now, or soon. */
export const dueCompanies = <C extends ScheduledCompany>(
  companies: readonly C[],
  rules: ScanRules,
  now: number,
): readonly C[] =>
  companies.filter((company) => {
    const due = dueAt(company, rules, now);
    const everyMs = intervalMs(company, rules);
    return due !== null && due <= now + Math.min(gatherMs, everyMs / 4);
  });

/**
 * The interval after its last run began, plus a delay that all of the same run share. 0 if it never
 * ran; null for never.
 */
function dueAt(company: ScheduledCompany, rules: ScanRules, now: number): number | null {
  const { lastRunAt } = company;
  const everyMs = intervalMs(company, rules);
  if (everyMs === 0) return null;
  const last = lastRunAt === null ? Number.NaN : Date.parse(lastRunAt);
  if (lastRunAt === null || Number.isNaN(last)) return 0;
  const delayMs = Math.min(longestDelayMs, everyMs / 20) * fractionOf(lastRunAt);
  // A clock that was set back must not delay the next scan for days.
  return Math.round(Math.min(last, now) + everyMs + delayMs);
}

/** 0 means never. */
function intervalMs({ everyHours, isQuiet }: ScheduledCompany, rules: ScanRules): number {
  const everyMs = hours(everyHours ?? rules.everyHours);
  return isQuiet && everyMs > 0 ? Math.max(everyMs, hours(24)) : everyMs;
}

/** 0 to 1, spread evenly over texts (FNV-1a); the milliseconds of a start are random enough. */
function fractionOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193) >>> 0;
  }
  // Its last characters must affect the first digits too.
  hash = Math.imul(hash ^ (hash >>> 15), 0x85eb_ca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) / 0x1_0000_0000;
}
