import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mebibytes } from '#core/quantity.ts';
import type { BoardKind } from '#demo/boards.ts';
import { type Fault, faults } from '#tests/fakes/career-site-faults.ts';
import { startSecureSite } from '#tests/fakes/secure-site.ts';
import { startLocalServer } from '#tests/support/local-server.ts';
import {
  companyIn,
  type ScanWorld,
  type Summary,
  startScanWorld,
  summaryOf,
} from '#tests/support/scan.ts';

/** Short, since the test waits for four tries of each hanging site. */
const env = {
  ROLEWATCH_REQUEST_TIMEOUT_MS: '1500',
  ROLEWATCH_MAX_BODY_BYTES: String(mebibytes(25)),
};

type MakeAddress = (world: ScanWorld, slug: string) => string;

type BadSite = readonly [what: string, make: MakeAddress, code: string, says: RegExp];

const unknown =
  (kind: BoardKind): MakeAddress =>
  ({ sites }, slug) => {
    const known = sites.addCompany({ kind, slug: `other-${slug}` });
    const url = known.url.replace(`other-${slug}`, slug);
    sites.setPage(url, null);
    return url;
  };

const failing =
  (kind: BoardKind, fault: Fault): MakeAddress =>
  ({ sites }, slug) => {
    const { url } = sites.addCompany({ kind, slug, postings: 3 });
    sites.fail(kind === 'html' ? url : new RegExp(`/${slug}\\b`), fault);
    return url;
  };

const page =
  (body: string, status = 200): MakeAddress =>
  ({ sites }, slug) => {
    const url = `https://${slug}.example/careers`;
    sites.setPage(url, { status, type: 'text/html', body: `<!doctype html>${body}` });
    return url;
  };

const refusedByRobots: MakeAddress = ({ sites }, slug) => {
  sites.refuseRobots(`https://${slug}.example`);
  return sites.addCompany({ kind: 'html', slug, postings: 3 }).url;
};

const mappedTo =
  (to: () => string): MakeAddress =>
  ({ mapOrigin }, slug) => {
    mapOrigin(`https://${slug}.example`, to());
    return `https://${slug}.example/careers`;
  };

const always =
  (address: string): MakeAddress =>
  () =>
    address;

const challenge = '<title>Just a moment...</title><h1>Verify you are human</h1>';
const webPage: Fault = ({ response }) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><h1>Closed</h1>');
};

let secureAddress = '';
let deadAddress = '';

const badSites: readonly BadSite[] = [
  ['an unknown Greenhouse board', unknown('greenhouse'), 'unknown_board', /has no board "site\d+"/],
  ['an unknown Lever board', unknown('lever'), 'unknown_board', /has no board "site\d+"/],
  ['an unknown Ashby board', unknown('ashby'), 'unknown_board', /has no board "site\d+"/],
  ['an unknown Workable board', unknown('workable'), 'unknown_board', /has no board "site\d+"/],
  ['an unknown Recruitee board', unknown('recruitee'), 'unknown_board', /has no board "site\d+"/],
  ['a page that is gone', page('Gone', 404), 'page_not_found', /does not exist \(404\)/],
  ['a board that is gone', failing('lever', faults.status(410)), 'unknown_board', /no board/],
  ['a storm of 500s', failing('lever', faults.status(500)), 'server_error', /\(500\)/],
  ['a storm of 503s on a page', failing('html', faults.status(503)), 'server_error', /\(503\)/],
  ['a refusal', failing('greenhouse', faults.status(403)), 'access_denied', /denied access/],
  ['a 429 without end', failing('html', faults.status(429)), 'rate_limited', /asks us to wait/],
  ['no answer', failing('greenhouse', faults.hang()), 'request_timeout', /within 1\.5 s/],
  ['a body that drips', failing('lever', faults.drip()), 'request_timeout', /within 1\.5 s/],
  ['a page that drips', failing('html', faults.drip()), 'request_timeout', /within 1\.5 s/],
  ['30 MB', failing('ashby', faults.huge()), 'body_too_large', /larger than 25 MB/],
  ['a page of 30 MB', failing('html', faults.huge()), 'body_too_large', /larger than 25 MB/],
  ['30 MB in few', failing('lever', faults.gzipBomb()), 'body_too_large', /larger than 25 MB/],
  ['a redirect loop', failing('lever', faults.redirectLoop()), 'too_many_redirects', /10 times/],
  ['a redirect maze', failing('html', faults.redirectMaze()), 'too_many_redirects', /10 times/],
  ['a reset', failing('lever', faults.reset()), 'network_error', /connection reset/],
  [
    'half an answer',
    failing('ashby', faults.truncated()),
    'network_error',
    /cut short|closed early/,
  ],
  ['a PDF', failing('html', faults.pdf()), 'unexpected_content', /a PDF, not an HTML page/],
  ['a page for JSON', failing('ashby', webPage), 'unexpected_content', /HTML page, not JSON/],
  ['broken JSON', failing('greenhouse', faults.invalidJson()), 'broken_answer', /JSON is broken/],
  ['a marked wall', failing('html', faults.challenge(403, true)), 'challenge_page', /Cloudflare/],
  ['a wall that says 200', page(challenge), 'challenge_page', /blocks automated readers/],
  ['a robots refusal', refusedByRobots, 'robots_denied', /robots\.txt/],
  [
    'a page about bread',
    page('<h1>About us</h1>We bake.'),
    'no_openings_found',
    /Can’t find any openings/,
  ],
  ['an invalid certificate', mappedTo(() => secureAddress), 'invalid_certificate', /self-signed/],
  ['a site that is down', mappedTo(() => deadAddress), 'network_error', /connection refused/],
  [
    'a private address',
    always('http://127.0.0.1:4010/jobs'),
    'private_address',
    /^127\.0\.0\.1 is/,
  ],
  ['a private name', always('http://localhost/jobs'), 'private_address', /^localhost is/],
  ['the cloud’s own address', always('http://169.254.169.254/x'), 'private_address', /private/],
  [
    'a redirect into the private network',
    failing('html', faults.redirect('http://10.0.0.1/jobs')),
    'private_address',
    /^10\.0\.0\.1 is/,
  ],
  [
    'a redirect to a file',
    failing('html', faults.redirect('file:///etc/passwd')),
    'unsupported_protocol',
    /not an http or https address/,
  ],
  ['a file', always('file:///etc/passwd'), 'unsupported_protocol', /not an http/],
  ['an FTP address', always('ftp://acme.example/jobs'), 'unsupported_protocol', /not an http/],
  ['no address at all', always('not an address'), 'invalid_url', /not a web address/],
  ['nothing', always(''), 'invalid_url', /not a web address/],
];

describe('one scan of many misbehaving sites', () => {
  let world: ScanWorld;
  let exitCode: number | null;
  let summary: Summary;
  let stderr: string;
  let stored: readonly { readonly company: string }[];
  const addresses = new Map<string, string>();
  const good: string[] = [];
  const empty: string[] = [];

  beforeAll(async () => {
    await using secure = await startSecureSite();
    secureAddress = `https://127.0.0.1:${secure.port}`;
    deadAddress = await closedAddress();
    world = await startScanWorld();
    for (const kind of ['greenhouse', 'lever', 'ashby', 'html'] as const) {
      good.push(world.sites.addCompany({ kind, slug: `good${kind}`, postings: 5 }).url);
    }
    for (const kind of ['greenhouse', 'lever', 'ashby', 'workable', 'recruitee'] as const) {
      empty.push(world.sites.addCompany({ kind, slug: `empty${kind}` }).url);
    }
    for (const [n, [what, make]] of badSites.entries()) {
      addresses.set(what, make(world, `site${n}`));
    }
    const result = await world.scrape([...good, ...addresses.values(), ...empty], env);
    ({ exitCode, stderr } = result);
    summary = summaryOf(result);
    const { lines } = await world.run(['postings']);
    stored = lines as typeof stored;
  });
  afterAll(() => world[Symbol.asyncDispose]());

  describe.each(badSites)('%s', (what, _make, code, says) => {
    const company = () => companyIn(summary, addresses.get(what) ?? '');

    it(`is reported as ${code}, in one line with what to do`, () => {
      const { status, error } = company();
      expect({ status, code: error?.code }).toEqual({ status: 'failed', code });
      expect(error?.message).toMatch(says);
      expect(error?.hint).not.toBe('');
      expect(`${error?.message}${error?.hint}`).not.toContain('\n');
    });

    it('stores nothing', () => {
      const { name, postings } = company();
      // An unread count is unknown, not zero.
      expect(postings).toBeNull();
      expect(stored.filter((posting) => posting.company === name)).toEqual([]);
    });
  });

  it('reads the good sites among them in full', () => {
    const read = good.map((url) => companyIn(summary, url));
    expect(read.map(({ status, postings, error }) => ({ status, postings, error }))).toEqual(
      good.map(() => ({ status: 'completed', postings: 5, error: null })),
    );
    expect(stored).toHaveLength(5 * good.length);
  });

  it('accepts a board without openings', () => {
    const read = empty.map((url) => companyIn(summary, url));
    expect(read.map(({ status, postings, error }) => ({ status, postings, error }))).toEqual(
      empty.map(() => ({ status: 'completed', postings: 0, error: null })),
    );
  });

  it('ends as partial, with exit code 1 and without a stack trace', () => {
    expect({ exitCode, status: summary.status }).toEqual({ exitCode: 1, status: 'partial' });
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('counts each address once', () => {
    expect(summary.totals).toMatchObject({
      companies: good.length + empty.length + badSites.length,
      failed: badSites.length,
      new: 5 * good.length,
    });
  });

  it('asks a failing site at most four times', () => {
    const asked = world.sites.traffic.count(new RegExp(`/${slugOf('a storm of 500s')}\\b`));
    expect(asked).toBe(4);
  });

  it('asks a missing board only once', () => {
    const asked = world.sites.traffic.count(new RegExp(`/boards/${slugOf(badSites[0]?.[0])}\\b`));
    expect(asked).toBe(1);
  });

  it('records the result of each company', async () => {
    const { lines } = await world.run(['companies', 'list']);
    const health = Object.fromEntries(lines.map(({ url, health }) => [url, health]));
    expect(Object.values(health).filter((each) => each === 'ok')).toHaveLength(
      good.length + empty.length,
    );
    expect(new Set(Object.values(health))).toEqual(new Set(['ok', 'failed']));
  });

  const slugOf = (what: string | undefined) =>
    `site${badSites.findIndex(([each]) => each === what)}`;
});

/** An address without a listener. */
async function closedAddress(): Promise<string> {
  await using server = await startLocalServer(() => undefined);
  return server.url;
}
