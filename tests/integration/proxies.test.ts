import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FakeProxy, startHttpProxy, startSocksProxy } from '#tests/fakes/proxy-servers.ts';
import { inOneProcess, runCli } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { startLocalServer } from '#tests/support/local-server.ts';
import { summaryOf } from '#tests/support/scan.ts';

const job = {
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: 'Beekeeper',
  url: '/jobs/1',
  hiringOrganization: { name: 'Acme' },
  description: 'You keep the bees.',
};

let site: Awaited<ReturnType<typeof startLocalServer>>;
beforeAll(async () => {
  site = await startLocalServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<script type="application/ld+json">${JSON.stringify(job)}</script>`);
  });
});
afterAll(() => site[Symbol.asyncDispose]());

/** A site whose name only its proxy knows: without the proxy nothing can be read. */
const careers = 'http://careers.acme.test/jobs';

async function startWorld(start: typeof startHttpProxy, use: 'all' | 'chosen') {
  await using stack = new AsyncDisposableStack();
  const proxy: FakeProxy = stack.use(await start({ port: site.port }));
  const folder = stack.use(await temporaryFolder());
  const env = {
    ...inOneProcess,
    ROLEWATCH_PROXIES: proxy.url,
    ROLEWATCH_PROXY_USE: use,
    ROLEWATCH_ALLOW_PRIVATE_NETWORK: 'true',
  };
  const run = (...args: readonly string[]) =>
    runCli(['--json', ...args, '--data-dir', folder.path], { env });
  const owned = stack.move();
  return { proxy, run, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

test.for([
  ['HTTP', startHttpProxy],
  ['SOCKS5', startSocksProxy],
] as const)('a scan reads a company through a proxy: %s', async ([, start]) => {
  await using world = await startWorld(start, 'all');
  const result = await world.run('scrape', careers);
  expect(summaryOf(result)).toMatchObject({ status: 'completed', totals: { new: 1 } });
  expect(new Set(world.proxy.asked)).toEqual(new Set(['careers.acme.test:80']));
});

test('only chosen companies are read through a proxy, as long as they are chosen', async () => {
  await using world = await startWorld(startHttpProxy, 'chosen');
  expect((await world.run('companies', 'add', careers, '--name', 'Acme')).exitCode).toBe(0);
  const directly = summaryOf(await world.run('scrape', careers));
  // What a machine without any name server says, too.
  const unreached = expect.stringMatching(/^(host_not_found|network_error|offline)$/);
  expect(directly.companies).toMatchObject([{ error: { code: unreached } }]);
  expect(world.proxy.asked).toEqual([]);
  expect((await world.run('companies', 'proxy', 'Acme', 'on')).exitCode).toBe(0);
  expect(summaryOf(await world.run('scrape', careers))).toMatchObject({ totals: { new: 1 } });
  const asked = world.proxy.asked.length;
  expect(asked).toBeGreaterThan(0);
  expect((await world.run('companies', 'proxy', 'Acme', 'off')).exitCode).toBe(0);
  await world.run('scrape', careers);
  expect(world.proxy.asked).toHaveLength(asked);
});

test('a proxy that does not work is named, and its password is not', async () => {
  await using folder = await temporaryFolder();
  const env = { ...inOneProcess, ROLEWATCH_PROXIES: 'http://ada:secret@127.0.0.1:9' };
  const result = await runCli(['--json', 'scrape', careers, '--data-dir', folder.path], {
    env: { ...env, ROLEWATCH_ALLOW_PRIVATE_NETWORK: 'true' },
  });
  expect(summaryOf(result).companies).toMatchObject([
    { error: { code: 'proxy_failed', message: expect.stringContaining('http://127.0.0.1:9') } },
  ]);
  expect(result.stdout + result.stderr).not.toContain('secret');
});
