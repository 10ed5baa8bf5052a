import type { RawPosting } from './posting.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Where a day ends last: UTC−12. An end without a zone may be meant there. */
const latestZone = 12 * hour;

/** Earlier ends are how systems write "none": 0001-01-01, 1900-01-01, the epoch. */
const earliestEnd = Date.UTC(1980, 0, 2);

const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?)?$/;
const isMidnight = /^00:00(:00(\.0+)?)?$/;
const isUtc = /^(Z|[+-]00:00)$/;

/**
 * True where the end that a posting states (schema.org/validThrough, a board's deadline) lies before
 * `at` wherever on earth one reads it. A date alone, also one written as midnight, lasts to the end of
 * that day; a time without a zone is read in the zone where it comes last. No end, no ending.
 */
export function hasEnded({ validThrough }: Pick<RawPosting, 'validThrough'>, at: string): boolean {
  const end = validThrough === null ? null : latestEnd(validThrough);
  return end !== null && end <= Date.parse(at);
}

/** The last moment, in epoch milliseconds, that the words can mean; null for no date or none meant. */
function latestEnd(validThrough: string): number | null {
  const [, date, time = '00:00', zone = ''] = parts.exec(validThrough) ?? [];
  const hasZone = zone !== '' && !(isMidnight.test(time) && isUtc.test(zone));
  const start = Date.parse(`${date}T${time}${hasZone ? zone : 'Z'}`);
  if (Number.isNaN(start) || start < earliestEnd) return null;
  return start + (isMidnight.test(time) ? day : 0) + (hasZone ? 0 : latestZone);
}
