import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OriginMap } from '#core/origin-map.ts';
import { mapOrigin } from '#core/origin-map.ts';
import type { RawPosting } from '#core/posting.ts';
import { contentFingerprint } from '#core/posting-identity.ts';
import { defaultSettings } from '#core/settings.ts';
import { createHttpClient } from '#services/http/client.ts';
import { detect } from '#sources/detect.ts';
import { sourceLabel, sourceRow } from '#sources/registry.ts';
import type { FetchContext } from '#sources/source.ts';
import { type CompanyRow, companies } from './demo-content.ts';
import { type DemoSites, startDemoSites } from './demo-sites.ts';

const now = () => Date.UTC(2026, 10, 20, 9);
const healthy = companies.filter(({ fault }) => fault === undefined || fault === 'slow');

const row = (fault: NonNullable<CompanyRow['fault']>): CompanyRow => {
  const found = companies.find((each) => each.fault === fault);
  if (found === undefined) throw new Error(`no company with ${fault}`);
  return found;
};

let sites: DemoSites;
beforeEach(async () => {
  sites = await startDemoSites({ now, waitScale: 0 });
});
afterEach(() => sites[Symbol.asyncDispose]());

const urlOf = ({ name }: CompanyRow): string => {
  const company = sites.companies.find((each) => each.name === name);
  if (company === undefined) throw new Error(`no ${name}`);
  return company.url;
};

/** Scans one company like the first two jobs: over the socket, with its own source. */
async function scan(url: string, originMap: OriginMap) {
  await using http = createHttpClient({ ...defaultSettings, originMap, siteDelayMs: 0 });
  const { signal } = new AbortController();
  const context: FetchContext = {
    signal,
    companyUrl: url,
    today: '2026-12-01',
    previous: () => null,
    allPrevious: () => [],
    progress: () => undefined,
    fetch: (request) => http.fetch(request, signal),
  };
  const { source: id, slug } = await detect(url, context);
  const source = await sourceRow(id)?.load();
  if (source === undefined) throw new Error(`no source ${id}`);
  const fetched = await source.fetch(slug, { ...context, sourceLabel: sourceLabel(id) });
  return { source: id, ...fetched, ...source.parse({ ...fetched, slug, url }) };
}

const scanCompany = (company: CompanyRow) => scan(urlOf(company), sites.originMap);
const get = (url: string) => fetch(mapOrigin(url, sites.originMap).url);

function differences(first: readonly RawPosting[], second: readonly RawPosting[]) {
  const before = new Map(first.map((each) => [each.externalId, contentFingerprint(each)]));
  const after = new Map(second.map((each) => [each.externalId, contentFingerprint(each)]));
  const ids = [...after.keys()];
  return {
    new: ids.filter((id) => !before.has(id)).length,
    changed: ids.filter((id) => before.has(id) && before.get(id) !== after.get(id)).length,
    closed: [...before.keys()].filter((id) => !after.has(id)).length,
  };
}

describe('startDemoSites', () => {
  it.each(healthy.map((company) => [company.name, company] as const))(
    'publishes %s so that its source reads all of it',
    async (_, company) => {
      const { postings, complete, skipped, omitted } = await scanCompany(company);

      expect({ count: postings.length, complete, skipped, omitted }).toEqual({
        count: company.openings,
        complete: true,
        skipped: [],
        omitted: [],
      });
    },
  );

  it('shows ten systems and a site of a company’s own', () => {
    expect(new Set(companies.map(({ kind }) => kind)).size).toBeGreaterThan(10);
  });

  it('has a company for every kind of source', async () => {
    const readable = companies.filter(({ fault }) => fault !== 'error' && fault !== 'challenge');
    const kinds = new Set(readable.map(({ kind }) => (kind === 'html' ? 'json_ld' : kind)));
    const scanned = await Promise.all(healthy.map(scanCompany));
    const first = await scanCompany(row('rate_limit')).catch(() => null);
    const again = first ?? (await scanCompany(row('rate_limit')));

    expect(new Set([again, ...scanned].map(({ source }) => source))).toEqual(kinds);
  });

  it('is detected behind a careers page of the company', async () => {
    const [company] = companies.filter(({ careersHost }) => careersHost !== undefined);
    if (company === undefined) throw new Error('no such company');

    expect(new URL(urlOf(company)).host).toBe(company.careersHost);
    await expect(scanCompany(company)).resolves.toMatchObject({ source: company.kind });
  });

  it('fails with an error of the board at one company', async () => {
    await expect(scanCompany(row('error'))).rejects.toMatchObject({ code: 'server_error' });
  });

  it('keeps one company behind a challenge page', async () => {
    await expect(scanCompany(row('challenge'))).rejects.toMatchObject({ code: 'challenge_page' });
  });

  it('cuts one list half-way, and states its full length', async () => {
    const { openings } = row('cut');

    const { postings, ...listing } = await scanCompany(row('cut'));

    expect(listing).toMatchObject({ claimed: openings, complete: false });
    expect(postings).toHaveLength(openings / 2);
  });

  it('turns away the first visitor of one company for two seconds, and no other', async () => {
    const company = row('rate_limit');
    await expect(scanCompany(company)).rejects.toMatchObject({
      code: 'rate_limited',
      details: { retryAfterMs: 2_000 },
    });

    await expect(scanCompany(company)).resolves.toMatchObject({ complete: true });
  });

  it.each(healthy.map((company) => [company.name, company] as const))(
    'has new, changed and closed openings when %s is scanned again',
    async (_, company) => {
      const first = await scanCompany(company);
      const second = await scanCompany(company);

      const found = differences(first.postings, second.postings);
      expect(Object.values(found).every((count) => count > 0)).toBe(true);
    },
  );

  it('moves on when asked to', async () => {
    await using others = await startDemoSites({ now, waitScale: 0 });
    others.advance();
    const [company] = healthy;
    if (company === undefined) throw new Error('no company');
    const before = await scanCompany(company);

    const after = await scan(urlOf(company), others.originMap);

    expect(differences(before.postings, after.postings)).toEqual({ new: 3, changed: 3, closed: 3 });
  });

  it('shows the same openings with the same clock', async () => {
    await using others = await startDemoSites({ now, waitScale: 0 });
    const [company] = healthy;
    if (company === undefined) throw new Error('no company');

    const [here, there] = await Promise.all([
      scanCompany(company),
      scan(urlOf(company), others.originMap),
    ]);

    expect(here.postings).toEqual(there.postings);
  });

  it('answers robots.txt at every site', async () => {
    const origins = Object.keys(sites.originMap);

    const statuses = await Promise.all(
      origins.map(async (origin) => (await get(`${origin}/robots.txt`)).status),
    );

    expect(origins.length).toBeGreaterThan(15);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it('answers at every careers address it lists', () => {
    const unmapped = sites.companies.filter(({ url }) => !mapOrigin(url, sites.originMap).mirrored);

    expect(unmapped).toEqual([]);
  });

  it('keeps the path and query of a request', async () => {
    const list = 'https://api.lever.co/v0/postings/mothandlantern?limit=5&skip=24';

    await expect((await get(list)).json()).resolves.toHaveLength(2);
  });

  it('rejects companies outside the demo', async () => {
    const board =
      'https://boards-api.greenhouse.io/v1/boards/nobody/jobs?content=true&pay_transparency=true';

    expect((await get(board)).status).toBe(404);
  });
});
