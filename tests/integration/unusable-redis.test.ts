import net from 'node:net';
import { describe, expect, it } from 'vitest';
import { toErrorView } from '#core/errors.ts';
import { createConnection, endConnection } from '#services/redis/connection.ts';
import { probe } from '#services/redis/probe.ts';
import { startSecureSite } from '#tests/fakes/secure-site.ts';
import { failed, runCli } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { hasRedis, startExternalRedis } from '#tests/support/external-redis.ts';
import { startLocalServer } from '#tests/support/local-server.ts';

type Place = AsyncDisposable & { readonly url: string };

/** A Redis with these settings; the URL may differ from its owner's. */
const redis =
  (args: readonly string[], change: (url: string) => string = (url) => url) =>
  async (): Promise<Place> => {
    const server = await startExternalRedis(args);
    return { ...server, url: change(server.url) };
  };

async function listening(onConnection: (socket: net.Socket) => void): Promise<Place> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as net.AddressInfo;
  return {
    url: `redis://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** A server that sends these words at once, then closes. */
const saying = (words: string) => () => listening((socket) => socket.end(words));

const silent = () => listening(() => undefined);

/** A server with Redis' protocol; `reply` gets the name of each command in small letters. */
const answering = (reply: (command: string) => string) =>
  listening((socket) =>
    socket.on('data', (bytes) => {
      const commands = bytes.toString('latin1').matchAll(/\*\d+\r\n\$\d+\r\n(\w+)\r\n/g);
      for (const [, name = ''] of commands) socket.write(reply(name.toLowerCase()));
    }),
  );

/** A Redis with room for one client, which is taken. */
async function crowded(): Promise<Place> {
  const server = await startExternalRedis(['--maxclients', '1']);
  const other = createConnection({ url: server.url }, 'worker', () => undefined);
  await other.ping();
  return {
    url: server.url,
    async [Symbol.asyncDispose]() {
      endConnection(other);
      await server[Symbol.asyncDispose]();
    },
  };
}

async function replica(): Promise<Place> {
  const primary = await startExternalRedis();
  const { port } = new URL(primary.url);
  const copy = await startExternalRedis(['--replicaof', '127.0.0.1', port]);
  return {
    url: copy.url,
    async [Symbol.asyncDispose]() {
      await copy[Symbol.asyncDispose]();
      await primary[Symbol.asyncDispose]();
    },
  };
}

async function clusterNode(): Promise<Place> {
  const folder = await temporaryFolder();
  const server = await startExternalRedis(['--cluster-enabled', 'yes', '--dir', folder.path]);
  return {
    url: server.url,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** A Redis whose last save failed, since its folder is gone. */
async function notSaving(): Promise<Place> {
  const folder = await temporaryFolder();
  const server = await startExternalRedis(['--dir', folder.path, '--save', '3600 1']);
  await folder[Symbol.asyncDispose]();
  await server.command('BGSAVE');
  await expect
    .poll(async () => String(await server.command('INFO', 'persistence')))
    .toContain('rdb_last_bgsave_status:err');
  return server;
}

/** A Redis without HELLO, as before 6.0, that returns this INFO. */
const sayingOfItself = (info: string) => async (): Promise<Place> =>
  await answering((command) => {
    if (command === 'hello') return "-ERR unknown command 'HELLO'\r\n";
    return command === 'info' ? `$${info.length}\r\n${info}\r\n` : '+OK\r\n';
  });

const overTls = (protocol: 'redis' | 'rediss') => async (): Promise<Place> => {
  const site = await startSecureSite();
  return { ...site, url: `${protocol}://127.0.0.1:${site.port}` };
};

async function webServer(): Promise<Place> {
  const server = await startLocalServer((_request, response) => response.end('hello'));
  return { ...server, url: server.url.replace('http:', 'redis:') };
}

const limited = ['--user', 'guest', 'on', '>pw', '~other:*', '+@all'];
const wordless = ['--user', 'guest', 'on', '>pw', '~*', '&*', '+@all', '-eval'];
const asGuest = (url: string) => url.replace(':secret@', 'guest:pw@');

const places: readonly (readonly [
  what: string,
  open: () => Promise<Place>,
  code: string,
  told: RegExp,
])[] = [
  ['a read-only replica', replica, 'redis_unusable', /read-only replica.*primary/],
  ['a full one', redis(['--maxmemory', '1kb']), 'redis_full', /full.*maxmemory/],
  [
    'one that throws any key away',
    redis(['--maxmemory-policy', 'allkeys-lru']),
    'redis_unusable',
    /allkeys-lru.*CONFIG SET maxmemory-policy noeviction/,
  ],
  [
    'one that throws keys away that expire',
    redis(['--maxmemory-policy', 'volatile-ttl', '--maxmemory', '100mb']),
    'redis_unusable',
    /volatile-ttl/,
  ],
  [
    'one that wants a password',
    redis([], (url) => url.replace(':secret@', '')),
    'redis_unusable',
    /requires a password/,
  ],
  [
    'one with another password',
    redis([], (url) => url.replace('secret', 'guess')),
    'redis_unusable',
    /rejected the name or the password/,
  ],
  ['one whose user has other keys', redis(limited, asGuest), 'redis_unusable', /ACL SETUSER/],
  ['one whose user may run no scripts', redis(wordless, asGuest), 'redis_unusable', /'eval'/],
  ['a node of a cluster', clusterNode, 'redis_unusable', /Cluster.*standalone/],
  ['a Sentinel', sayingOfItself('redis_mode:sentinel'), 'redis_unusable', /Sentinel.*primary/],
  [
    'one that is too old',
    sayingOfItself('redis_version:4.0.9'),
    'redis_unusable',
    /4\.0\.9.*Redis 5/,
  ],
  ['one that is loading', sayingOfItself('loading:1'), 'redis_unavailable', /loading/],
  ['one whose disk fails', notSaving, 'redis_not_saving', /snapshots cannot be saved/],
  [
    'one without that database',
    redis([], (url) => `${url}/99`),
    'redis_unusable',
    /no database with that number/,
  ],
  ['one with no place for another client', crowded, 'redis_unavailable', /maxclients/],
  [
    'one without TLS',
    redis([], (url) => url.replace('redis:', 'rediss:')),
    'redis_unusable',
    /redis:\/\/ instead/,
  ],
  ['one with TLS', overTls('redis'), 'redis_unusable', /rediss:\/\//],
  ['one whose certificate nobody knows', overTls('rediss'), 'redis_unusable', /not trusted/],
  ['a web server', webServer, 'redis_unusable', /is not Redis.*host and port/],
  ['a mail server', saying('220 mail.example ESMTP\r\n'), 'redis_unusable', /is not Redis/],
  [
    'one in protected mode',
    saying('-DENIED Redis is running in protected mode because …\r\n'),
    'redis_unusable',
    /protected mode.*requirepass/,
  ],
  ['one that closes at once', saying(''), 'redis_unavailable', /closed the connection/],
  ['one that says nothing', silent, 'redis_unavailable', /no answer within/],
];

describe.skipIf(!hasRedis)('a Redis that cannot do our work is reported with cause and fix', () => {
  it.each(places)('%s', async (_what, open, code, told) => {
    await using place = await open();
    const failure = await probe({ url: place.url }, 1_000).catch(toErrorView);
    expect(failure).toMatchObject({ code });
    expect(JSON.stringify(failure)).toMatch(told);
  });

  it('and a usable one stays as it was', async () => {
    await using server = await startExternalRedis();
    expect(await probe({ url: server.url }, 5_000)).toBeGreaterThan(0);
    expect(await server.command('DBSIZE')).toBe(0);
  });
});

describe.skipIf(!hasRedis)(
  'a missing command that the queues need is found before any work begins',
  () => {
    const forbidden = [
      'evalsha',
      'bzpopmin',
      'xread',
      'xadd',
      'hset',
      'zadd',
      'multi',
      'subscribe',
    ];
    it.each([...forbidden, 'client'])('if the user may not run it: %s', async (command) => {
      const user = ['--user', 'guest', 'on', '>pw', '~*', '&*', '+@all', `-${command}`];
      await using place = await redis(user, asGuest)();
      const failure = await probe({ url: place.url }, 5_000, { isThorough: true }).catch(
        toErrorView,
      );
      expect(failure).toMatchObject({
        code: 'redis_unusable',
        hint: expect.stringContaining('ACL'),
      });
    });

    it.each(['evalsha', 'bzpopmin', 'xadd', 'hset', 'rpush'])(
      'if it has another name: %s',
      async (command) => {
        await using place = await redis(['--rename-command', command, 'other'])();
        const failure = await probe({ url: place.url }, 5_000, { isThorough: true }).catch(
          toErrorView,
        );
        expect(failure).toMatchObject({
          code: 'redis_unusable',
          message: expect.stringContaining('does not know'),
        });
      },
    );

    it('and the check leaves nothing behind', async () => {
      await using server = await startExternalRedis();
      await probe({ url: server.url }, 5_000, { isThorough: true });
      expect(await server.command('DBSIZE')).toBe(0);
    });

    it('and a Redis that only hides its clients is accepted', async () => {
      await using place = await redis(['--rename-command', 'client', ''])();
      expect(await probe({ url: place.url }, 5_000, { isThorough: true })).toBeGreaterThan(0);
    });
  },
);

describe.skipIf(!hasRedis)('a command over such a Redis ends in one line', () => {
  it.each([
    ['a replica', replica, 'redis_unusable'],
    ['a full one', redis(['--maxmemory', '1kb']), 'redis_full'],
    ['one that evicts', redis(['--maxmemory-policy', 'allkeys-lfu']), 'redis_unusable'],
    ['a web server', webServer, 'redis_unusable'],
  ] as const)('%s', async (_what, open, code) => {
    await using place = await open();
    await using folder = await temporaryFolder();
    const args = ['--json', 'scrape', '--data-dir', folder.path, 'https://jobs.lever.co/acme'];
    const ended = await runCli(args, { env: { ROLEWATCH_REDIS_URL: place.url } });
    expect(ended).toMatchObject(failed(code));
  });
});
