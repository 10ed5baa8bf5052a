import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seconds } from '#core/duration.ts';
import { mebibytes } from '#core/quantity.ts';
import { type Fault, faults } from '#tests/fakes/career-site-faults.ts';
import { type CareerSites, startCareerSites } from '#tests/fakes/career-sites.ts';
import { createHttpClient, type HttpClient, type HttpOptions } from './client.ts';

const defaults: HttpOptions = {
  userAgent: 'Rolewatch/0.1 (personal job search)',
  originMap: {},
  allowPrivateNetwork: false,
  maxBodyBytes: mebibytes(25),
  requestTimeoutMs: seconds(30),
  siteConnections: 4,
  siteDelayMs: 0,
};
const { signal } = new AbortController();

describe('createHttpClient', () => {
  let sites: CareerSites & AsyncDisposable;
  let client: HttpClient & AsyncDisposable;
  const board = 'https://boards-api.greenhouse.io/v1/boards/acme/jobs';
  const page = 'https://acme.example/careers';
  const fetchBoard = () => client.fetch({ url: board, expect: 'json' }, signal);
  const fetchPage = (url = page) => client.fetch({ url, expect: 'html' }, signal);

  beforeAll(async () => {
    sites = await startCareerSites();
    sites.addCompany({ kind: 'greenhouse', slug: 'acme', postings: 2 });
    sites.addCompany({ kind: 'html', slug: 'acme', postings: 2 });
    client = createHttpClient({ ...defaults, originMap: sites.originMap });
  });
  afterAll(async () => {
    await client[Symbol.asyncDispose]();
    await sites[Symbol.asyncDispose]();
  });
  beforeEach(() => sites.traffic.reset());

  it('returns a document with its validators', async () => {
    await expect(fetchBoard()).resolves.toEqual({
      url: board,
      finalUrl: board,
      status: 200,
      contentType: 'application/json; charset=utf-8',
      body: expect.stringContaining('"meta":{"total":2}'),
      etag: expect.stringMatching(/^"[0-9a-f]{40}"$/),
      lastModified: null,
    });
  });

  it('sends its user agent, even against the caller', async () => {
    const headers = { 'User-Agent': 'Mozilla/5.0' };

    await client.fetch({ url: board, expect: 'json', headers }, signal);

    expect(sites.traffic.seen.at(-1)?.userAgent).toBe(defaults.userAgent);
  });

  it('returns a refusal as a document to a caller that reads it, whatever its kind', async () => {
    const url = 'https://boards-api.greenhouse.io/v1/boards/nobody/jobs';
    const kept = await client.fetch({ url, expect: 'xml', keepsRefusals: true }, signal);
    expect(kept).toMatchObject({ status: 404, body: expect.stringMatching(/^\{/) });
    await expect(client.fetch({ url, expect: 'json' }, signal)).rejects.toMatchObject({
      code: 'page_not_found',
    });
  });

  it('returns the previous document if nothing changed', async () => {
    const previous = await fetchBoard();

    await expect(client.fetch({ url: board, expect: 'json' }, signal, previous)).resolves.toBe(
      previous,
    );
  });

  it('does not transfer an unchanged document again', async () => {
    const previous = await fetchBoard();

    await client.fetch({ url: board, expect: 'json' }, signal, previous);

    expect(sites.traffic.notModified).toBe(1);
  });

  it('returns the new document after a change', async () => {
    const company = sites.addCompany({ kind: 'lever', slug: 'changing', postings: 1 });
    const request = { url: 'https://api.lever.co/v0/postings/changing', expect: 'json' } as const;
    const previous = await client.fetch(request, signal);
    sites.changePosting(company, 4_000_000, { title: 'Head of Cheese' });

    const changed = await client.fetch(request, signal, previous);

    expect(changed.body).toContain('Head of Cheese');
  });

  it('rejects a 304 to an unconditional request', async () => {
    using _fault = stopAfter(sites.fail(page, faults.status(304)));

    await expect(fetchPage()).rejects.toMatchObject({ code: 'unexpected_content' });
  });

  it('reports the end of a redirect inside a mirror by its original address', async () => {
    using _fault = stopAfter(
      sites.fail(/careers\/old$/, faults.redirect('https://acme.example/careers')),
    );

    await expect(fetchPage(`${page}/old`)).resolves.toMatchObject({
      url: `${page}/old`,
      finalUrl: page,
    });
  });

  it('follows a redirect to another mirrored origin', async () => {
    using _fault = stopAfter(
      sites.fail(/careers\/moved$/, faults.redirect('https://boards.greenhouse.io/acme')),
    );

    await expect(fetchPage(`${page}/moved`)).resolves.toMatchObject({
      finalUrl: 'https://boards.greenhouse.io/acme',
    });
  });

  it.each([
    ['404', faults.status(404), 'page_not_found'],
    ['403', faults.status(403), 'access_denied'],
    ['500', faults.status(500), 'server_error'],
    ['a redirect loop', faults.redirectLoop(), 'too_many_redirects'],
    ['a redirect maze', faults.redirectMaze(), 'too_many_redirects'],
    [
      'a redirect to the metadata service',
      faults.redirect('http://169.254.169.254/'),
      'private_address',
    ],
    ['a redirect to this machine', faults.redirect('http://127.0.0.1:1/'), 'private_address'],
    ['a redirect to a local name', faults.redirect('http://localhost:1/'), 'private_address'],
    ['a redirect to a file', faults.redirect('file:///etc/passwd'), 'unsupported_protocol'],
    ['a reset', faults.reset(), 'network_error'],
    ['half a body', faults.truncated(), 'network_error'],
    ['30 MB', faults.huge(), 'body_too_large'],
    ['30 MB in a gzip bomb', faults.gzipBomb(), 'body_too_large'],
    ['a marked challenge', faults.challenge(403, true), 'challenge_page'],
    ['a captcha sent with a refusal', faults.challenge(403), 'challenge_page'],
    ['a challenge for JSON', faults.challenge(200), 'unexpected_content'],
    ['a PDF', faults.pdf(), 'unexpected_content'],
  ])('calls %s by its name', async (_what, fault, code) => {
    using _fault = stopAfter(sites.fail(board, fault));

    await expect(fetchBoard()).rejects.toMatchObject({ code });
  });

  it('names the original address if its mirror fails', async () => {
    const squeezed: Fault = ({ response }) => {
      response.writeHead(200, { 'content-encoding': 'compress' }).end('Jobs');
    };
    using _fault = stopAfter(sites.fail(board, squeezed));

    await expect(fetchBoard()).rejects.toMatchObject({
      code: 'unexpected_content',
      details: { url: board, got: 'the compression compress' },
    });
  });

  it.each([
    ['set-cookie', Array.from({ length: 90 }, (_, i) => `c${i}=${'x'.repeat(300)}`)],
    ['content-security-policy', 'x'.repeat(60_000)],
  ])('reads a page whose fields are long: %s', async (name, value) => {
    const long: Fault = ({ response }) => {
      response.writeHead(200, { [name]: value }).end('{"jobs":[]}');
    };
    using _fault = stopAfter(sites.fail(board, long));

    await expect(fetchBoard()).resolves.toMatchObject({ status: 200 });
  });

  it('reads JSON under any label', async () => {
    using _fault = stopAfter(sites.fail(board, faults.contentType('text/html')));

    await expect(fetchBoard()).resolves.toMatchObject({ contentType: 'text/html' });
  });

  it('reads a page from a reset connection at the second try', async () => {
    using _fault = stopAfter(sites.fail(board, faults.reset(), 1));

    await expect(fetchBoard()).resolves.toMatchObject({ status: 200 });
  });

  it('does not post twice', async () => {
    using _fault = stopAfter(sites.fail(board, faults.reset()));

    await client
      .fetch({ url: board, expect: 'json', method: 'POST', body: '{}' }, signal)
      .catch(() => undefined);

    expect(sites.traffic.count(board)).toBe(1);
  });

  it.each([
    ['hangs', faults.hang()],
    ['sends a byte at a time', faults.drip(10)],
  ])('gives up if a site %s', async (_how, fault) => {
    await using hasty = createHttpClient({
      ...defaults,
      originMap: sites.originMap,
      requestTimeoutMs: 100,
    });
    using _fault = stopAfter(sites.fail(page, fault));

    await expect(hasty.fetch({ url: page, expect: 'html' }, signal)).rejects.toMatchObject({
      code: 'request_timeout',
      // On a machine that stalls, the site's robots.txt takes too long as well.
      details: { url: expect.stringMatching(/\/(?:careers|robots\.txt)$/), timeoutMs: 100 },
    });
  });

  it('stops at once when cancelled in the middle of an answer', async () => {
    const controller = new AbortController();
    const half: Fault = ({ response }) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write('<h1>Jobs', () => controller.abort());
    };
    using _fault = stopAfter(sites.fail(page, half));

    await expect(
      client.fetch({ url: page, expect: 'html' }, controller.signal),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('stops at once when cancelled', async () => {
    using _fault = stopAfter(sites.fail(page, faults.hang()));
    const controller = new AbortController();
    sites.before(page, () => controller.abort());

    await expect(
      client.fetch({ url: page, expect: 'html' }, controller.signal),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('ends open requests when disposed of', async () => {
    const closing = createHttpClient({ ...defaults, originMap: sites.originMap });
    using _fault = stopAfter(sites.fail(page, faults.hang()));
    sites.before(page, () => void closing[Symbol.asyncDispose]());

    await expect(closing.fetch({ url: page, expect: 'html' }, signal)).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it.each(['ftp://acme.example/', 'file:///etc/passwd'])('does not read %s', async (url) => {
    await expect(fetchPage(url)).rejects.toMatchObject({ code: 'unsupported_protocol' });
  });
});

const stopAfter = (stop: () => void): Disposable => ({ [Symbol.dispose]: stop });
