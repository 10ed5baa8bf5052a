import { expect, it } from 'vitest';
import { startMirrorServer } from './mirror-server.ts';

const start = () =>
  startMirrorServer(0, ({ response, url }) => {
    response.end(url.href);
  });

it('answers for the hosts of its map, with path and query', async () => {
  await using server = await start();
  const mirror = server.originMapOf(['api.lever.co'])['https://api.lever.co'];

  const answer = await fetch(`${mirror}/v0/postings/acme?skip=5&mode=json`);

  await expect(answer.text()).resolves.toBe(
    'https://api.lever.co/v0/postings/acme?skip=5&mode=json',
  );
});

it.each(['/', '//', '/%'])('answers 404 to the address %s, which names no site', async (path) => {
  await using server = await start();
  const mirror = server.originMapOf([''])['https://'] ?? '';

  expect((await fetch(mirror.replace(/\/$/, '') + path)).status).toBe(404);
});

it('listens on this machine only, and stops once disposed', async () => {
  const server = await start();
  const mirror = server.originMapOf(['x.example'])['https://x.example'] ?? '';
  await server[Symbol.asyncDispose]();

  expect(new URL(mirror).hostname).toBe('127.0.0.1');
  await expect(fetch(mirror)).rejects.toThrow('fetch failed');
});
