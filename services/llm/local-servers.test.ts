import { expect, it } from 'vitest';
import { startLocalServer } from '#tests/support/local-server.ts';
import { findLocalServers, usualPlaces } from './local-servers.ts';

const placeOf = (server: string, port: number) =>
  usualPlaces.filter((place) => place.server === server).map((place) => ({ ...place, port }));

const answering = (path: string, body: string) =>
  startLocalServer((request, response) => {
    response.statusCode = request.url === path ? 200 : 404;
    response.end(request.url === path ? body : 'nothing here');
  });

it.each([
  ['Ollama', '/api/tags', { models: [{ name: 'qwen3:4b', size: 1 }, { name: 'phi4:latest' }] }],
  ['vLLM', '/v1/models', { object: 'list', data: [{ id: 'qwen3:4b' }, { id: 'phi4:latest' }] }],
  ['LM Studio', '/v1/models', { data: [{ id: 'qwen3:4b' }, { id: 'phi4:latest' }] }],
  ['llama.cpp', '/v1/models', { data: [{ id: 'qwen3:4b' }, { id: 'phi4:latest' }] }],
])('finds %s and its models', async (server, path, body) => {
  await using local = await answering(path, JSON.stringify(body));
  expect(await findLocalServers(placeOf(server, local.port))).toEqual([
    { server, url: `${local.url}/v1`, models: ['qwen3:4b', 'phi4:latest'] },
  ]);
});

it('finds a server that has no model yet', async () => {
  await using local = await answering('/api/tags', '{"models":[]}');
  expect(await findLocalServers(placeOf('Ollama', local.port))).toMatchObject([{ models: [] }]);
});

it.each([['<html>Welcome</html>'], ['{"data":"something else"}']])(
  'mistakes no other program for one: %s',
  async (body) => {
    await using local = await answering('/v1/models', body);
    expect(await findLocalServers(placeOf('vLLM', local.port))).toEqual([]);
  },
);

it('finds nothing if nothing listens', async () => {
  const { port } = await answering('/', '').then(async (local) => {
    await local[Symbol.asyncDispose]();
    return local;
  });
  expect(await findLocalServers(placeOf('vLLM', port))).toEqual([]);
});

it('waits half a second for a silent one, and still finds the others', async () => {
  await using silent = await startLocalServer(() => undefined);
  await using local = await answering('/v1/models', '{"data":[]}');
  const since = performance.now();
  const places = [...placeOf('vLLM', silent.port), ...placeOf('LM Studio', local.port)];
  expect(await findLocalServers(places)).toHaveLength(1);
  expect(performance.now() - since).toBeLessThan(2_000);
});

it('looks at the default ports of common servers', () => {
  expect(usualPlaces.map(({ server, port }) => [server, port])).toEqual([
    ['Ollama', 11_434],
    ['vLLM', 8_000],
    ['LM Studio', 1_234],
    ['llama.cpp', 8_080],
  ]);
});
