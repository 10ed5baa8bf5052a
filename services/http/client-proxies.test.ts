import { expect, test } from 'vitest';
import { seconds } from '#core/duration.ts';
import { mebibytes } from '#core/quantity.ts';
import {
  type FakeProxy,
  type FakeProxyOptions,
  startHttpProxy,
  startSocksProxy,
} from '#tests/fakes/proxy-servers.ts';
import { startSecureSite } from '#tests/fakes/secure-site.ts';
import { startLocalServer } from '#tests/support/local-server.ts';
import { createHttpClient, type HttpOptions, type HttpSurroundings } from './client.ts';

const { signal } = new AbortController();
/** An address outside every private range; nothing connects to it but a fake proxy. */
const publicly = async () => [{ address: '8.8.4.4', family: 4 }];
const page = { url: 'http://acme.example/jobs', expect: 'html' } as const;

const open = (options: Partial<HttpOptions>, surroundings: HttpSurroundings = {}) =>
  createHttpClient(
    {
      userAgent: 'Rolewatch/0.1',
      originMap: {},
      allowPrivateNetwork: false,
      maxBodyBytes: mebibytes(25),
      requestTimeoutMs: seconds(30),
      siteConnections: 4,
      siteDelayMs: 0,
      ...options,
    },
    { lookup: publicly, ...surroundings },
  );

const startSite = () =>
  startLocalServer(({ url }, response) => {
    if (url === '/robots.txt') return void response.writeHead(404).end();
    if (url === '/wall') return void response.writeHead(403).end();
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Jobs</h1>');
  });

const kinds: Readonly<Record<string, (options: FakeProxyOptions) => Promise<FakeProxy>>> = {
  http: startHttpProxy,
  socks5: startSocksProxy,
};
const kindNames = Object.keys(kinds);

const startProxy = async (kind: string, options: FakeProxyOptions): Promise<FakeProxy> => {
  const start = kinds[kind];
  if (start === undefined) throw new Error(`no proxy is called ${kind}`);
  return await start(options);
};

test.for(kindNames)('a page comes through a proxy: %s', async (kind) => {
  await using site = await startSite();
  await using proxy = await startProxy(kind, { port: site.port });
  await using client = open({ proxies: proxy.url });
  const document = await client.fetch(page, signal);
  expect(document.body).toBe('<h1>Jobs</h1>');
  expect(new Set(proxy.asked)).toEqual(new Set(['8.8.4.4:80']));
});

test.for(kindNames)('a page over TLS is proven to come from its site: %s', async (kind) => {
  await using site = await startSecureSite();
  await using proxy = await startProxy(kind, { port: site.port });
  const wanted = { url: 'https://secure.example/', expect: 'html' } as const;
  await using client = open({ proxies: proxy.url }, { authority: site.authority });
  expect((await client.fetch(wanted, signal)).body).toContain('<h1>Jobs</h1>');
  await using stranger = open({ proxies: proxy.url });
  await expect(stranger.fetch(wanted, signal)).rejects.toMatchObject({
    code: 'invalid_certificate',
  });
});

test.for(kindNames)(
  'a proxy gets its name and password, and says if they are wrong: %s',
  async (kind) => {
    await using site = await startSite();
    const login = { name: 'ada', password: 'p@ss:word' };
    await using proxy = await startProxy(kind, { port: site.port, login });
    await using client = open({ proxies: proxy.url });
    expect((await client.fetch(page, signal)).status).toBe(200);
    await using other = open({ proxies: proxy.url.replace('ada:', 'eve:') });
    const error: unknown = await other.fetch(page, signal).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'proxy_failed' });
    expect(String(error)).not.toMatch(/eve|p%40ss|p@ss/);
  },
);

test.for(['http://10.1.2.3/', 'http://localhost/', 'http://[::1]/', 'http://printer.internal/'])(
  'no proxy is asked for a private address: %s',
  async (url) => {
    await using site = await startSite();
    await using proxy = await startHttpProxy({ port: site.port });
    await using client = open({ proxies: proxy.url });
    await expect(client.fetch({ url, expect: 'html' }, signal)).rejects.toMatchObject({
      code: 'private_address',
    });
    expect(proxy.asked).toEqual([]);
  },
);

test('no proxy is asked for a public name with a private address', async () => {
  await using site = await startSite();
  await using proxy = await startSocksProxy({ port: site.port });
  const lookup = async () => [{ address: '192.168.1.1', family: 4 }];
  await using client = open({ proxies: proxy.url }, { lookup });
  await expect(client.fetch(page, signal)).rejects.toMatchObject({ code: 'private_address' });
  expect(proxy.asked).toEqual([]);
});

test('where private networks are allowed, the proxy looks up the name', async () => {
  await using site = await startSite();
  await using proxy = await startHttpProxy({ port: site.port });
  await using client = open({ proxies: proxy.url, allowPrivateNetwork: true });
  await client.fetch(page, signal);
  expect(new Set(proxy.asked)).toEqual(new Set(['acme.example:80']));
});

test('where one proxy fails the next one asks, and the first is not asked again for a while', async () => {
  await using site = await startSite();
  await using broken = await startHttpProxy({ port: site.port, refusal: 500 });
  await using working = await startSocksProxy({ port: site.port });
  await using client = open({ proxies: `${broken.url} ${working.url}` });
  for (const path of ['a', 'b', 'c']) {
    await client.fetch({ ...page, url: `http://acme.example/${path}` }, signal);
  }
  expect(broken.asked).toHaveLength(1);
  expect(working.asked.length).toBeGreaterThan(0);
});

test('if every proxy fails, the first one is named without its password', async () => {
  await using client = open({ proxies: 'http://ada:secret@127.0.0.1:1, socks5://127.0.0.1:2' });
  const error: unknown = await client.fetch(page, signal).catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    code: 'proxy_failed',
    message: 'The proxy http://127.0.0.1:1 does not work: nothing listens there',
  });
});

test('a server that is no proxy fails as one', async () => {
  await using site = await startSite();
  await using client = open({ proxies: site.url });
  await expect(client.fetch(page, signal)).rejects.toMatchObject({ code: 'proxy_failed' });
});

test.for([
  ['http', 502],
  ['http', 504],
  ['socks5', 4],
  ['socks5', 5],
] as const)(
  'a site that a proxy cannot reach is no fault of the proxy: %s %i',
  async ([kind, refusal]) => {
    await using site = await startSite();
    await using proxy = await startProxy(kind, { port: site.port, refusal });
    await using other = await startProxy(kind, { port: site.port });
    await using client = open({ proxies: `${proxy.url} ${other.url}` });
    await expect(client.fetch(page, signal)).rejects.toMatchObject({ code: 'network_error' });
    expect(other.asked).toEqual([]);
  },
);

test('a wall is a wall: no other proxy is tried', async () => {
  await using site = await startSite();
  await using first = await startHttpProxy({ port: site.port });
  await using second = await startHttpProxy({ port: site.port });
  await using client = open({ proxies: `${first.url} ${second.url}` });
  const wall = { ...page, url: 'http://acme.example/wall' };
  await expect(client.fetch(wall, signal)).rejects.toMatchObject({ code: 'access_denied' });
  expect(second.asked).toEqual([]);
});

test('mirrors are asked without a proxy', async () => {
  await using site = await startSite();
  await using client = open({
    proxies: 'http://127.0.0.1:1',
    originMap: { 'http://acme.example': site.url },
  });
  expect((await client.fetch(page, signal)).status).toBe(200);
});

test('a client of its own asks by proxies, beside one that does not', async () => {
  await using site = await startSite();
  await using proxy = await startHttpProxy({ port: site.port });
  await using direct = open({ allowPrivateNetwork: true });
  await using chosen = direct.byProxies(proxy.url);
  await direct.fetch({ ...page, url: `${site.url}/jobs` }, signal);
  expect(proxy.asked).toEqual([]);
  await chosen.fetch(page, signal);
  expect(proxy.asked).not.toEqual([]);
});
