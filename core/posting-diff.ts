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
  /** Open before and no longer listed. */
  readonly closed: readonly string[];
  /** The listing looks too empty to be believed: nothing is closed. */
  readonly held: boolean;
  /** Scans in a row that looked so, this one included. */
  readonly suspectScans: number;
};

type Seen = Pick<KnownPosting, 'id' | 'contentHash'> & {
  /** False where only the list was read: that says nothing about the text. */
  readonly hasText: boolean;
};

/**
 * What a listing says about the postings known so far. Only a complete listing closes postings. One
 * that looks too empty (fewer than a fifth of at least five open ones, or none of several: an outage,
 * or another board) closes them only when it is the second in a row.
 */
export function diffListing(
  known: readonly KnownPosting[],
  seen: readonly Seen[],
  scan: { readonly complete: boolean; readonly suspectScans: number },
): ListingDiff {
  const knownById = new Map(known.map((posting) => [posting.id, posting]));
  const seenById = new Map(seen.map((posting) => [posting.id, posting]));
  const kinds = Map.groupBy(seenById.values(), (posting) =>
    kindOf(knownById.get(posting.id), posting),
  );
  const ids = (kind: Kind) => (kinds.get(kind) ?? []).map(({ id }) => id);
  const open = known.filter(({ isOpen }) => isOpen);
  const stillListed = open.filter(({ id }) => seenById.has(id)).length;
  const suspicious =
    scan.complete &&
    ((open.length >= fewestToSuspect && seenById.size < open.length * suspiciousShare) ||
      (open.length > 1 && stillListed === 0));
  const held = suspicious && scan.suspectScans === 0;
  const closes = scan.complete && !held;
  return {
    new: ids('new'),
    changed: ids('changed'),
    reopened: ids('reopened'),
    unchanged: ids('unchanged'),
    closed: closes ? open.filter(({ id }) => !seenById.has(id)).map(({ id }) => id) : [],
    held,
    // An incomplete listing neither confirms the suspicion nor clears it.
    suspectScans: held ? 1 : scan.complete ? 0 : scan.suspectScans,
  };
}

type Kind = 'new' | 'changed' | 'reopened' | 'unchanged';

function kindOf(known: KnownPosting | undefined, seen: Seen): Kind {
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

/** Which fields a reader cares about differ between two readings of a posting. */
export function changedFields(old: RawPosting, now: RawPosting): readonly Change[] {
  const before = readerFields(old);
  const after = readerFields(now);
  const changes: Change[] = [];
  for (const field of Change.shape.field.options) {
    if (JSON.stringify(before[field]) === JSON.stringify(after[field])) continue;
    changes.push(
      field === 'description'
        ? { field, from: old.descriptionText, to: null }
        : { field, from: changeValue(before[field]), to: changeValue(after[field]) },
    );
  }
  return changes;
}

const changeValue = (value: ReaderFields[keyof ReaderFields]): Change['from'] =>
  isList(value) ? [...value] : value;

const isList = (value: unknown): value is readonly string[] => Array.isArray(value);
