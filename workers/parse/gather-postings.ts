import { type EnrichedPosting, type ListingFacts, ListingPart } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import { putDivided } from '#services/snapshots/listing-parts.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import { mergePostings } from '#sources/fields/raw-posting.ts';
import { type StoredPart, storePart } from './stored-part.ts';

/** The most postings in one part; fewer if they have long texts. */
const partSize = 1_000;

/**
 * Characters of description in one part. Here, and where it is stored, a part is in memory some ten
 * times: as text, as JSON, as rows and as bytes.
 */
const partLength = 1_000_000;
/** Characters of all repeats that wait for a merge, which reads and writes every part. */
const repeatsMax = 8_000_000;

export type Gathered = { readonly parsed: SnapshotRef; readonly postings: number };

export type Gatherer = {
  readonly add: (posting: RawPosting) => Promise<void>;
  readonly count: () => number;
  /** `factsOf` gets the employer's name if most postings agree; an aggregator's do not. */
  readonly finish: (factsOf: (companyName: string | null) => ListingFacts) => Promise<Gathered>;
};

/**
 * Gathers postings in the order of their first appearance, and merges repeats. Only the last part
 * of a large listing is in memory; full parts are stored. A repeat of a stored posting waits, to be
 * merged into its part with others.
 */
export function gatherPostings(deps: {
  readonly snapshots: SnapshotStore;
  readonly enrich: (postings: readonly RawPosting[]) => Promise<readonly EnrichedPosting[]>;
  /** Enriches and stores a full part elsewhere; null if that must be done here. */
  readonly storeBeside?: (
    postings: readonly RawPosting[],
    isLast: boolean,
  ) => Promise<StoredPart> | null;
}): Gatherer {
  const { snapshots, enrich, storeBeside } = deps;
  const parts: FullPart[] = [];
  /** Null for the open part. */
  const partOf = new Map<string, FullPart | null>();
  const open = new Map<string, RawPosting>();
  const employers = new Map<string, number>();
  let openLength = 0;
  let repeatsLength = 0;

  async function add(posting: RawPosting): Promise<void> {
    const { externalId } = posting;
    const part = partOf.get(externalId) ?? null;
    if (part !== null) {
      part.repeats.push(posting);
      repeatsLength += lengthOf(posting);
      if (repeatsLength >= repeatsMax) await mergeRepeats();
      return;
    }
    const known = open.get(externalId);
    const isFull = open.size >= partSize || openLength >= partLength;
    if (known === undefined && isFull) await storeOpen();
    open.set(externalId, known === undefined ? posting : mergePostings(known, posting));
    partOf.set(externalId, null);
    openLength += lengthOf(posting);
  }

  async function storeOpen(isLast = false): Promise<void> {
    const postings = close();
    const beside = storeBeside?.(postings, isLast) ?? null;
    const part: FullPart = { stored: beside ?? storeHere(postings), repeats: [] };
    for (const { externalId } of postings) partOf.set(externalId, part);
    parts.push(part);
    if (beside === null) await part.stored;
  }

  const storeHere = async (postings: readonly RawPosting[]): Promise<StoredPart> =>
    await storePart(snapshots, await enrich(postings));

  function close(): readonly RawPosting[] {
    const postings = [...open.values()];
    for (const posting of postings) countEmployer(posting, 1);
    open.clear();
    openLength = 0;
    return postings;
  }

  async function mergeRepeats(): Promise<void> {
    for (const part of parts) {
      if (part.repeats.length === 0) continue;
      const stored = await storePart(snapshots, await merged(part));
      part.stored = Promise.resolve(stored);
      part.repeats = [];
    }
    repeatsLength = 0;
  }

  async function merged({ stored, repeats }: FullPart): Promise<readonly EnrichedPosting[]> {
    const { ref } = await stored;
    const { postings } = await snapshots.get(ref, ListingPart);
    const before = new Map(postings.map(({ posting }) => [posting.externalId, posting]));
    const after = new Map<string, RawPosting>();
    for (const posting of repeats) {
      const known = after.get(posting.externalId) ?? before.get(posting.externalId);
      after.set(posting.externalId, known ? mergePostings(known, posting) : posting);
    }
    for (const id of after.keys()) countEmployer(before.get(id), -1);
    const read = new Map<string, EnrichedPosting>();
    for (const each of await enrich([...after.values()])) {
      countEmployer(each.posting, 1);
      read.set(each.id, each);
    }
    return postings.map((each) => read.get(each.id) ?? each);
  }

  function countEmployer(posting: RawPosting | undefined, by: number): void {
    const company = posting?.company ?? null;
    if (company !== null) employers.set(company, (employers.get(company) ?? 0) + by);
  }

  function agreedName(): string | null {
    for (const [name, count] of employers) if (count * 2 > partOf.size) return name;
    return null;
  }

  return {
    add,
    count: () => partOf.size,
    async finish(factsOf) {
      if (parts.length > 0) await storeOpen(true);
      await mergeRepeats();
      if (parts.length === 0) {
        const postings = await enrich(close());
        const parsed = await snapshots.put({ ...factsOf(agreedName()), postings });
        return { parsed, postings: partOf.size };
      }
      const stored = await Promise.all(parts.map((part) => part.stored));
      const parsed = await putDivided(snapshots, factsOf(agreedName()), {
        parts: stored.map(({ ref }) => ref),
        listed: stored.flatMap(({ listed }) => listed),
      });
      return { parsed, postings: partOf.size };
    },
  };
}

type FullPart = { stored: Promise<StoredPart>; repeats: RawPosting[] };

/** A few hundred characters besides the text: places, links and the like. */
const lengthOf = ({ descriptionHtml, descriptionText }: RawPosting): number =>
  descriptionHtml.length + descriptionText.length + 500;
