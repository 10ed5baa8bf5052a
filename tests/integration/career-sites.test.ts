import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mapOrigin, OriginMap } from '#core/origin-map.ts';
import { boardKinds, boardOf } from '#demo/boards.ts';
import { faults } from '#tests/fakes/career-site-faults.ts';
import { recordingNames } from '#tests/fakes/career-site-replay.ts';
import { type CareerSites, startCareerSites } from '#tests/fakes/career-sites.ts';
import { hasRecordings } from '#tests/support/recordings.ts';

describe('startCareerSites', () => {
  let sites: CareerSites & AsyncDisposable;
  beforeEach(async () => {
    sites = await startCareerSites();
  });
  afterEach(() => sites[Symbol.asyncDispose]());

  const get = (url: string, headers: Record<string, string> = {}) =>
    fetch(mapOrigin(url, sites.originMap).url, { headers });
  const getJson = async (url: string): Promise<unknown> => (await get(url)).json();
  const add = (kind: (typeof boardKinds)[number], postings = 3) =>
    sites.addCompany({ kind, slug: 'acme', postings });

  it.each(boardKinds)('shows a careers page for %s', async (kind) => {
    const company = add(kind);

    const page = await (await get(company.url)).text();

    expect(page).toContain(company.postings[0]?.title);
  });

  it.each([
    ['greenhouse', 'https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true', 'jobs'],
    ['ashby', 'https://api.ashbyhq.com/posting-api/job-board/acme', 'jobs'],
    ['smartrecruiters', 'https://api.smartrecruiters.com/v1/companies/acme/postings', 'content'],
    ['workable', 'https://apply.workable.com/api/v1/widget/accounts/acme?details=true', 'jobs'],
    ['recruitee', 'https://acme.recruitee.com/api/offers/', 'offers'],
  ] as const)('lists the openings of %s in its own format', async (kind, url, field) => {
    add(kind);

    await expect(getJson(url)).resolves.toHaveProperty([field, 'length'], 3);
  });

  it('gives the openings of Lever in pages', async () => {
    add('lever', 12);
    const board = 'https://api.lever.co/v0/postings/acme?mode=json&limit=5';

    const pages = await Promise.all([0, 5, 10].map((skip) => getJson(`${board}&skip=${skip}`)));

    expect(pages.map((page) => z.array(z.unknown()).parse(page).length)).toEqual([5, 5, 2]);
  });

  it('gives the text of a SmartRecruiters opening separately', async () => {
    const [posting] = add('smartrecruiters').postings;

    await expect(
      getJson(`https://api.smartrecruiters.com/v1/companies/acme/postings/${posting?.id}`),
    ).resolves.toMatchObject({
      jobAd: { sections: { jobDescription: { text: posting?.descriptionHtml } } },
    });
  });

  it.each([
    ['https://boards-api.greenhouse.io/v1/boards/nobody/jobs', 404],
    ['https://api.lever.co/v0/postings/nobody', 404],
    ['https://api.ashbyhq.com/posting-api/job-board/nobody', 404],
    ['https://apply.workable.com/api/v1/widget/accounts/nobody', 404],
    ['https://api.smartrecruiters.com/v1/companies/nobody/postings', 200],
  ])('answers for an unknown company like the vendor: %s', async (url, status) => {
    expect((await get(url)).status).toBe(status);
  });

  it('marks up the openings of a company’s own site', async () => {
    const company = add('html');
    const list = await (await get(company.url)).text();
    const [, link] = /href="(\/careers\/\d+[^"]*)"/.exec(list) ?? [];

    const page = await (await get(`https://acme.example${link}`)).text();

    expect(page).toContain('"@type":"JobPosting"');
  });

  it('invents the same openings each time', async () => {
    await using others = await startCareerSites();

    expect(add('html')).toEqual(others.addCompany({ kind: 'html', slug: 'acme', postings: 3 }));
  });

  it('answers 304 to a client with the current version', async () => {
    const { url } = add('html');
    const etag = (await get(url)).headers.get('etag') ?? '';

    expect((await get(url, { 'if-none-match': etag })).status).toBe(304);
  });

  it('sends a new answer when an opening has changed', async () => {
    const company = add('html');
    const etag = (await get(company.url)).headers.get('etag') ?? '';
    sites.removePosting(company, company.postings[0]?.id ?? 0);

    expect((await get(company.url, { 'if-none-match': etag })).status).toBe(200);
  });

  it('adds an opening under a new id', () => {
    const company = add('html');

    sites.addPosting(company, { title: 'Head of Cheese' });

    expect(new Set(company.postings.map(({ id }) => id)).size).toBe(4);
  });

  it('changes during a scan', async () => {
    const company = add('html');
    sites.before(/page=2/, () => sites.removeHalf(company));

    await get(`${company.url}?page=1`);
    await get(`${company.url}?page=2`);

    expect(company.postings).toHaveLength(2);
  });

  it('fails the requested number of times', async () => {
    const { url } = add('html');
    sites.fail(url, faults.status(500), 2);

    const statuses = [await get(url), await get(url), await get(url)].map(({ status }) => status);

    expect(statuses).toEqual([500, 500, 200]);
  });

  it('fails until told to stop', async () => {
    const { url } = add('html');
    const stop = sites.fail(url, faults.status(500));
    await get(url);
    stop();

    expect((await get(url)).status).toBe(200);
  });

  it('waits the requested time before each answer', async () => {
    await using slow = await startCareerSites({ companies: 1, kinds: ['html'], latencyMs: 50 });
    const [company] = slow.companies;
    const startedAt = performance.now();

    await fetch(mapOrigin(company?.url ?? '', slow.originMap).url);

    expect(performance.now() - startedAt).toBeGreaterThan(45);
  });

  it('writes a map that Rolewatch can read', async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'rolewatch-sites-'));
    const file = path.join(dir, 'origins.json');

    await sites.writeOriginMap(file);

    const written = OriginMap.parse(JSON.parse(await readFile(file, 'utf8')));
    await rm(dir, { recursive: true });
    expect(Object.keys(written)).toEqual(
      expect.arrayContaining(boardOf('lever').hosts.map((host) => `https://${host}`)),
    );
  });

  it('runs as a separate process, for benches', async () => {
    const entry = path.resolve(import.meta.dirname, '../fakes/career-sites.ts');
    const process_ = spawn(process.execPath, [entry, '--companies', '1', '--kinds', 'html'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = await once(process_.stdout, 'data');
    const map = OriginMap.parse(JSON.parse(String(line)));

    const page = await fetch(mapOrigin('https://company0.example/careers', map).url);

    process_.kill();
    expect(page.status).toBe(200);
  });

  describe.skipIf(!hasRecordings)('replaying', () => {
    it('plays a recorded board faithfully', async () => {
      sites.replay(['greenhouse/gitlab_board.json']);

      await expect(
        getJson('https://boards-api.greenhouse.io/v1/boards/gitlab/jobs?content=true'),
      ).resolves.toMatchObject({ meta: { total: 167 } });
    });

    it('plays a recorded Lever board in pages', async () => {
      sites.replay(['lever/matchgroup_full.json']);
      const board = 'https://api.lever.co/v0/postings/matchgroup?limit=50';

      const pages = await Promise.all([0, 50].map((skip) => getJson(`${board}&skip=${skip}`)));

      expect(pages.map((page) => z.array(z.unknown()).parse(page).length)).toEqual([50, 32]);
    });

    it('has no unrecorded SmartRecruiters pages', async () => {
      sites.replay();
      const postings = 'https://api.smartrecruiters.com/v1/companies/WesternDigital/postings';

      await expect(getJson(`${postings}?limit=100&offset=100`)).resolves.toMatchObject({
        totalFound: 359,
        content: [],
      });
    });

    it('has no unrecorded details', async () => {
      sites.replay();
      const postings = 'https://api.smartrecruiters.com/v1/companies/HireVue/postings';

      expect((await get(`${postings}/744000136509359`)).status).toBe(404);
    });

    it('has a recording for every address it plays', () => {
      expect(() => sites.replay(recordingNames)).not.toThrow();
    });
  });
});
