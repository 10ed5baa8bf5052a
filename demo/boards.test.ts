import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OriginMap } from '#core/origin-map.ts';
import { defaultSettings } from '#core/settings.ts';
import { createHttpClient } from '#services/http/client.ts';
import { detect } from '#sources/detect.ts';
import { sourceLabel, sourceRow } from '#sources/registry.ts';
import type { FetchContext } from '#sources/source.ts';
import { type CareerSites, startCareerSites } from '#tests/fakes/career-sites.ts';
import { type BoardKind, boardKinds } from './boards.ts';

/** Openings on a full page as the source asks for it, of the vendors that have pages. */
const pageSizes: Partial<Readonly<Record<BoardKind, number>>> = {
  lever: 100,
  smartrecruiters: 100,
  workday: 20,
  icims: 20,
  oracle: 200,
  teamtailor: 100,
  join: 5,
  rippling: 50,
  manatal: 10,
  polymer: 50,
  recruiterbox: 100,
  hirehive: 100,
};

/** Vendors that answer the same for an empty board and for one they do not know. */
const silentKinds: readonly BoardKind[] = ['smartrecruiters', 'oracle', 'polymer'];

/** The answers to an unknown slug of vendors that do not say "no such board". */
const otherAnswers: Partial<Readonly<Record<BoardKind, string>>> = {
  successfactors: 'unexpected_content',
  html: 'page_not_found',
};

let sites: CareerSites & AsyncDisposable;
beforeAll(async () => {
  sites = await startCareerSites({ descriptionBytes: 200 });
});
afterAll(() => sites[Symbol.asyncDispose]());

/** Asks without the pauses that the vendors' own rows set. */
const clientOf = (originMap: OriginMap) =>
  createHttpClient(
    { ...defaultSettings, originMap },
    {
      politeness: {
        visit: (_url, _signal, work) => work(),
        hold: () => undefined,
        slowDown: () => undefined,
      },
    },
  );

const contextOf = (url: string, http: ReturnType<typeof clientOf>): FetchContext => {
  const { signal } = new AbortController();
  return {
    signal,
    companyUrl: url,
    today: '2026-12-01',
    previous: () => null,
    allPrevious: () => [],
    progress: () => undefined,
    fetch: (request) => http.fetch(request, signal),
  };
};

/** Reads a company as a scan does: by its address alone. */
async function scan(url: string) {
  await using http = clientOf(sites.originMap);
  const context = contextOf(url, http);
  const { source: id, slug } = await detect(url, context);
  const source = await sourceRow(id)?.load();
  if (source === undefined) throw new Error(`no source ${id}`);
  const fetched = await source.fetch(slug, { ...context, sourceLabel: sourceLabel(id) });
  return { source: id, ...fetched, ...source.parse({ ...fetched, slug, url }) };
}

let companies = 0;
function add(kind: BoardKind, postings: number) {
  companies += 1;
  return sites.addCompany({ kind, slug: `acme${companies}`, postings });
}

describe.each(boardKinds)('a board of %s', (kind) => {
  const size = pageSizes[kind] ?? 20;

  it.each([
    ['one opening', 1],
    ['one page', size],
    ['three pages', 2 * size + 1],
  ])('with %s is detected by its address and read whole, with proof', async (_, count) => {
    const company = add(kind, count);

    const { source, postings, complete, proof, skipped } = await scan(company.url);

    expect({ source, listed: postings.length, complete, skipped }).toEqual({
      source: kind === 'html' ? 'json_ld' : kind,
      listed: count,
      complete: true,
      skipped: [],
    });
    expect(proof).toBeDefined();
  });

  it.skipIf(kind === 'html')(
    'without openings is an empty list, if its vendor can say so',
    async () => {
      const { postings, complete } = await scan(add(kind, 0).url);

      expect({ postings, complete }).toEqual({
        postings: [],
        complete: !silentKinds.includes(kind),
      });
    },
  );

  it('gives every opening its title, place, address and text', async () => {
    const company = add(kind, 3);

    const { postings } = await scan(company.url);

    const shown = postings.map(({ title, descriptionText }) => ({ title, descriptionText }));
    expect(shown.toSorted((a, b) => a.title.localeCompare(b.title))).toEqual(
      company.postings
        .map(({ title }) => ({ title, descriptionText: expect.stringMatching(/\w{3}/) }))
        .toSorted((a, b) => a.title.localeCompare(b.title)),
    );
    for (const { url, locations } of postings) {
      expect(URL.canParse(url ?? '')).toBe(true);
      expect(locations).toHaveLength(1);
    }
  });

  // An address of Workable does not name the company.
  it.skipIf(kind === 'workable')('shows an opening at its address', async () => {
    const [posting] = (await scan(add(kind, 1).url)).postings;
    await using http = clientOf(sites.originMap);
    const url = posting?.url ?? '';

    const page = await contextOf(url, http).fetch({ url, expect: 'html' });

    expect(page.body).toContain(posting?.title);
  });

  it('loses an opening that closes, and no other', async () => {
    const company = add(kind, 4);
    const before = await scan(company.url);
    sites.removePosting(company, company.postings[1]?.id ?? 0);

    const after = await scan(company.url);

    const left = new Set(after.postings.map(({ externalId }) => externalId));
    const closed = before.postings.filter(({ externalId }) => !left.has(externalId));
    expect({ complete: after.complete, closed: closed.length, left: left.size }).toEqual({
      complete: true,
      closed: 1,
      left: 3,
    });
  });

  it('is no board once its vendor does not know it', async () => {
    const company = add(kind, 2);
    sites.removeBoard(company);

    const scanning = scan(company.url);

    if (silentKinds.includes(kind)) {
      await expect(scanning).resolves.toMatchObject({ postings: [], complete: false });
    } else {
      const code = otherAnswers[kind] ?? 'unknown_board';
      await expect(scanning).rejects.toMatchObject({ code });
    }
  });
});
