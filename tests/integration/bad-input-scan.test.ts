import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { html, json } from '#demo/site-answer.ts';
import { faults } from '#tests/fakes/career-site-faults.ts';
import { inOneProcess } from '#tests/support/cli.ts';
import { startLocalServer } from '#tests/support/local-server.ts';
import { companyIn, type ScanWorld, startScanWorld, summaryOf } from '#tests/support/scan.ts';

let world: ScanWorld;
beforeEach(async () => {
  world = await startScanWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const open = async (company: string) =>
  (await world.run(['postings', '--company', company, '--status', 'open'])).lines;

describe('sites that fail after a first scan', () => {
  it('lose no openings, and recover when they answer', async () => {
    const { sites, scrape } = world;
    const add = (kind: 'greenhouse' | 'lever' | 'ashby' | 'html', slug: string) =>
      sites.addCompany({ kind, slug, postings: 6 }).url;
    const urls = {
      gone: add('greenhouse', 'gone'),
      broken: add('lever', 'broken'),
      changed: add('ashby', 'changed'),
      refused: add('html', 'refused'),
      walled: add('html', 'walled'),
      renewed: add('html', 'renewed'),
      emptied: add('greenhouse', 'emptied'),
      well: add('lever', 'well'),
    };
    const all = Object.values(urls);
    expect(summaryOf(await scrape(all))).toMatchObject({ status: 'completed' });

    const mended = [
      sites.fail(/\/gone\b/, faults.status(404)),
      sites.fail(/\/broken\b/, faults.invalidJson()),
      sites.fail(/\/changed\b/, ({ response }) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"roles":[]}');
      }),
      sites.fail(urls.walled, faults.challenge(403, true)),
      sites.fail(urls.renewed, ({ response }) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Soon!');
      }),
      sites.fail(/\/emptied\b/, ({ response }) => {
        const body = '{"jobs":[],"meta":{"total":0}}';
        response.writeHead(200, { 'content-type': 'application/json' }).end(body);
      }),
    ];
    sites.refuseRobots('https://refused.example');
    const second = summaryOf(await scrape(all));

    const outcome = Object.entries(urls).map(([name, url]) => {
      const { status, error, closed } = companyIn(second, url);
      return [name, status, error?.code, closed];
    });
    expect(outcome).toEqual([
      ['gone', 'failed', 'unknown_board', null],
      ['broken', 'failed', 'broken_answer', null],
      ['changed', 'failed', 'unreadable_content', null],
      ['refused', 'failed', 'robots_denied', null],
      ['walled', 'failed', 'challenge_page', null],
      ['renewed', 'failed', 'no_openings_found', null],
      ['emptied', 'partial', 'listing_suspicious', 0],
      ['well', 'completed', undefined, 0],
    ]);
    const { lines } = await world.run(['postings', '--status', 'open']);
    expect(lines).toHaveLength(6 * all.length);

    for (const mend of mended) mend();
    sites.setPage('https://refused.example/robots.txt', null);
    const third = await scrape(all);
    expect(third.exitCode).toBe(0);
    expect(summaryOf(third).totals).toMatchObject({ postings: 48, new: 0, changed: 0, closed: 0 });
  });
});

describe('addresses of the same board', () => {
  it('are one company if one call spells them in several ways', async () => {
    const { url } = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 3 });
    const spellings = [url, `${url}/`, `${url}#jobs`, `${url}?utm_source=mail`, ` ${url} `];
    const result = await world.scrape(spellings, inOneProcess);
    expect(result.exitCode).toBe(0);
    expect(summaryOf(result)).toMatchObject({ companies: [{ url }], totals: { new: 3 } });
  });

  it('are read once if two hosts show the same board', async () => {
    const { url } = world.sites.addCompany({ kind: 'greenhouse', slug: 'acme', postings: 3 });
    const other = url.replace('job-boards.', 'boards.');
    const result = await world.scrape([url, other], inOneProcess);
    const { companies, totals } = summaryOf(result);
    expect(companies.map(({ status }) => status).toSorted()).toEqual(['completed', 'duplicate']);
    expect(companies.find(({ status }) => status === 'duplicate')).toMatchObject({
      postings: null,
      error: { code: 'duplicate_company', message: expect.stringContaining('Same board as') },
    });
    expect({ exitCode: result.exitCode, new: totals.new }).toEqual({ exitCode: 0, new: 3 });
    expect((await world.run(['postings'])).lines).toHaveLength(3);
  });
});

describe('a site in the private network', () => {
  const posting = JSON.stringify({
    '@context': 'https://schema.org/',
    '@type': 'JobPosting',
    title: 'Baker',
    description: '<p>You bake.</p>',
    datePosted: '2026-11-01',
    identifier: { '@type': 'PropertyValue', value: '7' },
    hiringOrganization: { '@type': 'Organization', name: 'Acme' },
  });

  it('is refused without a request, and read with --allow-private-network', async () => {
    const asked: string[] = [];
    await using intranet = await startLocalServer((request, response) => {
      asked.push(request.url ?? '');
      const isRobots = request.url === '/robots.txt';
      response.writeHead(isRobots ? 404 : 200, { 'content-type': 'text/html' });
      response.end(`<!doctype html><script type="application/ld+json">${posting}</script>`);
    });
    const url = `${intranet.url}/jobs/7`;

    const refused = await world.scrape([url], inOneProcess);
    expect(refused.exitCode).toBe(1);
    expect(companyIn(summaryOf(refused), url).error).toMatchObject({ code: 'private_address' });
    expect(asked).toEqual([]);

    const allowed = await world.scrape([url, '--allow-private-network'], inOneProcess);
    expect(allowed.exitCode).toBe(0);
    expect(companyIn(summaryOf(allowed), url)).toMatchObject({ status: 'completed', postings: 1 });
  });
});

describe('a listing with an unreadable part', () => {
  it('is stored, counted as partial, and names the missing part', async () => {
    const { url, postings } = world.sites.addCompany({ kind: 'html', slug: 'acme', postings: 4 });
    const [first] = postings;
    world.sites.fail(new RegExp(`acme\\.example/careers/${first?.id}`), faults.status(500));
    const result = await world.scrape([url], inOneProcess);
    expect(result.exitCode).toBe(1);
    expect(companyIn(summaryOf(result), url)).toMatchObject({
      status: 'partial',
      postings: 3,
      error: { code: 'listing_incomplete', message: expect.stringContaining('(500)') },
    });
  });

  it('keeps its readable openings', async () => {
    const { url } = world.sites.addCompany({ kind: 'greenhouse', slug: 'acme', postings: 1 });
    const good = { id: 1, title: 'Baker', absolute_url: `${url}/jobs/1`, content: 'You bake.' };
    world.sites.setPage(
      'https://boards-api.greenhouse.io/v1/boards/acme/jobs',
      json({ jobs: [good, { id: 2 }, 'a line of text'], meta: { total: 3 } }),
    );
    const result = await world.scrape([url], inOneProcess);
    expect(companyIn(summaryOf(result), url)).toMatchObject({
      status: 'partial',
      postings: 1,
      error: { code: 'listing_incomplete' },
    });
    expect(await open('Acme')).toMatchObject([{ title: 'Baker' }]);
  });

  it('runs no script of the page', async () => {
    const { url } = world.sites.addCompany({ kind: 'html', slug: 'acme' });
    const data = { '@context': 'https://schema.org/', '@type': 'JobPosting', title: 'Baker' };
    const description = '<script>alert(1)</script><p onclick="x()">You <b>bake</b>.</p>';
    const script = JSON.stringify({ ...data, description }).replaceAll('<', '\\u003c');
    world.sites.setPage(url, html(`<script type="application/ld+json">${script}</script>`));
    await world.scrape([url], inOneProcess);
    const [baker] = await open('Acme');
    expect(baker?.descriptionText).toBe('You bake.');
  });
});
