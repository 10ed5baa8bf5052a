import { describe, expect, it } from 'vitest';
import type { Listing } from '#core/listing.ts';
import { ParsedListing } from '#core/parsed-listing.ts';
import { webDocument } from '#tests/support/fetch-context.ts';
import { jobContext, jobSubject } from '#tests/support/job-context.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { createParseDocument, createParseListings } from './processor.ts';

type Entry = { readonly id: unknown; readonly text?: string };

const opening = (id: string, text = 'Baker'): Entry => ({ id, text });
const openings = (count: number) => Array.from({ length: count }, (_, i) => opening(`a${i}`));

const boardUrl = 'https://api.lever.co/v0/postings/acme?mode=json&limit=100&skip=0';

/** A board's listing as the fetch stage leaves it. */
const leverListing = (entries: readonly Entry[], said: Partial<Listing> = {}): Listing => ({
  url: jobSubject.companyUrl,
  source: 'lever',
  slug: 'acme',
  documents: [webDocument(boardUrl, { body: JSON.stringify(entries) })],
  claimed: null,
  complete: true,
  omitted: [],
  ...said,
});

/** Pages that each hold one posting of an employer. */
const employersListing = (employers: readonly (string | null)[]): Listing => ({
  ...leverListing([]),
  source: 'json_ld',
  slug: jobSubject.companyUrl,
  documents: employers.map((name, i) => {
    const posting = {
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      title: `Baker ${i}`,
      url: `https://acme.example/jobs/${i}`,
      description: 'Bake bread.',
      ...(name && { hiringOrganization: { '@type': 'Organization', name } }),
    };
    const body = `<script type="application/ld+json">${JSON.stringify(posting)}</script>`;
    return webDocument(`https://acme.example/jobs/${i}`, { body });
  }),
});

async function parse(listing: Listing, context = jobContext()) {
  const snapshots = memorySnapshots();
  const ref = await snapshots.put(listing);
  const upstream = { listing: ref, source: listing.source, documents: listing.documents.length };
  const result = await createParseListings({ snapshots })(
    { ...jobSubject, enrich: false, upstream },
    context,
  );
  return { ref, result, parsed: await snapshots.get(result.parsed, ParsedListing) };
}

describe('a board of many openings in one answer', () => {
  const placed = (id: string, location: string) => ({
    ...opening(id),
    categories: { location },
    descriptionPlain: 'We bake bread. '.repeat(40),
  });
  const many = Array.from({ length: 2_500 }, (_, i) => placed(`a${i}`, 'Oslo'));

  it('is read as a small one is, and what comes twice far apart is one', async () => {
    const { parsed } = await parse(leverListing([...many, placed('a0', 'Rome')]));
    expect(parsed.postings).toHaveLength(2_500);
    const first = parsed.postings.find(({ posting }) => posting.externalId === 'a0');
    expect(first?.posting.locations.map(({ text }) => text)).toEqual(['Oslo', 'Rome']);
  });

  it('leaves room for others between its parts, also to end it', async () => {
    const stop = new AbortController();
    const context = { ...jobContext(), signal: stop.signal };
    // The first turn comes before anything is read, the second after the first part.
    setImmediate(() => setImmediate(() => stop.abort(new Error('enough'))));
    const heard: (string | null)[] = [];
    const progress = (_fraction: number, step?: string) => heard.push(step ?? null);
    await expect(parse(leverListing(many), { ...context, progress })).rejects.toThrow('enough');
    expect(heard).toEqual(['Reading openings']);
  });
});

describe('parse_listings', () => {
  it('hands on the listing it read, and how many openings are in it', async () => {
    const { ref, result } = await parse(leverListing(openings(3)));
    expect(result).toMatchObject({ listing: ref, postings: 3 });
  });

  it('gives each opening an id, a content hash and the rules’ reading', async () => {
    const { parsed } = await parse(leverListing([opening('a', 'Senior Baker')]));
    expect(parsed.postings).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{20}$/),
        contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        posting: expect.objectContaining({ externalId: 'a', title: 'Senior Baker' }),
        enrichment: expect.objectContaining({ provider: 'rules', seniority: 'senior' }),
      },
    ]);
  });

  it('gives the same openings the same ids and hashes again', async () => {
    const identity = async () => {
      const { parsed } = await parse(leverListing(openings(3)));
      return parsed.postings.map(({ id, contentHash }) => [id, contentHash]);
    };
    expect(await identity()).toEqual(await identity());
  });

  it('keeps the first of openings that have the same id, and the order', async () => {
    const entries = [opening('a'), opening('b'), opening('a', 'Another Baker'), opening('c')];
    const { parsed, result } = await parse(leverListing(entries));
    expect(parsed.postings.map(({ posting }) => [posting.externalId, posting.title])).toEqual([
      ['a', 'Baker'],
      ['b', 'Baker'],
      ['c', 'Baker'],
    ]);
    expect(result.postings).toBe(3);
  });

  it('is incomplete where an opening could not be read, and says which', async () => {
    const { parsed } = await parse(leverListing([opening('a'), { id: 'odd' }]));
    expect(parsed).toMatchObject({ complete: false, omitted: [{ what: expect.any(String) }] });
    expect(parsed.postings).toHaveLength(1);
  });

  it('stays complete where everything could be read', async () => {
    const { parsed } = await parse(leverListing(openings(2)));
    expect(parsed).toMatchObject({ complete: true, omitted: [], means: 'ats_api' });
  });

  it('does not make a listing complete that was cut while it was fetched', async () => {
    const omitted = [{ what: 'page 2', reason: 'no answer' }];
    const { parsed } = await parse(leverListing(openings(2), { complete: false, omitted }));
    expect(parsed).toMatchObject({ complete: false, omitted });
  });

  it.each([
    ['that all openings name', ['Acme', 'Acme'], 'Acme'],
    ['that most openings name', ['Acme', 'Birch', 'Acme'], 'Acme'],
    ['that half of them name', ['Acme', 'Birch'], null],
    ['that only some of them name', ['Acme', null, null], null],
  ])('takes the employer’s name %s: %j', async (_which, employers, name) => {
    const { parsed } = await parse(employersListing(employers));
    expect(parsed.companyName).toBe(name);
  });

  it('says how far it is, every few openings', async () => {
    const context = jobContext();
    await parse(leverListing(openings(25)), context);
    expect(context.steps).toEqual([
      'Reading openings',
      'Read 10/25 openings',
      'Read 20/25 openings',
    ]);
  });

  it('stops in the middle when it is aborted', async () => {
    const abort = new AbortController();
    const context = { ...jobContext({ signal: abort.signal }), progress: () => abort.abort() };
    await expect(parse(leverListing(openings(25)), context)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('fails where the listing is gone', async () => {
    const upstream = { listing: `sha256-${'0'.repeat(64)}`, source: 'lever', documents: 1 };
    const process = createParseListings({ snapshots: memorySnapshots() });
    await expect(
      process({ ...jobSubject, enrich: false, upstream }, jobContext()),
    ).rejects.toMatchObject({ code: 'snapshot_missing' });
  });
});

describe('parse_document', () => {
  const parseDocument = async (url: string, text: string) => {
    const snapshots = memorySnapshots();
    const payload = { userId: 'me', companyUrl: url, url, text: await snapshots.put(text) };
    const { parsed } = await createParseDocument({ snapshots })(payload, jobContext());
    return await snapshots.get(parsed, ParsedListing);
  };

  it('knows the board by the address the document came from', async () => {
    const parsed = await parseDocument(boardUrl, JSON.stringify(openings(2)));
    expect(parsed).toMatchObject({ source: 'lever', slug: 'acme', postings: { length: 2 } });
  });

  it('knows by the page itself where the address says nothing', async () => {
    const [page] = employersListing(['Acme']).documents;
    const parsed = await parseDocument('https://acme.example/jobs/1', page?.body ?? '');
    expect(parsed).toMatchObject({ source: 'json_ld', companyName: 'Acme' });
  });

  it('says that a page shows no openings', async () => {
    await expect(parseDocument('https://acme.example/about', '<p>Us</p>')).rejects.toMatchObject({
      code: 'no_openings_found',
    });
  });
});
