import { describe, expect, it } from 'vitest';
import type { Listing } from '#core/listing.ts';
import { webDocument } from '#tests/support/fetch-context.ts';
import { jobContext, jobSubject } from '#tests/support/job-context.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { wholeListing } from '#tests/support/postings.ts';
import { siteApiRecipe } from '#tests/support/recipes.ts';
import { createParseDocument, createParseListings } from './processor.ts';

type Entry = { readonly id: unknown; readonly text?: string };

const opening = (id: string, text = 'Baker'): Entry => ({ id, text });
const openings = (count: number) => Array.from({ length: count }, (_, i) => opening(`a${i}`));

const boardUrl = 'https://api.lever.co/v0/postings/acme?mode=json&limit=100&skip=0';

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
  return { ref, result, parsed: await wholeListing(snapshots, result.parsed) };
}

describe('a listing that is kept from models', () => {
  it('is still marked once it is read', async () => {
    const { parsed } = await parse(leverListing([opening('a0')], { noModel: true }));
    expect(parsed.noModel).toBe(true);
  });

  it('passes on the recipe of the next scan', async () => {
    const recipe = siteApiRecipe();
    const { parsed } = await parse(leverListing([opening('a0')], { recipe }));
    expect(parsed.recipe).toEqual(recipe);
  });
});

describe('a board of many openings in one answer', () => {
  const placed = (id: string, location: string) => ({
    ...opening(id),
    categories: { location },
    descriptionPlain: 'We bake bread. '.repeat(40),
  });
  const many = Array.from({ length: 2_500 }, (_, i) => placed(`a${i}`, 'Oslo'));

  it('is read like a small one, with distant repeats merged', async () => {
    const { parsed } = await parse(leverListing([...many, placed('a0', 'Rome')]));
    expect(parsed.postings).toHaveLength(2_500);
    const first = parsed.postings.find(({ posting }) => posting.externalId === 'a0');
    expect(first?.posting.locations.map(({ text }) => text)).toEqual(['Oslo', 'Rome']);
  });

  it.each([
    ['by the site’s word', 2_500, 'Read 1000/2500 openings'],
    ['by what it has read, where the site does not say', null, 'Read 1000/1000 openings'],
  ])('reports its progress, %s', async (_how, claimed, said) => {
    const context = jobContext();
    await parse(leverListing(many, { claimed }), context);
    expect(context.steps).toContain(said);
    expect(context.steps.at(-1)).toBe('Read 2500/2500 openings');
    expect(context.fractions).toEqual(context.fractions.toSorted((a, b) => a - b));
    expect(context.fractions[100]).toBeCloseTo(0.4);
    expect(context.fractions.at(-1)).toBe(1);
  });

  it('gives others a turn between its parts, also to stop it', async () => {
    const stop = new AbortController();
    const context = { ...jobContext(), signal: stop.signal };
    // The first turn comes before any reading, the second after the first part.
    setImmediate(() => setImmediate(() => stop.abort(new Error('enough'))));
    const heard: (string | null)[] = [];
    const progress = (_fraction: number, step?: string) => heard.push(step ?? null);
    await expect(parse(leverListing(many), { ...context, progress })).rejects.toThrow('enough');
    expect(heard).toEqual(['Reading openings']);
  });
});

describe('parse_listings', () => {
  it('passes on the listing it read, and its number of openings', async () => {
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

  it('keeps the first of openings with the same id, and the order', async () => {
    const entries = [opening('a'), opening('b'), opening('a', 'Another Baker'), opening('c')];
    const { parsed, result } = await parse(leverListing(entries));
    expect(parsed.postings.map(({ posting }) => [posting.externalId, posting.title])).toEqual([
      ['a', 'Baker'],
      ['b', 'Baker'],
      ['c', 'Baker'],
    ]);
    expect(result.postings).toBe(3);
  });

  it('is incomplete if an opening was unreadable, and names it', async () => {
    const { parsed } = await parse(leverListing([opening('a'), { id: 'odd' }]));
    expect(parsed).toMatchObject({ complete: false, omitted: [{ what: expect.any(String) }] });
    expect(parsed.postings).toHaveLength(1);
  });

  it('stays complete if everything was readable', async () => {
    const { parsed } = await parse(leverListing(openings(2)));
    expect(parsed).toMatchObject({ complete: true, omitted: [], means: 'ats_api' });
  });

  it('leaves a listing incomplete that was cut while fetching', async () => {
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

  it('reports progress every few openings', async () => {
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

  it('fails if the listing is gone', async () => {
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
    return await wholeListing(snapshots, parsed);
  };

  it('recognises the board by the document’s address', async () => {
    const parsed = await parseDocument(boardUrl, JSON.stringify(openings(2)));
    expect(parsed).toMatchObject({ source: 'lever', slug: 'acme', postings: { length: 2 } });
  });

  it('recognises the page itself if the address says nothing', async () => {
    const [page] = employersListing(['Acme']).documents;
    const parsed = await parseDocument('https://acme.example/jobs/1', page?.body ?? '');
    expect(parsed).toMatchObject({ source: 'json_ld', companyName: 'Acme' });
  });

  it('does not read a page as the feed that it names', async () => {
    const page =
      '<link rel="alternate" type="application/rss+xml" title="Jobs" href="/jobs.rss"><p>Us</p>';
    await expect(parseDocument('https://acme.example/careers', page)).rejects.toMatchObject({
      code: 'no_openings_found',
    });
  });

  it('recognises a feed', async () => {
    const feed = '<rss><channel><item><title>Clerk</title><guid>1</guid></item></channel></rss>';
    const parsed = await parseDocument('https://acme.example/jobs.rss', feed);
    expect(parsed).toMatchObject({ source: 'feed', postings: [{ posting: { title: 'Clerk' } }] });
  });

  it('reports a page without openings', async () => {
    await expect(parseDocument('https://acme.example/about', '<p>Us</p>')).rejects.toMatchObject({
      code: 'no_openings_found',
    });
  });
});
