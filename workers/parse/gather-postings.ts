import {
  type EnrichedPosting,
  type ListedPosting,
  type ListingFacts,
  ListingPart,
  listedPosting,
} from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import { putDivided } from '#services/snapshots/listing-parts.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import { mergePostings } from '#sources/fields/raw-posting.ts';

/** The most postings in one part; fewer if they have long texts. */
const partSize = 1_000;

/**
 * Characters of description in one part. Here, and where it is stored, a part is in memory some ten
 * times: as text, as JSON, as rows and as bytes.
 */
const partLength = 2_000_000;
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
}): Gatherer {
  const { snapshots, enrich } = deps;
  const parts: StoredPart[] = [];
  /** Null for the open part. */
  const partOf = new Map<string, StoredPart | null>();
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

  async function storeOpen(): Promise<void> {
    const ids = [...open.keys()];
    const part = await storedPart(await close());
    for (const id of ids) partOf.set(id, part);
    parts.push(part);
  }

  const storedPart = async (postings: readonly EnrichedPosting[]): Promise<StoredPart> => ({
    ref: await snapshots.put({ postings }),
    listed: postings.map(listedPosting),
    repeats: [],
  });

  async function close(): Promise<readonly EnrichedPosting[]> {
    const postings = await enrich([...open.values()]);
    for (const { posting } of postings) countEmployer(posting, 1);
    open.clear();
    openLength = 0;
    return postings;
  }

  async function mergeRepeats(): Promise<void> {
    for (const part of parts) {
      if (part.repeats.length > 0) Object.assign(part, await storedPart(await merged(part)));
    }
    repeatsLength = 0;
  }

  async function merged({ ref, repeats }: StoredPart): Promise<readonly EnrichedPosting[]> {
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
      await mergeRepeats();
      const postings = await close();
      const facts = factsOf(agreedName());
      if (parts.length === 0) {
        return { parsed: await snapshots.put({ ...facts, postings }), postings: partOf.size };
      }
      const all = [...parts, await storedPart(postings)];
      const parsed = await putDivided(snapshots, facts, {
        parts: all.map(({ ref }) => ref),
        listed: all.flatMap(({ listed }) => listed),
      });
      return { parsed, postings: partOf.size };
    },
  };
}

type StoredPart = { ref: SnapshotRef; listed: ListedPosting[]; repeats: RawPosting[] };

/** A few hundred characters besides the text: places, links and the like. */
const lengthOf = ({ descriptionHtml, descriptionText }: RawPosting): number =>
  descriptionHtml.length + descriptionText.length + 500;
