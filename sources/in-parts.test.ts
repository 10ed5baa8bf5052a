import { describe, expect, it } from 'vitest';
import type { Listing } from '#core/listing.ts';
import { webDocument } from '#tests/support/fetch-context.ts';
import { greenhouse } from './ats/greenhouse.ts';
import { listingParts } from './in-parts.ts';

const url = 'https://board.example/jobs';

const listingOf = (...bodies: readonly string[]): Listing => ({
  ...{ url, source: 'greenhouse', slug: 'acme', claimed: null, complete: true, omitted: [] },
  documents: bodies.map((body) => webDocument(url, { body })),
});

/** So many openings, which make a large answer. */
const jobs = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: i, title: `Baker ${i}`, content: long }));
const long = '&lt;p&gt;We bake bread.&lt;/p&gt;'.repeat(20);

const bodiesOf = (listing: Listing) =>
  [...listingParts(listing)].map(({ documents }) => documents[0]?.body ?? '');

describe('a large answer is read in parts, each of which says all else that the answer says', () => {
  it.each([
    ['jobs', 2_500, 3],
    ['offers', 3_000, 3],
    ['content', 10_001, 11],
  ])('a list under %s of %i in %i', (name, count, parts) => {
    const bodies = bodiesOf(listingOf(JSON.stringify({ name: 'Acme', [name]: jobs(count) })));
    const read = bodies.map((body) => JSON.parse(body));
    expect(read).toHaveLength(parts);
    expect(read.flatMap((part) => part[name])).toEqual(jobs(count));
    expect(new Set(read.map((part) => part.name))).toEqual(new Set(['Acme']));
  });

  it('a bare list, with a mark of its byte order', () => {
    const bodies = bodiesOf(listingOf(`\ufeff${JSON.stringify(jobs(2_001))}`));
    expect(bodies.flatMap((body) => JSON.parse(body))).toEqual(jobs(2_001));
    expect(bodies).toHaveLength(3);
  });

  it('and what a source makes of the parts is what it makes of the whole', () => {
    const listing = listingOf(JSON.stringify({ jobs: [...jobs(2_500), { title: 'No id' }] }));
    const parts = [...listingParts(listing)].map((part) => greenhouse.parse(part));
    const whole = greenhouse.parse(listing);
    expect(parts).toHaveLength(3);
    expect(parts.flatMap(({ postings }) => postings)).toEqual(whole.postings);
    expect(parts.flatMap(({ skipped }) => skipped)).toEqual(whole.skipped);
  });
});

describe('all else is read whole', () => {
  const large = JSON.stringify({ jobs: jobs(2_500) });

  it.each([
    ['a small answer', listingOf(JSON.stringify({ jobs: [{ id: 1 }] }))],
    ['a few large openings', listingOf(JSON.stringify([{ id: 1, content: long.repeat(2_000) }]))],
    ['an answer of two long lists', listingOf(JSON.stringify({ a: jobs(1_500), b: jobs(1_500) }))],
    ['an answer that breaks off', listingOf(large.slice(0, -10))],
    ['a page', listingOf(`<main>${'<p>Baker</p>'.repeat(100_000)}</main>`)],
    ['several answers', listingOf(large, large)],
    ['no answer', listingOf()],
  ])('%s', (_what, listing) => {
    const parts = [...listingParts(listing)];
    expect(parts).toEqual([listing]);
  });
});
