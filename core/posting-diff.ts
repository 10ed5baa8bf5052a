import { z } from 'zod';
import { type RawPosting, Salary } from './posting.ts';
import { type ReaderFields, readerFields } from './posting-identity.ts';

/** From this many open postings on, losing most of them at once is suspicious. */
const fewestToSuspect = 5;
const suspiciousShare = 0.2;

/** A posting as it is stored. */
export type KnownPosting = {
  readonly id: string;
  readonly contentHash: string;
  readonly isOpen: boolean;
  /** The end it last stated has passed: see posting-end.ts. */
  readonly hasEnded: boolean;
};

/** What a listing changes, by posting id. */
export type ListingDiff = {
  /** Ids never seen before. */
  readonly new: readonly string[];
  /** Open, with other content than before. */
  readonly changed: readonly string[];
  /** Closed before and listed again, changed or not. */
  readonly reopened: readonly string[];
  readonly unchanged: readonly string[];
  /** Open before, and no longer listed or over. */
  readonly closed: readonly string[];
  /** Listed, though their end has passed. */
  readonly ended: readonly string[];
  /** The listing looks too empty to be believed: nothing is closed. */
  readonly held: boolean;
  /** Scans in a row that looked so, this one included. */
  readonly suspectScans: number;
};

type Seen = Pick<KnownPosting, 'id' | 'contentHash' | 'hasEnded'> & {
  /** False where only the list was read: that says nothing about the text. */
  readonly hasText: boolean;
};

/**
 * What a listing says about the postings known so far. Only a complete listing closes what it does
 * not list. One that looks too empty (fewer than a fifth of at least five open ones, or none of
 * several: an outage, or another board) closes only when it is the second in a row. A posting whose
 * end has passed needs no list to be over: it is neither new nor open, and any listing closes it.
 */
export function diffListing(
  known: readonly KnownPosting[],
  seen: readonly Seen[],
  scan: {
    readonly complete: boolean;
    readonly suspectScans: number;
    /** What was decided when the same listing was compared before some of it was stored. */
    readonly held?: boolean | undefined;
  },
): ListingDiff {
  const knownById = new Map(known.map((posting) => [posting.id, posting]));
  const seenById = new Map(seen.map((posting) => [posting.id, posting]));
  const kinds = Map.groupBy(seenById.values(), (posting) =>
    kindOf(knownById.get(posting.id), posting),
  );
  const ids = (kind: Kind) => (kinds.get(kind) ?? []).map(({ id }) => id);
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

type Kind = 'new' | 'changed' | 'reopened' | 'unchanged' | 'ended';

function kindOf(known: KnownPosting | undefined, seen: Seen): Kind {
  if (seen.hasEnded) return 'ended';
  if (known === undefined) return 'new';
  if (!known.isOpen) return 'reopened';
  return known.contentHash === seen.contentHash || !seen.hasText ? 'unchanged' : 'changed';
}

const ChangeValue = z.union([z.string(), z.array(z.string()), Salary]).nullable();

/** One field that changed. Of the description only the old text is kept: `to` is null. */
export const Change = z.object({
  field: z.enum([
    'title',
    'locations',
    'workplace',
    'department',
    'employmentType',
    'salary',
    'description',
  ] satisfies readonly (keyof ReaderFields)[]),
  from: ChangeValue,
  to: ChangeValue,
});
export type Change = z.infer<typeof Change>;

/**
 * Which fields a reader cares about differ between two readings of a posting. A posting first seen
 * without its text was known from a list alone: what the text then adds is no change.
 */
export function changedFields(old: RawPosting, now: RawPosting): readonly Change[] {
  const before = readerFields(old);
  const after = readerFields(now);
  const isFirstText = before.description === '' && after.description !== '';
  const changes: Change[] = [];
  for (const field of Change.shape.field.options) {
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

/** True where nothing was, or where all that was still is. */
function addsOnly(before: FieldValue, after: FieldValue): boolean {
  if (before === null || before === '') return true;
  return isList(before) && isList(after) && before.every((entry) => after.includes(entry));
}

type FieldValue = ReaderFields[keyof ReaderFields];

const changeValue = (value: FieldValue): Change['from'] => (isList(value) ? [...value] : value);

const isList = (value: unknown): value is readonly string[] => Array.isArray(value);
