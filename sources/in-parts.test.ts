import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import type { Listing } from '#core/listing.ts';
import { webDocument } from '#tests/support/fetch-context.ts';
import { greenhouse } from './ats/greenhouse.ts';
import { listingParts, parseInParts } from './in-parts.ts';
import type { Source } from './source.ts';
import { jsonLd } from './web/json-ld.ts';

const url = 'https://board.example/jobs';

const listingOf = (...bodies: readonly string[]): Listing => ({
  ...{ url, source: 'greenhouse', slug: 'acme', claimed: null, complete: true, omitted: [] },
  documents: bodies.map((body, n) => webDocument(`${url}?page=${n}`, { body })),
});

const jobs = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: i, title: `Baker ${i}`, content: long }));
/** A large answer with its list under another name than `jobs`, or without one. */
const largeOf = (name: string, jobsAre?: string) =>
  JSON.stringify({ ...(jobsAre && { jobs: jobsAre }), [`${name}s`]: jobs(2_500) });
const long = '&lt;p&gt;We bake bread.&lt;/p&gt;'.repeat(20);

const bodiesOf = (listing: Listing) =>
  [...listingParts(greenhouse, listing)].map(({ part }) => part.documents[0]?.body ?? '');

function readInParts(source: Source, listing: Listing) {
  const parts = [...parseInParts(source, listing)];
  return {
    parts: parts.length,
    shares: parts.map(({ share }) => share),
    postings: parts.flatMap(({ postings }) => postings),
    skipped: parts.flatMap(({ skipped }) => skipped),
  };
}

function failureOf(read: () => unknown): unknown {
  try {
    read();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('a large answer is read in parts, each with everything else of the answer', () => {
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

  it('a bare list, with a byte order mark', () => {
    const bodies = bodiesOf(listingOf(`\ufeff${JSON.stringify(jobs(2_001))}`));
    expect(bodies.flatMap((body) => JSON.parse(body))).toEqual(jobs(2_001));
    expect(bodies).toHaveLength(3);
  });

  const jobsOf = (content: number) =>
    Array.from({ length: 1_200 }, (_, id) => ({
      id,
      title: 'Baker',
      content: 'x'.repeat(content),
    }));

  it.each([
    ['of 1,000 characters each', 1_000, (list: unknown) => ({ jobs: list })],
    ['of 2,000 in a bare list', 2_000, (list: unknown) => list],
    ['of 5,000 beside other members', 5_000, (list: unknown) => ({ meta: { total: 1_200 }, list })],
    ['of 9,000 before a short list', 9_000, (list: unknown) => ({ list, offices: [1, 2] })],
    ['of 20,000', 20_000, (list: unknown) => ({ data: list })],
  ])('and none is much longer than a million characters: openings %s', (_how, content, around) => {
    const bodies = bodiesOf(listingOf(JSON.stringify(around(jobsOf(content)))));
    const longest = Math.max(...bodies.map((body) => body.length));
    expect(longest).toBeLessThan(1_050_000);
    expect(longest).toBeGreaterThan(900_000);
    expect(bodies.join('').match(/"id":/g)).toHaveLength(1_200);
  });

  it('and the parts give the same postings as the whole', () => {
    const listing = listingOf(JSON.stringify({ jobs: [...jobs(2_500), { title: 'No id' }] }));
    const { parts, shares, ...read } = readInParts(greenhouse, listing);
    expect(parts).toBe(3);
    expect(read).toEqual(greenhouse.parse(listing));
    expect(shares).toEqual([1_000 / 2_501, 2_000 / 2_501, 1]);
  });
});

const markedUp = (city: string) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', title: city })}</script>`;
const page = (from: number, to: number) => JSON.stringify({ jobs: jobs(to).slice(from) });
const broken = '{"jobs": [{"id": ';
const odd = JSON.stringify({ jobs: [{ id: 9 }, { id: 7, title: 'Baker' }] });
const large = JSON.stringify({ jobs: jobs(2_500) });
const noList = JSON.stringify({ message: 'Not today.' });

describe('a board of many pages is read page by page', () => {
  it.each([
    ['as it is read at once', [page(0, 100), page(100, 200), page(200, 250)], 3],
    ['with what it skips', [page(0, 2), odd, page(3, 5)], 3],
    ['and one that is broken costs itself alone', [page(0, 2), broken, page(2, 4)], 3],
    ['also the first', [noList, page(0, 2)], 2],
    ['also a large one, reported once', [largeOf('jobs', 'x'), page(0, 2)], 2],
    ['a large one among them is divided', [large, page(2_500, 2_600)], 4],
  ])('%s', (_how, bodies, count) => {
    const listing = listingOf(...bodies);
    const { parts, shares, ...read } = readInParts(greenhouse, listing);
    expect(parts).toBe(count);
    expect(read).toEqual(greenhouse.parse(listing));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it.each([
    ['all are broken', [broken, broken]],
    ['none has a list', [noList, largeOf('other')]],
    ['the only one, a large one, has no list', [largeOf('other')]],
    ['the only one is broken', [broken]],
    ['each is wrong in another way', [noList, broken, '<title>Just a moment...</title>']],
  ])('and fails like the whole if %s', (_why, bodies) => {
    const listing = listingOf(...bodies);
    const expected = failureOf(() => greenhouse.parse(listing));
    expect(expected).toBeInstanceOf(AppError);
    expect(failureOf(() => readInParts(greenhouse, listing))).toEqual(expected);
  });

  it('and our own errors are not unreadable pages', () => {
    const fault = new TypeError('x is not a function');
    const faulty: Source = {
      ...greenhouse,
      parse: () => {
        throw fault;
      },
    };
    expect(() => readInParts(faulty, listingOf(page(0, 1), page(1, 2)))).toThrow(fault);
  });

  it('unless the meaning of a page depends on the others', () => {
    const listing = listingOf(...['Oslo', 'Rome'].map(markedUp));
    expect([...listingParts(jsonLd, listing)]).toEqual([{ part: listing, share: 1 }]);
  });
});

describe('all other listings are read whole', () => {
  it.each([
    ['a small answer', listingOf(JSON.stringify({ jobs: [{ id: 1 }] }))],
    ['a few large openings', listingOf(JSON.stringify([{ id: 1, content: long.repeat(2_000) }]))],
    ['an answer of two long lists', listingOf(JSON.stringify({ a: jobs(1_500), b: jobs(1_500) }))],
    ['an answer that breaks off', listingOf(large.slice(0, -10))],
    ['a page', listingOf(`<main>${'<p>Baker</p>'.repeat(100_000)}</main>`)],
    ['no answer', listingOf()],
  ])('%s', (_what, listing) => {
    expect([...listingParts(greenhouse, listing)]).toEqual([{ part: listing, share: 1 }]);
  });
});
