import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { minutes } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { Listing } from '#core/listing.ts';
import type { WebRequest } from '#core/web-document.ts';
import { type SourceId, sources } from '#sources/registry.ts';
import type { Source } from '#sources/source.ts';
import { type Answer, createFetchContext, webDocument } from '#tests/support/fetch-context.ts';
import { casesOfSource, parameters } from './cases.ts';
import { type Change, changed, someChanges } from './changes.ts';
import { expectAlike, expectUnpolluted, expectWellRead, outcomeOf } from './promises.ts';

type Web = Readonly<Record<string, Answer | ((request: WebRequest) => Answer)>>;
type Seed = Pick<Listing, 'documents' | 'slug' | 'url'>;

/** The documents that the tests of one source read, and the sites that they fetch from. */
type Known = { readonly slug: string; readonly opening: string; readonly webs: readonly Web[] };

/**
 * Reads documents that are broken in any way: those that the other tests of the file read, with
 * keys dropped, types changed, texts cut, and worse. It knows what earlier tests of the file read.
 */
export function fuzzSource(id: SourceId, { slug, opening, webs }: Known): void {
  const first = webDocument('https://acme.example/jobs/1', { body: opening });
  const seen: Seed[] = [{ documents: [first], slug, url: first.url }];
  let unwatch = (): void => {};
  beforeAll(async () => {
    unwatch = watch(await sources[id].load(), seen);
  });
  afterAll(() => unwatch());

  const name = 'loses at most what is broken in a document';
  it.skipIf(casesOfSource === 0)(name, { timeout: minutes(10) }, async () => {
    unwatch();
    const source = await sources[id].load();
    const seeds = smallSeeds(source, seen.splice(0));
    const cases = fc.record({
      seed: fc.constantFrom(...seeds),
      which: fc.nat(9),
      changes: someChanges,
      web: fc.constantFrom(...webs),
      isFetched: fc.nat(7).map((n) => n === 7),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ seed, which, changes, web, isFetched }) => {
        if (isFetched) await expectFetchedWell(source, slug, brokenWeb(web, which, changes));
        else expectListingWell(source, brokenListing(seed, which, changes));
      }),
      parameters(casesOfSource),
    );
    expectUnpolluted();
  });
}

/** Notes what a source reads; the answer ends it. */
function watch(source: { parse: Source['parse'] }, seen: Seed[]): () => void {
  const { parse } = source;
  source.parse = (listing) => {
    seen.push(listing);
    return parse(listing);
  };
  return () => {
    source.parse = parse;
  };
}

/** Longer documents say no more, and take longer. */
const maxLength = 12_000;
const maxSeeds = 16;

/** Short listings with openings, each once; of long lists the first openings. */
function smallSeeds(source: Source, seen: readonly Seed[]): readonly Seed[] {
  const byBody = new Map<string, Seed>();
  for (const { documents, slug, url } of seen) {
    const small = documents.slice(0, 4).map((each) => ({ ...each, body: shortened(each.body) }));
    const seed = { documents: small, slug, url };
    const isRead = sizeOf(seed) <= maxLength && hasOpenings(source, seed);
    if (isRead) byBody.set(small.map(({ body }) => body).join('\n'), seed);
  }
  const richest = [...byBody.values()].toSorted((a, b) => richness(b) - richness(a));
  return richest.length === 0 ? seen.slice(0, 1) : richest.slice(0, maxSeeds);
}

const sizeOf = ({ documents }: Pick<Listing, 'documents'>): number =>
  documents.reduce((sum, { body }) => sum + body.length, 0);

const richness = ({ documents }: Seed): number =>
  documents.reduce((sum, { body }) => sum + new Set(body.match(/\w{3,}/g)).size, 0);

function hasOpenings(source: Source, seed: Seed): boolean {
  const read = outcomeOf(() => source.parse(seed));
  return !(read instanceof AppError) && read.postings.length > 0;
}

/** Lists of two entries and texts of 600 characters, if the document is JSON. */
function shortened(body: string): string {
  if (body.length < 2_000 || !/^\s*[[{]/.test(body)) return body;
  try {
    return JSON.stringify(JSON.parse(body), (_key, value: unknown) => {
      if (Array.isArray(value)) return value.slice(0, 2);
      return typeof value === 'string' ? value.slice(0, 600) : value;
    });
  } catch {
    return body;
  }
}

function brokenListing(seed: Seed, which: number, changes: readonly Change[]): Seed {
  const at = which % seed.documents.length;
  return {
    ...seed,
    documents: seed.documents.map((each, i) =>
      i === at ? { ...each, body: changed(each.body, changes) } : each,
    ),
  };
}

/** The same listing is read alike each time, by the rules for openings. */
function expectListingWell(source: Source, listing: Seed): void {
  const [first] = listing.documents;
  const page = { url: new URL('https://acme.example/jobs'), html: first?.body ?? '' };
  expectAlike(source.match(page), source.match(page));
  const read = outcomeOf(() => source.parse(listing));
  expectAlike(
    read,
    outcomeOf(() => source.parse(structuredClone(listing))),
  );
  if (!(read instanceof AppError)) expectWellRead(read, sizeOf(listing));
}

/** A site with one broken answer, or with all of them broken alike. */
function brokenWeb(web: Web, which: number, changes: readonly Change[]): Web {
  const broken = (answer: Answer): Answer => {
    if (typeof answer === 'string') return changed(answer, changes);
    if (answer instanceof Error || answer.body === undefined) return answer;
    return { ...answer, body: changed(answer.body, changes) };
  };
  const addresses = Object.keys(web);
  return Object.fromEntries(
    Object.entries(web).map(([url, answer]) => {
      if (which !== 0 && url !== addresses[which % addresses.length]) return [url, answer];
      const said = typeof answer === 'function' ? answer : () => answer;
      return [url, (request: WebRequest) => broken(said(request))];
    }),
  );
}

/** More than any board needs: all pages twice, and all details of one scan. */
const mostRequests = 2_000;

/** A scan ends, and what it fetched can be read. */
async function expectFetchedWell(source: Source, slug: string, answers: Web): Promise<void> {
  const context = createFetchContext({ answers });
  try {
    const { documents, claimed, complete, proof } = await source.fetch(slug, context);
    expect(complete).toBe(proof !== undefined);
    expect(claimed === null || Number.isInteger(claimed), `${claimed} openings`).toBe(true);
    const isShort = sizeOf({ documents }) <= maxLength;
    if (isShort) expectListingWell(source, { documents, slug, url: 'https://acme.example/jobs' });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  expect(context.requests.length).toBeLessThanOrEqual(mostRequests);
}
