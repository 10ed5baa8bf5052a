import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#core/settings.ts';
import { dataPaths } from '#services/paths.ts';
import { fakeChild } from '#tests/support/fake-child.ts';
import { startLocalServer } from '#tests/support/local-server.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { openQueueing } from './queueing.ts';

/** Opens the queues over an external Redis, and counts the workers started for them. */
async function openOver(redisUrl: string) {
  let launched = 0;
  const error = await openQueueing({
    paths: dataPaths('/nowhere'),
    settings: () => ({ ...defaultSettings, redisUrl }),
    originMap: () => ({}),
    workerRest: () => ({ never: true, afterMs: 0 }),
    redisServer: null,
    launcher: {
      launch() {
        launched += 1;
        return fakeChild();
      },
    },
    workerEntry: 'none',
    onChange() {},
    onUsage() {},
    onStopping() {},
    onGivenUp() {},
    log: silentLog,
    output: { write() {} },
  }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { error, launched };
}

describe('an external Redis that does no work is refused before any worker starts', () => {
  it('if no server listens', async () => {
    const { error, launched } = await openOver('redis://127.0.0.1:1');
    expect(error).toMatchObject({ code: 'redis_unavailable' });
    expect(launched).toBe(0);
  });

  it.each([
    ['a web server', (url: string) => url.replace('http:', 'redis:')],
    ['a web server, over TLS', (url: string) => url.replace('http:', 'rediss:')],
  ])('if %s does', async (_what, toRedisUrl) => {
    await using server = await startLocalServer((_request, response) => response.end('hello'));
    const { error, launched } = await openOver(toRedisUrl(server.url));
    expect(error).toMatchObject({ code: expect.stringMatching(/^redis_/) });
    expect(launched).toBe(0);
  });
});
