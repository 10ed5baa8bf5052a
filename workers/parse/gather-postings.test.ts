import { describe, expect, it } from 'vitest';
import { DividedListing, type ListingFacts, listedPosting, ParsedListing } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import { openListing } from '#services/snapshots/listing-parts.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import { mergePostings } from '#sources/fields/raw-posting.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { enrichedPosting, rawPosting, wholeListing } from '#tests/support/postings.ts';
import { gatherPostings } from './gather-postings.ts';

const facts = (companyName: string | null): ListingFacts => ({
  source: 'greenhouse',
  slug: 'acme',
  means: 'ats_api',
  companyName,
  claimed: null,
  complete: true,
  omitted: [],
});

const opening = (n: number, said: Partial<RawPosting> = {}) =>
  rawPosting({ externalId: `a${n}`, title: `Baker ${n}`, ...said });

const openings = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => opening(from + n));

const placed = (n: number, city: string) =>
  opening(n, { locations: [{ text: city, city, region: null, country: null }] });

async function gather(
  postings: readonly RawPosting[],
  snapshots: SnapshotStore = memorySnapshots(),
) {
  let most = 0;
  const gatherer = gatherPostings({
    snapshots,
    enrich: async (raw) => {
      most = Math.max(most, raw.length);
      return raw.map((posting) => enrichedPosting('acme', posting));
    },
  });
  for (const posting of postings) await gatherer.add(posting);
  const gathered = await gatherer.finish(facts);
  const listing = await wholeListing(snapshots, gathered.parsed);
  const { listed } = await openListing(snapshots, gathered.parsed);
  // Of a listing in parts, merged ones included.
  if (listed !== undefined) expect(await listed()).toEqual(listing.postings.map(listedPosting));
  return { ...gathered, snapshots, most, listing, raw: listing.postings.map((p) => p.posting) };
}

function mergedAtOnce(postings: readonly RawPosting[]): readonly RawPosting[] {
  const merged = new Map<string, RawPosting>();
  for (const posting of postings) {
    const known = merged.get(posting.externalId);
    merged.set(posting.externalId, known ? mergePostings(known, posting) : posting);
  }
  return [...merged.values()];
}

const partsOf = async ({ snapshots, parsed }: { snapshots: SnapshotStore; parsed: string }) =>
  (await snapshots.get(parsed, DividedListing)).parts;

describe('a large listing is stored in parts', () => {
  it('of a thousand openings, in the order in which they came', async () => {
    const { parsed, snapshots, most, raw, postings } = await gather(openings(5_000));
    expect(await partsOf({ snapshots, parsed })).toHaveLength(5);
    expect(most).toBe(1_000);
    expect(raw).toEqual(openings(5_000));
    expect(postings).toBe(5_000);
  });

  it('each as soon as it is full', async () => {
    const memory = memorySnapshots();
    const stored: number[] = [];
    let added = 0;
    const put = (value: unknown) => {
      stored.push(added);
      return memory.put(value);
    };
    const gatherer = gatherPostings({
      snapshots: { ...memory, put },
      enrich: async (raw) => raw.map((posting) => enrichedPosting('acme', posting)),
    });
    for (const posting of openings(2_500)) {
      await gatherer.add(posting);
      added += 1;
    }
    await gatherer.finish(facts);
    expect(stored).toEqual([1_000, 2_000, 2_500, 2_500]);
  });

  it.each([
    [5_000, 900],
    [12_000, 400],
    [40_000, 130],
    [150_000, 40],
    [2_500_000, 3],
  ])('of fewer openings if their texts are long: of %i characters', async (length, count) => {
    const text = 'We bake bread. '.repeat(length / 15);
    const texts = openings(count).map((each) => ({ ...each, descriptionText: text }));
    const gathered = await gather(texts);
    const characters = (gathered.most - 1) * text.length;
    expect(characters).toBeLessThan(1_000_000);
    expect((await partsOf(gathered)).length).toBeGreaterThan(1);
    expect(gathered.raw).toEqual(texts);
  });

  it('and under the same name when it is read again', async () => {
    const twice = [...openings(2_500), ...openings(700, 600)];
    expect((await gather(twice)).parsed).toBe((await gather(twice)).parsed);
  });

  it('and a smaller one in one piece, as earlier versions store it', async () => {
    const { snapshots, parsed } = await gather(openings(1_000));
    expect((await snapshots.get(parsed, ParsedListing)).postings).toHaveLength(1_000);
  });

  it('and an empty one too', async () => {
    const { snapshots, parsed, postings } = await gather([]);
    expect(await snapshots.get(parsed, ParsedListing)).toMatchObject({ postings: [] });
    expect(postings).toBe(0);
  });
});

describe('repeated postings are one opening, wherever the first one was', () => {
  const list = openings(3_200);
  const text = (n: number) => opening(n, { descriptionText: `Bake bread, ${n} loaves a day.` });

  it.each([
    ['in the open part', [...openings(10), placed(3, 'Rome'), placed(3, 'Oslo')]],
    ['in a part that is stored', [...list, placed(3, 'Rome')]],
    [
      'in several of them',
      [...list, placed(1_500, 'Rome'), placed(3, 'Oslo'), placed(2_999, 'Bern')],
    ],
    ['several times', [...list, placed(3, 'Rome'), placed(3, 'Oslo'), placed(3, 'Rome')]],
    ['the whole list again', [...list, ...list]],
    ['a list, and then the text of each', [...list, ...list.map((_, n) => text(n))]],
    ['texts from behind', [...list, ...list.map((_, n) => text(list.length - 1 - n))]],
    [
      'the last one of a full part',
      [...openings(1_000), placed(999, 'Rome'), ...openings(5, 1_000)],
    ],
    [
      'in one that is merged before more comes',
      [
        ...list,
        ...list.map((_, n) => opening(n, { descriptionText: 'x'.repeat(9_000) })),
        placed(3, 'Rome'),
      ],
    ],
  ])('%s', async (_where, postings) => {
    const { raw, listing, most } = await gather(postings);
    expect(raw).toEqual(mergedAtOnce(postings));
    expect(listing.postings).toEqual(raw.map((posting) => enrichedPosting('acme', posting)));
    expect(most).toBeLessThanOrEqual(1_000);
  });

  it('and fails, rather than lose it, if its part is missing', async () => {
    const memory = memorySnapshots();
    const get: SnapshotStore['get'] = (ref) => memory.get(`${ref}0`, ParsedListing as never);
    const gone = gather([...openings(1_500), placed(3, 'Rome')], { ...memory, get });
    await expect(gone).rejects.toMatchObject({ code: 'snapshot_missing' });
  });
});

describe('the employer’s name is the most frequent one', () => {
  const of = (company: string | null, count: number, from: number) =>
    openings(count, from).map((each) => ({ ...each, company }));

  it.each([
    ['over all parts', [...of('Acme', 1_600, 0), ...of('Birch', 1_500, 1_600)], 'Acme'],
    ['unless it is half', [...of('Acme', 1_500, 0), ...of('Birch', 1_500, 1_500)], null],
    ['unless most say none', [...of('Acme', 500, 0), ...of(null, 1_500, 500)], null],
    [
      'also if only later openings name it',
      [...of(null, 1_500, 0), ...of('Acme', 1_200, 0)],
      'Acme',
    ],
    [
      'once for each that comes twice',
      [...of('Acme', 1_000, 0), ...of('Birch', 1_100, 1_000), ...of('Acme', 900, 0)],
      'Birch',
    ],
  ])('%s', async (_how, postings, name) => {
    expect((await gather(postings)).listing.companyName).toBe(name);
  });
});
