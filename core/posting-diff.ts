import { z } from 'zod';
import { type RawPosting, Salary } from './posting.ts';
import { type ReaderFields, readerFields } from './posting-identity.ts';

/** From this many open postings on, losing most at once is suspicious. */
const fewestToSuspect = 5;
const suspiciousShare = 0.2;

export type KnownPosting = {
  readonly id: string;
  readonly contentHash: string;
  readonly isOpen: boolean;
  /** Its last stated end has passed: see `hasEnded`. */
  readonly hasEnded: boolean;
};

export type ListingDiff = {
  readonly new: readonly string[];
  readonly changed: readonly string[];
  readonly reopened: readonly string[];
  readonly unchanged: readonly string[];
  readonly closed: readonly string[];
  readonly ended: readonly string[];
  /** The listing looks too empty to believe: nothing is closed. */
  readonly held: boolean;
  /** Suspicious scans in a row, this one included. */
  readonly suspectScans: number;
};

export type SeenPosting = Pick<KnownPosting, 'id' | 'contentHash' | 'hasEnded'> & {
  /** False if only the list was read, which says nothing about the text. */
  readonly hasText: boolean;
};

/**
 * Compares a listing with the known postings. Only a complete listing closes unlisted postings. A
 * listing that looks too empty (under a fifth of at least five open ones, or none of several) may
 * be an outage or another board: it closes postings only the second time in a row. A posting past
 * its end is neither new nor open, and any listing closes it.
 */
export function diffListing(
  known: readonly KnownPosting[],
  seen: readonly SeenPosting[],
  scan: {
    readonly complete: boolean;
    readonly suspectScans: number;
    /** The decision for the same listing before a part of it was stored. */
    readonly held?: boolean | undefined;
  },
): ListingDiff {
  const knownById = new Map(known.map((posting) => [posting.id, posting]));
  const seenById = new Map(seen.map((posting) => [posting.id, posting]));
  const kinds = Map.groupBy(seenById.values(), (posting) =>
    kindOf(knownById.get(posting.id), posting),
  );
  const ids = (kind: SeenKind) => (kinds.get(kind) ?? []).map(({ id }) => id);
  const open = known.filter(({ isOpen }) => isOpen);
  const isOver = (posting: KnownPosting) => (seenById.get(posting.id) ?? posting).hasEnded;
  const over = open.filter(isOver);
  const expected = open.filter((posting) => !isOver(posting));
  const missing = expected.filter(({ id }) => !seenById.has(id));
  const listed = seenById.size - ids('ended').length;
  const suspicious =
    scan.complete &&
    ((expected.length >= fewestToSuspect && listed < expected.length * suspiciousShare) ||
      (expected.length > 1 && missing.length === expected.length));
  const held = scan.held ?? (suspicious && scan.suspectScans === 0);
  const closes = scan.complete && !held;
  return {
    new: ids('new'),
    changed: ids('changed'),
    reopened: ids('reopened'),
    unchanged: ids('unchanged'),
    closed: [...over, ...(closes ? missing : [])].map(({ id }) => id),
    ended: ids('ended'),
    held,
    // An incomplete listing neither confirms the suspicion nor clears it.
    suspectScans: held ? 1 : scan.complete ? 0 : scan.suspectScans,
  };
}

export type SeenKind = 'new' | 'changed' | 'reopened' | 'unchanged' | 'ended';

export function kindOf(known: KnownPosting | undefined, seen: SeenPosting): SeenKind {
  if (seen.hasEnded) return 'ended';
  if (known === undefined) return 'new';
  if (!known.isOpen) return 'reopened';
  return known.contentHash === seen.contentHash || !seen.hasText ? 'unchanged' : 'changed';
}

const ChangeValue = z.union([z.string(), z.array(z.string()), Salary]).nullable();

const changeable = [
  'title',
  'locations',
  'workplace',
  'department',
  'employmentType',
  'salary',
  'description',
] as const satisfies readonly (keyof ReaderFields)[];

/**
 * One changed field, or a fact that the text states: see fact-changes.ts. For the description only
 * the old text is kept: `to` is null.
 */
export const Change = z.object({
  field: z.enum([...changeable, 'seniority', 'visaSponsorship']),
  from: ChangeValue,
  to: ChangeValue,
});
export type Change = z.infer<typeof Change>;

/**
 * The fields a reader cares about that differ between two readings. A posting first seen without
 * its text came from a list alone: its text is then no change.
 */
export function changedFields(old: RawPosting, now: RawPosting): readonly Change[] {
  const before = readerFields(old);
  const after = readerFields(now);
  const isFirstText = before.description === '' && after.description !== '';
  const changes: Change[] = [];
  for (const field of changeable) {
    if (JSON.stringify(before[field]) === JSON.stringify(after[field])) continue;
    if (isFirstText && addsOnly(before[field], after[field])) continue;
    changes.push(
      field === 'description'
        ? { field, from: old.descriptionText, to: null }
        : { field, from: changeValue(before[field]), to: changeValue(after[field]) },
    );
  }
  return changes;
}

function addsOnly(before: FieldValue, after: FieldValue): boolean {
  if (before === null || before === '') return true;
  return isList(before) && isList(after) && before.every((entry) => after.includes(entry));
}

type FieldValue = ReaderFields[keyof ReaderFields];

const changeValue = (value: FieldValue): Change['from'] => (isList(value) ? [...value] : value);

const isList = (value: unknown): value is readonly string[] => Array.isArray(value);

const hour = 3_600_000;
const day = 24 * hour;

/** A day ends last at UTC−12. An end without a zone may mean that zone. */
const latestZone = 12 * hour;

/** Systems write "none" as an earlier date: 0001-01-01, 1900-01-01, the epoch. */
const earliestEnd = Date.UTC(1980, 0, 2);

const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?)?$/;
const isMidnight = /^00:00(:00(\.0+)?)?$/;
const isUtc = /^(Z|[+-]00:00)$/;

/**
 * True if the stated end of a posting (schema.org/validThrough, a board's deadline) is before `at`
 * everywhere on earth. A date, also one written as midnight, lasts to the end of that day. A time
 * without a zone counts in the last zone. A posting without an end never ends.
 */
export function hasEnded({ validThrough }: Pick<RawPosting, 'validThrough'>, at: string): boolean {
  const end = validThrough === null ? null : latestEnd(validThrough);
  return end !== null && end <= Date.parse(at);
}

/**
 * The last moment that the words can mean, epoch milliseconds; null for no date, or one that means
 * none.
 */
function latestEnd(validThrough: string): number | null {
  const [, date, time = '00:00', zone = ''] = parts.exec(validThrough) ?? [];
  const hasZone = zone !== '' && !(isMidnight.test(time) && isUtc.test(zone));
  const start = Date.parse(`${date}T${time}${hasZone ? zone : 'Z'}`);
  if (Number.isNaN(start) || start < earliestEnd) return null;
  return start + (isMidnight.test(time) ? day : 0) + (hasZone ? 0 : latestZone);
}
